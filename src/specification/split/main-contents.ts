import { partsOf, type Relation } from '../../model/schema.ts';
import type { Facts } from '../facts.ts';
import { linkFrom } from '../link.ts';
import { codeSpan } from '../markdown.ts';
import { nameOf } from '../relations.ts';
import { render } from '../renderer.ts';
import type { GeneratedBlock, SectionBlocks } from '../section.ts';
import { listed } from '../words/listing.ts';
import { pageOf, pageTitle } from './page-contents.ts';
import { historyPath } from './page-path.ts';
import type { Pages, RelationPage } from './pages.ts';

/** Sections that are on the page of the migration history. */
export const HISTORY_SECTIONS: ReadonlySet<string> = new Set([
	'migration-history',
	'migration-health',
	'rollback-procedures',
]);

/** Sections in which the document lists the relations that have a page. */
const LISTS: ReadonlySet<string> = new Set(['core-tables', 'relationship-tables', 'audit-tables', 'views']);

/** What is left of the sections in a document with pages: everything that is on no page, and the way to what is. */
export function mainContents(
	facts: Facts,
	pages: Pages,
	contents: readonly SectionBlocks[],
): readonly SectionBlocks[] {
	return contents.map(({ section, blocks }) => {
		if (HISTORY_SECTIONS.has(section.id)) {
			const link = linkFrom(facts.document, historyPath(facts.document));
			return {
				section,
				blocks: [{ id: `pages ${section.id}`, heading: null, content: render('on-history-page', { link }) }],
			};
		}
		const moved = new Set(blocks.flatMap((block) => pageOf(pages, section, block) ?? []));
		if (moved.size === 0) return { section, blocks };
		const content = LISTS.has(section.id)
			? listPages(facts, pages, [...moved])
			: render('on-pages', { heading: pageTitle(section) });
		const pointer: GeneratedBlock = { id: `pages ${section.id}`, heading: null, content };
		return { section, blocks: [pointer, ...blocks.filter((block) => !pageOf(pages, section, block))] };
	});
}

function listPages(facts: Facts, pages: Pages, shown: readonly RelationPage[]): string {
	const rows = shown.map(({ relation }) => ({
		link: pages.link(facts.document, relation),
		comment: relation.comment,
		targets: listed(targetsOf(facts, relation)),
	}));
	return render('page-list', { rows });
}

/** What a table belongs to, for one that nobody has said anything about. */
function targetsOf({ schema }: Facts, relation: Relation): readonly string[] {
	const keys = partsOf(schema, relation, 'foreign-key').map(({ references }) =>
		nameOf({ namespace: references.namespace, name: references.relation }),
	);
	return [...new Set(keys)].map(codeSpan);
}

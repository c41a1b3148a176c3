import type { Facts } from '../facts.ts';
import { codeSpan } from '../markdown.ts';
import { nameOf } from '../relations.ts';
import type { GeneratedBlock, Section, SectionBlocks } from '../section.ts';
import { pageHeader } from './page-header.ts';
import type { Pages, RelationPage } from './pages.ts';
import { gatherRelationships } from './relationships.ts';
import { gatherStories } from './story.ts';

/** Sections whose blocks tell what the relation is, which a page begins with. */
const DEFINITIONS: ReadonlySet<string> = new Set([
	'core-tables',
	'relationship-tables',
	'audit-tables',
	'views',
]);

/** Sections whose blocks may be named after a relation and are about several. */
const SHARED: ReadonlySet<string> = new Set(['entity-relationship-diagram']);

/** What a section is called on pages, where its own title is about more than one relation. */
const TITLES: Readonly<Record<string, string>> = {
	'business-domain-analysis': 'Relationships',
	'data-flow-analysis': 'Data flow',
	'utility-functions': 'Triggers',
};

/** The heading over what a page has of a section. */
export function pageTitle({ id, title }: Section): string {
	return TITLES[id] ?? title;
}

/** The page on which a block of a section belongs; undefined for one that stays in the document. */
export function pageOf(pages: Pages, section: Section, { id }: GeneratedBlock): RelationPage | undefined {
	return SHARED.has(section.id) ? undefined : pages.ofBlock(id);
}

/** The blocks of each page, in their order: what it is, what it is related to, what the sections say of it, how it came to be. */
export function pageContents(
	facts: Facts,
	pages: Pages,
	contents: readonly SectionBlocks[],
): ReadonlyMap<RelationPage, readonly GeneratedBlock[]> {
	const definitions = new Map<RelationPage, GeneratedBlock[]>();
	const others = new Map<RelationPage, GeneratedBlock[]>();
	for (const { section, blocks } of contents) {
		const titled = new Set<RelationPage>();
		for (const block of blocks) {
			const page = pageOf(pages, section, block);
			// A page tells its relationships itself, with links.
			if (!page || section.id === 'business-domain-analysis') continue;
			const isDefinition = DEFINITIONS.has(section.id);
			const group = isDefinition ? definitions : others;
			const list = group.get(page) ?? [];
			group.set(page, list);
			list.push(isDefinition ? asDefinition(block, page) : asPart(block, page, section, titled));
		}
	}
	const relationships = gatherRelationships(facts.schema, pages);
	const stories = gatherStories(facts);
	return new Map(
		pages.list.map((page) => [
			page,
			[
				pageHeader(facts, page),
				...(definitions.get(page) ?? []),
				...relationships.blocksFor(page),
				...(others.get(page) ?? []),
				...stories.blocksFor(page),
			],
		]),
	);
}

/** The page's own title names the relation; a partition on the page of its whole keeps its name. */
function asDefinition(block: GeneratedBlock, { relation }: RelationPage): GeneratedBlock {
	return block.heading === codeSpan(nameOf(relation)) ? { ...block, heading: null } : block;
}

/** The section's title takes the place of the relation's name, which the page's title is. */
function asPart(
	{ id, heading, content }: GeneratedBlock,
	page: RelationPage,
	section: Section,
	titled: Set<RelationPage>,
): GeneratedBlock {
	const name = codeSpan(nameOf(page.relation));
	const isFirst = !titled.has(page);
	titled.add(page);
	const own = heading === null || heading === name ? null : heading;
	const bold = `**${name}**\n\n`;
	return {
		id,
		heading: isFirst ? (own === null ? pageTitle(section) : `${pageTitle(section)}: ${own}`) : own,
		content: content.startsWith(bold) ? content.slice(bold.length) : content,
	};
}

import type { Facts } from '../facts.ts';
import { linkFrom } from '../link.ts';
import { codeSpan, prose } from '../markdown.ts';
import { nameOf } from '../relations.ts';
import { render } from '../renderer.ts';
import type { GeneratedBlock, SectionBlocks } from '../section.ts';
import { HISTORY_SECTIONS } from './main-contents.ts';
import { historyPath } from './page-path.ts';
import type { Pages } from './pages.ts';

/** The blocks of the page of the migration history, with links to the pages of the relations that it names. */
export function historyContents(
	facts: Facts,
	pages: Pages,
	contents: readonly SectionBlocks[],
): readonly GeneratedBlock[] {
	const path = historyPath(facts.document);
	const links = new Map(
		pages.list.map(({ relation }) => [codeSpan(nameOf(relation)), pages.link(path, relation)]),
	);
	const header = render('history-page', {
		project: prose(facts.project.name),
		main: linkFrom(path, facts.document),
	});
	const blocks = contents
		.filter(({ section }) => HISTORY_SECTIONS.has(section.id))
		.flatMap(({ section, blocks }) =>
			blocks.map(({ id, heading, content }, index): GeneratedBlock => {
				const words = index > 0 ? heading : heading === null ? section.title : `${section.title}: ${heading}`;
				return { id, heading: words, content: linkNames(content, links) };
			}),
		);
	return [{ id: 'page of the migration history', heading: null, content: header }, ...blocks];
}

/** Makes links of the code spans that are a relation's name, outside of fences and of what is a link already. */
function linkNames(content: string, links: ReadonlyMap<string, string>): string {
	let fence: string | null = null;
	return content
		.split('\n')
		.map((line) => {
			const run = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
			if (run !== undefined && (fence === null || (run.startsWith(fence) && line.trim() === run)))
				fence = fence === null ? run : null;
			if (run !== undefined || fence !== null || line.startsWith('#')) return line;
			return line.replace(
				/\[[^\]]*\]\([^)]*\)|(`+)(?!`).*?(?<!`)\1(?!`)/g,
				(span) => links.get(span) ?? span,
			);
		})
		.join('\n');
}

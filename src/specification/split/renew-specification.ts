import type { DatabaseConfig } from '../../config/config.ts';
import type { SpecificationDocument } from '../document.ts';
import type { Facts } from '../facts.ts';
import { listContents } from '../outline/list-contents.ts';
import { regenerate } from '../regenerate.ts';
import type { GeneratedBlock } from '../section.ts';
import { historyContents } from './history-page.ts';
import { mainContents } from './main-contents.ts';
import { pageContents } from './page-contents.ts';
import { keptHeader } from './page-header.ts';
import { historyPath, pagePath } from './page-path.ts';
import { layOutPages, type Pages } from './pages.ts';
import { hasWords, renewPage } from './renew-page.ts';
import type { Specification } from './specification.ts';

/** A file of a specification as it is committed and as it should be; null where there is none. */
export interface RenewedFile {
	readonly path: string;
	readonly committed: string | null;
	readonly text: string | null;
}

/** Everything that a specification consists of, the document first, then its pages by path. Throws as `regenerate` does. */
export function renewSpecification(
	{ main, pages: committed }: Specification,
	facts: Facts,
	mode: DatabaseConfig['documentMode'],
): readonly RenewedFile[] {
	const renewed = mode === 'split' ? splitPages(committed, facts) : null;
	const document: RenewedFile = {
		path: facts.document,
		committed: main?.text ?? null,
		text: regenerate(main, facts, renewed?.contents),
	};
	const written = new Set(renewed?.files.map(({ path }) => path));
	const pages = renewed?.pages ?? layOutPages(facts.document, facts.schema, committed);
	const left = committed
		.filter(({ path }) => !written.has(path))
		.map((page) => keepWords(page, facts, pages));
	const files = [...(renewed?.files ?? []), ...left];
	return [document, ...files.sort((a, b) => (a.path < b.path ? -1 : 1))];
}

function splitPages(committed: readonly SpecificationDocument[], facts: Facts) {
	const pages = layOutPages(facts.document, facts.schema, committed);
	const history = historyPath(facts.document);
	// Whatever leads out of a page starts in the folder that all pages are in.
	const onPages = listContents({ ...facts, document: history });
	const files: RenewedFile[] = [];
	const renew = (
		path: string,
		page: SpecificationDocument | null,
		blocks: readonly GeneratedBlock[],
	): void => {
		files.push({ path, committed: page?.text ?? null, text: renewPage(page, facts, blocks) });
	};
	for (const [{ path, document }, blocks] of pageContents(facts, pages, onPages))
		renew(path, document, blocks);
	const formerHistory = committed.find(({ path }) => path === history) ?? null;
	renew(history, formerHistory, historyContents(facts, pages, onPages));
	return { pages, files, contents: mainContents(facts, pages, listContents(facts)) };
}

/** A page that nothing is generated on any more goes, unless people have written on it. */
function keepWords(page: SpecificationDocument, facts: Facts, pages: Pages): RenewedFile {
	const { path, text: committed } = page;
	// Somebody else's file.
	if (page.blocks.length === 0) return { path, committed, text: committed };
	if (!hasWords(page)) return { path, committed, text: null };
	const relation = pages.list.find((each) => pagePath(facts.document, each.relation) === path)?.relation;
	const id = page.blocks.find((block) => block.id.startsWith('page '))?.id ?? 'page';
	return { path, committed, text: renewPage(page, facts, [keptHeader(facts, id, path, relation)]) };
}

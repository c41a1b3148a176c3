import type { SpecificationDocument } from '../document.ts';
import type { Facts } from '../facts.ts';
import { isPlanBlock } from '../plan-block.ts';
import { makeDraft } from '../regenerate/draft.ts';
import { listParts } from '../regenerate/parts.ts';
import { placeBlocks } from '../regenerate/place-blocks.ts';
import { refuseUnfinished } from '../regenerate/refuse-unfinished.ts';
import { dominantLineEnding, writeBlock, writeDraft } from '../regenerate/write-draft.ts';
import type { GeneratedBlock, Section } from '../section.ts';

/** A page has no sections of its own: its blocks have the headings. */
const WHOLE_PAGE: Section = {
	id: 'page',
	title: '',
	level: 0,
	parent: null,
	draft: () => null,
	blocks: () => [],
};

/** A page's new text: these blocks in place, new ones beside their siblings, people's words byte for byte. */
export function renewPage(
	page: SpecificationDocument | null,
	{ graduated }: Pick<Facts, 'graduated'>,
	blocks: readonly GeneratedBlock[],
): string {
	const lineEnding = page ? dominantLineEnding(page.text) : '\n';
	const parts = page && page.text !== '' ? listParts(page) : [{ kind: 'prose' as const, text: '' }];
	const draft = makeDraft(parts, [{ section: WHOLE_PAGE, blocks }], {});
	const end = draft.pieces.at(-1);
	placeBlocks(draft, (block) => writeBlock(block, 2, lineEnding));
	if (page && end && end.after.length > 0) refuseUnfinished(page);
	return writeDraft(draft, lineEnding, graduated);
}

/** True for a page on which people have written something, if only a plan. */
export function hasWords({ text, blocks }: SpecificationDocument): boolean {
	const generated = blocks.filter(({ id }) => !isPlanBlock(id));
	let at = 0;
	for (const { span } of generated) {
		if (!isBlank(text.slice(at, span.start))) return true;
		at = span.end;
	}
	return !isBlank(text.slice(at));
}

function isBlank(text: string): boolean {
	return text.replace(/^\uFEFF/, '').trim() === '';
}

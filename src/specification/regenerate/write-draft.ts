import { isPlanBlock } from '../plan-block.ts';
import type { GeneratedBlock } from '../section.ts';
import type { Draft } from './draft.ts';
import { makePage } from './page.ts';

/** The text of a document that has been made: people's words and plan blocks as they are, those aside that have come true. */
export function writeDraft(draft: Draft, lineEnding: string, graduated: readonly string[]): string {
	const gone = new Set(graduated);
	const contents = new Map<string, string>();
	for (const { blocks, level } of draft.sections) {
		for (const block of blocks) {
			if (draft.blocks.has(block.id)) contents.set(block.id, writeContent(block, level + 1, lineEnding));
		}
	}
	const page = makePage(lineEnding);
	for (const piece of draft.pieces) {
		const { part, before, after } = piece;
		for (const text of before) page.insert(text);
		if (part.kind !== 'block') page.keep(part.text);
		else if (isPlanBlock(part.id) && !gone.has(part.id)) page.keep(part.text);
		else if (draft.blocks.get(part.id) === piece) page.keep(part.begin + contents.get(part.id) + part.end);
		else page.close();
		for (const text of after) page.insert(text);
	}
	return page.text();
}

/** A new block with its markers. */
export function writeBlock(block: GeneratedBlock, level: number, lineEnding: string): string {
	const begin = `<!-- spec:begin ${block.id} -->${lineEnding}`;
	return `${begin}${writeContent(block, level, lineEnding)}<!-- spec:end ${block.id} -->${lineEnding}`;
}

function writeContent({ heading, content }: GeneratedBlock, level: number, lineEnding: string): string {
	const title = heading === null ? '' : `${'#'.repeat(Math.min(level, 6))} ${heading}\n\n`;
	return `${title}${content}\n`.replace(/\r\n|\r|\n/g, lineEnding);
}

/** The line ending that most lines of a text have. */
export function dominantLineEnding(text: string): string {
	const all = text.split('\n').length - 1;
	const windows = text.split('\r\n').length - 1;
	return windows > all - windows ? '\r\n' : '\n';
}

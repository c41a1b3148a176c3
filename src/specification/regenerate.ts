import { UserError } from '../errors.ts';
import type { SpecificationDocument } from './document.ts';
import type { Facts } from './facts.ts';
import { outline } from './outline/index.ts';
import { type Draft, makeDraft } from './regenerate/draft.ts';
import { startDocument } from './regenerate/new-document.ts';
import { makePage } from './regenerate/page.ts';
import { listParts } from './regenerate/parts.ts';
import { placeBlocks } from './regenerate/place-blocks.ts';
import { placeSections } from './regenerate/place-sections.ts';
import type { GeneratedBlock } from './section.ts';

/**
 * The specification's whole new text: generated blocks as the facts have them, in place; new ones beside their
 * siblings or under their section's heading; people's words byte for byte. Given its own result it changes nothing.
 * Null makes a new document. Throws a UserError with code `document` when a code fence or comment that nobody closed
 * would swallow what is added at the end.
 */
export function regenerate(document: SpecificationDocument | null, facts: Facts): string {
	const lineEnding = document ? dominantLineEnding(document.text) : '\n';
	const parts = document ? listParts(document) : startDocument(facts.project.name);
	const sections = outline.map((section) => ({ section, blocks: section.blocks(facts) }));
	const draft = makeDraft(parts, sections);
	const end = draft.pieces.at(-1);
	placeSections(draft, facts, lineEnding);
	placeBlocks(draft, (block, level) => writeBlock(block, level, lineEnding));
	const grown = draft.pieces.at(-1) !== end || (end !== undefined && end.after.length > 0);
	if (document && grown && document.unfinished !== null)
		throw unfinishedError(document.path, document.unfinished);
	return writeDraft(draft, lineEnding);
}

function writeDraft(draft: Draft, lineEnding: string): string {
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
		else if (draft.blocks.get(part.id) === piece) page.keep(part.begin + contents.get(part.id) + part.end);
		else page.close();
		for (const text of after) page.insert(text);
	}
	return page.text();
}

function writeBlock(block: GeneratedBlock, level: number, lineEnding: string): string {
	const begin = `<!-- spec:begin ${block.id} -->${lineEnding}`;
	return `${begin}${writeContent(block, level, lineEnding)}<!-- spec:end ${block.id} -->${lineEnding}`;
}

function writeContent({ heading, content }: GeneratedBlock, level: number, lineEnding: string): string {
	const title = heading === null ? '' : `${'#'.repeat(Math.min(level, 6))} ${heading}\n\n`;
	return `${title}${content}\n`.replace(/\r\n|\r|\n/g, lineEnding);
}

function dominantLineEnding(text: string): string {
	const all = text.split('\n').length - 1;
	const windows = text.split('\r\n').length - 1;
	return windows > all - windows ? '\r\n' : '\n';
}

function unfinishedError(path: string, line: number): UserError {
	return new UserError('document', 'A code fence or an HTML comment opens here and is never closed.', {
		location: { file: path, line },
		hint: 'Close it and generate again: whatever is added at the end of the document would become part of it.',
	});
}

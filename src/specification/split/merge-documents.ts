import type { SpecificationDocument } from '../document.ts';
import { listLines } from '../parse/lines.ts';

/**
 * A specification's document and its pages as one document, in this order: lines and offsets of a page go on where the
 * one before it ends, and `placeOf` finds the file again.
 */
export function mergeDocuments(
	main: SpecificationDocument,
	pages: readonly SpecificationDocument[],
): SpecificationDocument {
	if (pages.length === 0) return main;
	const parts: {
		readonly document: SpecificationDocument;
		readonly offset: number;
		readonly line: number;
	}[] = [];
	let offset = 0;
	let line = 0;
	for (const document of [main, ...pages]) {
		parts.push({ document, offset, line });
		offset += document.text.length + 1;
		line += listLines(document.text).length;
	}
	return {
		path: main.path,
		text: parts.map(({ document }) => document.text).join('\n'),
		headings: parts.flatMap(({ document, offset, line }) =>
			document.headings.map((heading) => ({
				...heading,
				line: heading.line + line,
				span: moved(heading.span, offset),
				...(line > 0 ? { isOnPage: true as const } : {}),
			})),
		),
		blocks: parts.flatMap(({ document, offset, line }) =>
			document.blocks.map((block) => ({
				...block,
				line: block.line + line,
				span: moved(block.span, offset),
				content: moved(block.content, offset),
			})),
		),
		statements: parts.flatMap(({ document, offset, line }) =>
			document.statements.map((each) => ({ ...each, line: each.line + line, offset: each.offset + offset })),
		),
		placeholders: parts.flatMap(({ document, offset, line }) =>
			document.placeholders.map((each) => ({
				...each,
				line: each.line + line,
				offset: each.offset + offset,
			})),
		),
		mentions: parts.flatMap(({ document, line }) =>
			document.mentions.map((mention) => ({ ...mention, line: mention.line + line })),
		),
		unfinished: main.unfinished,
		files: parts.map(({ document, line }) => ({ path: document.path, linesBefore: line })),
	};
}

function moved(
	{ start, end }: { start: number; end: number },
	offset: number,
): { start: number; end: number } {
	return { start: start + offset, end: end + offset };
}

/** The file and the line in it that a line of a document stands for; 1-based. */
export function placeOf(
	{ path, files = [] }: Pick<SpecificationDocument, 'path' | 'files'>,
	line: number,
): { readonly file: string; readonly line: number } {
	const found = files.findLast(({ linesBefore }) => linesBefore < line);
	return found ? { file: found.path, line: line - found.linesBefore } : { file: path, line };
}

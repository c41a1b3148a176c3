import type { Code, Nodes } from 'mdast';
import type { Line } from './lines.ts';
import type { TopNode } from './nodes.ts';

/** A code block. Line numbers are 0-based and include the fences' own lines. */
export interface CodeBlock {
	readonly firstLine: number;
	readonly lastLine: number;
	/** Null for code that is only indented. */
	readonly fence: Fence | null;
	/** The content's lines as the Markdown has them, without the list's or quote's indentation. */
	readonly content: readonly string[];
}

/** What opens and closes a fenced code block. */
export interface Fence {
	/** The run of backticks or tildes that opens it. */
	readonly opening: string;
	/** First word of the info string in lower case; empty where there is none. */
	readonly language: string;
	/** The words after the language, in lower case. */
	readonly marks: readonly string[];
	/** False when the text or its list or quote ends before a closing fence. */
	readonly closed: boolean;
}

/** The code blocks in a block of Markdown, also those in its lists and quotes. */
export function listCode(
	{ node, firstLine }: TopNode,
	text: string,
	lines: readonly Line[],
	blanked: ReadonlySet<number>,
): readonly CodeBlock[] {
	const lineText = (number: number): string => text.slice(lines[number]!.start, lines[number]!.end);
	return findCode(node).map((code): CodeBlock => {
		const { start, end } = code.position!;
		const first = firstLine + start.line - 1;
		const last = firstLine + end.line - 1;
		const opening = /^(?:`{3,}|~{3,})/.exec(lineText(first).slice(start.column - 1))?.[0];
		const content = code.value === '' ? [] : code.value.split(/\r\n|\n|\r/);
		const closed = opening !== undefined && last > first && closes(lineText(last), opening);
		return {
			firstLine: first,
			lastLine: last,
			fence: opening
				? { opening, language: (code.lang ?? '').toLowerCase(), marks: marksOf(code), closed }
				: null,
			content: content.map((line, index) => {
				const number = first + (opening ? 1 : 0) + index;
				return blanked.has(number) ? lineText(number) : line;
			}),
		};
	});
}

function marksOf({ meta }: Code): readonly string[] {
	return (meta ?? '').toLowerCase().split(/\s+/).filter(Boolean);
}

function findCode(node: Nodes): readonly Code[] {
	if (node.type === 'code') return [node];
	return 'children' in node ? node.children.flatMap(findCode) : [];
}

function closes(line: string, opening: string): boolean {
	const run = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
	return run !== undefined && run[0] === opening[0] && run.length >= opening.length;
}

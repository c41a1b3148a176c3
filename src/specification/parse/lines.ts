import type { Span } from '../../sql/statement.ts';

/** One line of a text; its span has no line ending, `next` is where the following line starts. */
export interface Line extends Span {
	readonly next: number;
}

/** The lines of a text as Markdown counts them: `\n`, `\r\n` and a lone `\r` all end one. */
export function listLines(text: string): readonly Line[] {
	const lines: Line[] = [];
	let start = 0;
	for (const ending of text.matchAll(/\r\n|\n|\r/g)) {
		const next = ending.index + ending[0].length;
		lines.push({ start, end: ending.index, next });
		start = next;
	}
	lines.push({ start, end: text.length, next: text.length });
	return lines;
}

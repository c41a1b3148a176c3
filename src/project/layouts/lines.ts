/** One line of a text and where it stands. */
export interface Line {
	readonly start: number;
	/** Where its line break begins, and where the next line does. */
	readonly end: number;
	readonly next: number;
	/** Without the line break. */
	readonly text: string;
	/** 1-based. */
	readonly number: number;
}

/** The lines of a text, in order. */
export function* linesOf(source: string): Generator<Line> {
	let number = 1;
	for (let start = 0; start < source.length; number++) {
		const newline = source.indexOf('\n', start);
		const end = newline < 0 ? source.length : newline;
		const next = newline < 0 ? end : newline + 1;
		yield { start, end, next, text: source.slice(start, end).replace(/\r$/, ''), number };
		start = next;
	}
}

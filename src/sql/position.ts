import type { Position } from './statement.ts';

/** Line and column of one UTF-16 offset; for many offsets in one text use `positionsIn`. */
export function positionAt(source: string, offset: number): Position {
	const end = Math.min(Math.max(offset, 0), source.length);
	let line = 1;
	let start = 0;
	for (let at = source.indexOf('\n'); at >= 0 && at < end; at = source.indexOf('\n', at + 1)) {
		line++;
		start = at + 1;
	}
	return { line, column: end - start + 1 };
}

/** The offset at which each line begins, first line first. */
export function lineStarts(source: string): readonly number[] {
	const starts = [0];
	for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
	return starts;
}

/** A look-up of positions in one text that reads the text once. */
export function positionsIn(source: string): (offset: number) => Position {
	const starts = lineStarts(source);
	return (offset) => {
		const end = Math.min(Math.max(offset, 0), source.length);
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (starts[middle]! <= end) low = middle;
			else high = middle - 1;
		}
		return { line: low + 1, column: end - starts[low]! + 1 };
	};
}

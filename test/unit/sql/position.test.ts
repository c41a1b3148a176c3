import { describe, expect, it } from 'vitest';
import { lineStarts, positionAt, positionsIn } from '../../../src/sql/position.ts';

const text = 'one\ntwo\r\n\n💥x';

describe('positions', () => {
	it.each([
		[0, 1, 1],
		[3, 1, 4],
		[4, 2, 1],
		[8, 2, 5],
		[9, 3, 1],
		[10, 4, 1],
		[12, 4, 3],
		[13, 4, 4],
		[99, 4, 4],
		[-1, 1, 1],
	])('offset %i is %i:%i', (offset, line, column) => {
		expect(positionAt(text, offset)).toEqual({ line, column });
		expect(positionsIn(text)(offset)).toEqual({ line, column });
	});

	it('finds the lines', () => {
		expect(lineStarts(text)).toEqual([0, 4, 9, 10]);
		expect(lineStarts('')).toEqual([0]);
	});
});

import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/sql/edit.ts';

describe('applyEdits', () => {
	it.each([
		['nothing', [], 'abcdef'],
		['a replacement', [{ start: 1, end: 3, text: 'X' }], 'aXdef'],
		[
			'edits in any order',
			[
				{ start: 6, end: 6, text: '!' },
				{ start: 0, end: 1, text: '' },
			],
			'bcdef!',
		],
		[
			'two at one place, in their order',
			[
				{ start: 2, end: 2, text: '1' },
				{ start: 2, end: 2, text: '2' },
			],
			'ab12cdef',
		],
	])('makes %s', (_, edits, expected) => {
		expect(applyEdits('abcdef', edits)).toBe(expected);
	});
});

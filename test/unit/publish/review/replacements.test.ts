import { describe, expect, it } from 'vitest';
import { diffText } from '../../../../src/compare/text-diff.ts';
import { parsePatch } from '../../../../src/publish/review/diff-lines.ts';
import { listReplacements } from '../../../../src/publish/review/replacements.ts';

const lines = (...texts: readonly string[]) => texts.map((text) => `${text}\n`).join('');
const filler = (count: number) => Array.from({ length: count }, (_, at) => `line ${at}`);

describe('what regenerating replaces', () => {
	it.each([
		['one line', ['a', 'b', 'c'], ['a', 'B', 'c'], [{ start: 2, end: 2, before: ['b'], after: ['B'] }]],
		[
			'several lines by more of them',
			['a', 'b', 'c', 'd'],
			['a', 'B', 'C', 'X', 'd'],
			[{ start: 2, end: 3, before: ['b', 'c'], after: ['B', 'C', 'X'] }],
		],
		['lines that go', ['a', 'b', 'c'], ['a', 'c'], [{ start: 2, end: 2, before: ['b'], after: [] }]],
		['nothing for lines that come', ['a', 'c'], ['a', 'b', 'c'], []],
		[
			'lines far apart',
			['a', ...filler(20), 'z'],
			['A', ...filler(20), 'Z'],
			[
				{ start: 1, end: 1, before: ['a'], after: ['A'] },
				{ start: 22, end: 22, before: ['z'], after: ['Z'] },
			],
		],
		[
			'lines that look like the head of another file',
			['-- a/evil.md', '++ b/evil.md', 'c'],
			['-- a/evil', '@@ -9 +9 @@', 'c'],
			[
				{
					...{ start: 1, end: 2, before: ['-- a/evil.md', '++ b/evil.md'] },
					after: ['-- a/evil', '@@ -9 +9 @@'],
				},
			],
		],
	])('is %s', (_, before, after, expected) => {
		const found = listReplacements(diffText('docs/a b.md', lines(...before), lines(...after)));
		expect(found).toEqual(expected.map((each) => ({ path: 'docs/a b.md', ...each })));
	});

	it('is not a last line without its end', () => {
		expect(listReplacements(diffText('a.md', 'a\nb', 'a\nc\n'))).toEqual([]);
	});

	it('is told for each of several documents', () => {
		const diff =
			diffText('a.md', lines('a'), lines('b')) + diffText('b.md', lines('x', 'a'), lines('x', 'b'));
		expect(listReplacements(diff).map(({ path, start }) => `${path}:${start}`)).toEqual(['a.md:1', 'b.md:2']);
	});
});

describe('the lines of a patch', () => {
	it('are those of the new side, hunk by hunk', () => {
		const patch =
			'@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n@@ -10 +10,2 @@ section\n+++x\n y\n\\ No newline at end of file';
		expect(parsePatch(patch).map((hunk) => [...hunk])).toEqual([
			[
				[1, 'a'],
				[2, 'B'],
				[3, 'c'],
			],
			[
				[10, '++x'],
				[11, 'y'],
			],
		]);
	});
});

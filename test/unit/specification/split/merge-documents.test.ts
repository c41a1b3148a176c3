import { expect, it } from 'vitest';
import { parseDocument } from '../../../../src/specification/parse-document.ts';
import { mergeDocuments, placeOf } from '../../../../src/specification/split/merge-documents.ts';

const fence = (sql: string): string => `\`\`\`sql\n${sql}\n\`\`\``;
const MAIN = `# Title\n\n${fence('CREATE TABLE a (x int);')}`;
const PAGE = `\r\nWords \`a.x\`.\r\n\r\n## Plan\r\n\r\n${fence('CREATE TABLE b (...);\nCREATE TABLE c (x int);')}\r\n`;
const parts = [
	parseDocument('d.md', MAIN),
	parseDocument('d/a.md', ''),
	parseDocument('d/b.md', PAGE),
] as const;
const [main, ...pages] = parts;
const whole = mergeDocuments(main, pages);

it('has what each file says, at its place in all of them', () => {
	for (const { text, offset } of whole.statements) expect(whole.text.startsWith(text, offset)).toBe(true);
	expect(whole.statements.map(({ text }) => text)).toEqual([
		'CREATE TABLE a (x int)',
		'CREATE TABLE c (x int)',
	]);
	expect(whole.headings.map(({ text, isOnPage = false }) => [text, isOnPage])).toEqual([
		['Title', false],
		['Plan', true],
	]);
});

it('finds the file and the line again', () => {
	const [own, , foreign] = parts;
	expect(whole.statements.map(({ line }) => placeOf(whole, line))).toEqual([
		{ file: 'd.md', line: own.statements[0]?.line },
		{ file: 'd/b.md', line: foreign.statements[0]?.line },
	]);
	expect(whole.placeholders.map(({ line }) => placeOf(whole, line))).toEqual([{ file: 'd/b.md', line: 7 }]);
	expect(whole.mentions.map(({ line }) => placeOf(whole, line))).toEqual([{ file: 'd/b.md', line: 2 }]);
});

it('is the document itself where there are no pages', () => {
	expect(mergeDocuments(main, [])).toBe(main);
	expect(placeOf(main, 3)).toEqual({ file: 'd.md', line: 3 });
});

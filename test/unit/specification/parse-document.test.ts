import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { parseDocument } from '../../../src/specification/parse-document.ts';

const parse = (text: string) => parseDocument('docs/spec.md', text);
const lines = (...all: readonly string[]) => all.join('\n');

function problemsOf(text: string): { line: number | undefined; message: string } {
	try {
		parse(text);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		expect(error.code).toBe('document');
		expect(error.location?.file).toBe('docs/spec.md');
		expect(error.hint).toMatch(/delete a block with both of its markers/);
		const facts = Object.entries(error.facts).flatMap(([place, said]) =>
			said.split('\n').map((problem) => `${place}: ${problem}`),
		);
		return { line: error.location?.line, message: [error.message, ...facts].join('\n') };
	}
	throw new Error('it parsed');
}

describe('headings', () => {
	it.each([
		['# One', [[1, 'One', 1]]],
		['  ## Two ##  ', [[2, 'Two', 1]]],
		['### C# ', [[3, 'C#', 1]]],
		[
			'Words\n=====\nMore\n---',
			[
				[1, 'Words', 1],
				[2, 'More', 3],
			],
		],
		['#', [[1, '', 1]]],
		['#no', []],
		['- # in a list\n> # in a quote', []],
		['```\n# in code\n```\n\n    # indented', []],
		['a\r\n\r\n## CRLF\r\n', [[2, 'CRLF', 3]]],
		['\uFEFF# Behind a byte order mark', [[1, 'Behind a byte order mark', 1]]],
	])('of %j', (text, expected) => {
		expect(parse(text).headings.map(({ level, text: words, line }) => [level, words, line])).toEqual(
			expected,
		);
	});

	it('span their whole lines', () => {
		const text = '\uFEFFx\r\n\r\nTitle\r\n-----\r\nafter';
		const [heading] = parse(text).headings;
		expect(text.slice(heading!.span.start, heading!.span.end)).toBe('Title\r\n-----\r\n');
	});
});

describe('statements', () => {
	const document = lines(
		'# Plan',
		'',
		'```SQL title="x"',
		'-- users',
		'CREATE TABLE users (id int);',
		'',
		'CREATE TABLE roles (id int)',
		'```',
		'',
		'<!-- spec:begin table public.a -->',
		'~~~~postgresql',
		"CREATE TABLE a (x text DEFAULT '",
		'~~~',
		"');",
		'~~~~',
		'<!-- spec:end table public.a -->',
		'',
		'- item',
		'',
		'\t```pgsql',
		'\tSELECT 1;',
		'\t  SELECT 2;',
		'\t```',
		'',
		'> ```mysql',
		'> SELECT 3;',
		'> ```',
		'```js',
		'SELECT 4;',
		'```',
		'```sqlite',
		'CREATE TABLE later (...);',
		'CREATE INDEX ...;',
		'SELECT 5',
	);

	it.each([
		['as it is', document],
		['with a byte order mark', `\uFEFF${document}`],
		['with Windows line endings', document.replaceAll('\n', '\r\n')],
		['with a final newline', `${document}\n`],
	])('are found with their lines, offsets and origins, %s', (_, text) => {
		const { statements, placeholders } = parse(text);
		expect(statements.map(({ line, text: sql, origin }) => [line, sql.slice(0, 20), origin])).toEqual([
			[5, 'CREATE TABLE users (', { kind: 'claim' }],
			[7, 'CREATE TABLE roles (', { kind: 'claim' }],
			[12, 'CREATE TABLE a (x te', { kind: 'block', id: 'table public.a' }],
			[21, 'SELECT 1', { kind: 'claim' }],
			[22, 'SELECT 2', { kind: 'claim' }],
			[26, 'SELECT 3', { kind: 'claim' }],
			[34, 'SELECT 5', { kind: 'claim' }],
		]);
		for (const { text: sql, offset } of statements)
			expect(text.startsWith(sql.slice(0, 8), offset)).toBe(true);
		expect(placeholders.map(({ line, text: sql }) => [line, sql])).toEqual([
			[32, 'CREATE TABLE later (...)'],
			[33, 'CREATE INDEX ...'],
		]);
	});

	it('have no carriage returns in them', () => {
		const { statements } = parse('```sql\r\nSELECT\r\n1;\r\n```\r\n');
		expect(statements[0]!.text).toBe('SELECT\n1');
	});

	it('are whole in a fence longer than what the parser is shown of it', () => {
		const rows = Array.from({ length: 1000 }, (_, index) => `INSERT INTO t VALUES (${index});`);
		const { statements } = parse(lines('```sql', ...rows, '```'));
		expect(statements.map(({ text }) => `${text};`)).toEqual(rows);
		expect(statements.at(-1)!.line).toBe(1001);
	});
});

describe('blocks', () => {
	it('have the span of their markers and of their content', () => {
		const text = 'a\n<!-- spec:begin x y -->\r\nin\n\n  <!--spec:end x y-->  \nb';
		const [block] = parse(text).blocks;
		expect(block).toMatchObject({ id: 'x y', line: 2 });
		expect(text.slice(block!.content.start, block!.content.end)).toBe('in\n\n');
		expect(text.slice(block!.span.start, block!.span.end)).toBe(text.slice(2, -1));
	});

	it.each([
		['in a fence', '````md\n<!-- spec:begin x -->\n```sql\n```\n<!-- spec:end x -->\n````'],
		['in words', 'text <!-- spec:begin x -->'],
		['as a code span', '`<!-- spec:begin x -->`'],
		['in indented code', '    <!-- spec:begin x -->'],
	])('are not begun by a marker %s', (_, text) => {
		expect(parse(text).blocks).toEqual([]);
	});
});

describe('markers that do not fit', () => {
	it.each([
		['an end is missing', '\n<!-- spec:begin a -->\n', 2, [/line 2: block "a" begins here and ends nowhere/]],
		['a beginning is missing', '<!-- spec:end a -->', 1, [/line 1: block "a" ends here and begins nowhere/]],
		[
			'one is in another',
			lines('<!-- spec:begin a -->', '<!-- spec:begin b -->', '<!-- spec:end b -->', '<!-- spec:end a -->'),
			2,
			[/line 2: block "b" begins inside block "a", which begins on line 1; put `<!-- spec:end a -->`/],
		],
		[
			'one is there twice',
			lines('<!-- spec:begin a -->', '<!-- spec:end a -->', '<!-- spec:begin a -->', '<!-- spec:end a -->'),
			3,
			[/line 3: block "a" begins here and on line 1/],
		],
		[
			'the ids differ',
			lines('<!-- spec:begin a -->', '<!-- spec:end b -->'),
			2,
			[/line 2: block "b" ends here, but the block that is open is "a" from line 1|"a"/],
		],
		[
			'raw HTML is open',
			lines('<details>', '<!-- spec:begin a -->', '', '<!-- spec:end a -->'),
			2,
			[/line 2: .* inside the HTML that begins on line 1; put an empty line/, /line 4:/],
		],
		[
			'an id is missing',
			lines('<!-- spec:begin -->', '<!-- spec:end a -->'),
			1,
			[/line 1:.*no block id/, /line 2:/],
		],
		[
			'a fence is open to the end',
			lines('<!-- spec:begin a -->', '```sql', 'SELECT 1;', '<!-- spec:end a -->'),
			1,
			[/line 4: the marker of block "a" stands inside the code fence that opens on line 2 and/],
		],
		[
			'a fence is open until the next one closes it',
			lines(
				'```sql',
				'SELECT 1;',
				'<!-- spec:begin a -->',
				'<!-- spec:end a -->',
				'```sql',
				'SELECT 2;',
				'```',
			),
			3,
			[/line 3: .* opens on line 1/, /line 4: .* opens on line 1/],
		],
	])('are all told when %s', (_, text, line, messages) => {
		const problems = problemsOf(text);
		expect(problems.line).toBe(line);
		expect(problems.message.split('\n')).toHaveLength(
			1 + messages.length + (text.startsWith('<!-- spec:begin a -->\n```') ? 1 : 0),
		);
		for (const message of messages) expect(problems.message).toMatch(message);
	});
});

describe('a document that never closes something', () => {
	it.each([
		['a fence', 'a\n\n```sql\nSELECT 1;', 3],
		['a comment', 'a\n\n<!-- later', 3],
		['raw text', '<pre>\n\n\n# no heading', 1],
		['nothing', '```\n```\n\n<!-- a -->\n<div>', null],
		['a fence in a list, which ends with it', '- a\n  ```\n  b', null],
	])('says where: %s', (_, text, line) => {
		expect(parse(text).unfinished).toBe(line);
	});
});

describe('time', () => {
	const size = 100_000;
	it.each([
		['a table', '| `a` | b |\n'],
		['nested lists', '- - - a\n'],
		['lists', '- a\n'],
		['deep quotes', `${'> '.repeat(300)}\n`],
		['headings by underline', 'a\n-\n'],
		['definitions', '[a]: x\n'],
		['fences', '```sql\n'],
		['open comments', '<!-- spec:begin a\n'],
		['semicolons in a fence', '```sql\n;\n```\n'],
	])('grows no faster than the length: %s', (_, unit) => {
		const measure = (length: number): number => {
			const text = unit.repeat(Math.ceil(length / unit.length));
			const start = performance.now();
			parse(text);
			return performance.now() - start;
		};
		measure(size / 10);
		const small = Math.max(measure(size / 10), 20);
		// Ten times the length; a square would be a hundred times the time.
		expect(measure(size)).toBeLessThan(small * 40);
	});
});

describe('front matter', () => {
	it.each([
		['---\ntitle: Our database\n---\n\n# Title\n', [[5, 'Title']]],
		['---\r\n# a comment\r\nlist: [a]\r\n...\r\n# Title\r\n', [[5, 'Title']]],
		['---\n\nwords\n\n---\n', []],
		['---\nwords: that nothing ends\n\n# Title\n', [[4, 'Title']]],
	])('is no heading in %j', (text, expected) => {
		expect(parse(text).headings.map(({ line, text: words }) => [line, words])).toEqual(expected);
	});
});

describe('a plan block', () => {
	const text = lines(
		'<!-- spec:begin plan table public.a -->',
		'Because of `old_a`.',
		'```sql',
		'CREATE TABLE a (id int);',
		'CREATE TABLE b (...);',
		'```',
		'<!-- spec:end plan table public.a -->',
	);

	it('holds claims, placeholders and words of people', () => {
		const { statements, placeholders, mentions } = parse(text);
		const plan = 'plan table public.a';
		expect(statements.map(({ line, origin }) => [line, origin])).toEqual([[4, { kind: 'claim', plan }]]);
		expect(placeholders).toEqual([
			{ text: 'CREATE TABLE b (...)', line: 5, offset: text.indexOf('CREATE TABLE b'), plan },
		]);
		expect(mentions).toEqual([{ text: 'old_a', line: 2 }]);
	});
});

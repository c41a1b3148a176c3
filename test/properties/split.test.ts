import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStatement, utf16Offsets } from '../../src/sql/parser.ts';
import { splitScript } from '../../src/sql/split.ts';
import { runs, TIME_LIMIT } from './runs.ts';

const root = join(import.meta.dirname, '..');

/** Every file of SQL among the tests that PostgreSQL's own parser takes as it stands. */
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
	.filter((path) => path.endsWith('.sql'))
	.sort()
	.map((path) => ({ path, text: readText(join(root, path)) }));

function readText(path: string): string {
	return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
}

/** What PostgreSQL's parser takes for statements, without what stands around them; null where it refuses the text. */
async function parsed(text: string): Promise<readonly string[] | null> {
	const tree = await parseStatement(text);
	if (!tree) return null;
	const offset = utf16Offsets(text);
	const bytes = Buffer.byteLength(text);
	return (tree.stmts ?? []).map(({ stmt_location: start = 0, stmt_len: length }) =>
		bare(text.slice(offset(start), offset(length ? start + length : bytes))),
	);
}

/** A statement without comments and blanks before it, which the parser counts in. */
function bare(text: string): string {
	let at = 0;
	for (;;) {
		const start = at;
		at += /^\s*(?:--[^\r\n]*)?/.exec(text.slice(at))?.[0].length ?? 0;
		if (text.startsWith('/*', at)) at = afterComment(text, at);
		if (at === start) return text.slice(at);
	}
}

/** Where a comment ends, which may hold others. */
function afterComment(text: string, start: number): number {
	const mark = /\/\*|\*\//g;
	mark.lastIndex = start;
	for (let depth = 0; ; ) {
		const found = mark.exec(text);
		if (!found) return start;
		depth += found[0] === '/*' ? 1 : -1;
		if (depth === 0) return mark.lastIndex;
	}
}

/** What the splitter takes for statements. */
function split(text: string): readonly string[] {
	return splitScript(text).statements.map((statement) => statement.text);
}

/** The two agree up to comments at a statement's end, which the parser counts in. */
function expectSame(ours: readonly string[], theirs: readonly string[], text: string): void {
	expect(ours.length, text).toBe(theirs.length);
	for (const [index, statement] of theirs.entries()) {
		expect(statement.startsWith(ours[index] ?? ''), `${text}\n-- ${index}`).toBe(true);
		expect(bare(statement.slice(ours[index]?.length)).trim(), text).toBe('');
	}
}

const statements = [...new Set(sources.flatMap(({ text }) => split(text)))].filter(
	(text) => text.length < 3000,
);

const PIECES = [
	...statements,
	"SELECT 'a;b', E'it\\'s;', $$;$$, $x$ $$; $x$, \"q;\" /* ; /* ; */ */ -- ;\n",
	"SELECT U&'d\\0061t;a', B'1', X'ff', 'two'\n'lines;'",
	'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 END; END',
	'CREATE OR REPLACE PROCEDURE p() LANGUAGE sql BEGIN ATOMIC INSERT INTO a VALUES (1); END',
	'CREATE RULE r AS ON INSERT TO a DO ALSO (SELECT 1; SELECT 2)',
	'SELECT a.end, "begin" FROM atomic AS "case"',
	'SELECT $1, a$b, 1$2',
	'DO $do$ BEGIN PERFORM 1; END $do$',
	'SELECT 1 /* open -- */ + 2',
	'SELECT 1 -- comment',
	"SELECT 'x' -- 'y;\n , 'z'",
	'BEGIN',
	'END',
	"COMMENT ON TABLE a IS ';'",
] as const;

const SEPARATORS = [';', ';\n', ' ; ', ';;', '\n;\n\n', '; -- done\n', ';/* ; */'] as const;

describe('the splitter finds the statements that PostgreSQL’s parser finds', () => {
	it(
		'in every file of SQL among the tests',
		async () => {
			let compared = 0;
			for (const { path, text } of sources) {
				const theirs = await parsed(text);
				if (theirs === null) continue;
				expectSame(split(text), theirs, path);
				compared++;
			}
			expect(compared).toBeGreaterThan(sources.length / 2);
			expect(statements.length).toBeGreaterThan(100);
		},
		TIME_LIMIT,
	);

	it(
		'in any of their statements, one after another',
		async () => {
			const piece = fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...SEPARATORS));
			const property = fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
				const text = pieces.map((parts) => parts.join('')).join('');
				const theirs = await parsed(text);
				if (theirs !== null) expectSame(split(text), theirs, text);
			});
			await fc.assert(property, runs(200));
		},
		TIME_LIMIT,
	);

	it(
		'in what is left of them after parts are cut out, doubled and put elsewhere',
		async () => {
			const position = fc.nat({ max: 5000 });
			const edit = fc.tuple(position, position, position);
			const property = fc.asyncProperty(
				fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }),
				fc.array(edit, { maxLength: 3 }),
				async (pieces, edits) => {
					let text = pieces.join(';\n');
					for (const [from, length, to] of edits) {
						const start = from % (text.length + 1);
						const part = text.slice(start, start + (length % 12));
						const rest = length % 2 ? text : text.slice(0, start) + text.slice(start + part.length);
						const at = to % (rest.length + 1);
						text = rest.slice(0, at) + part + rest.slice(at);
					}
					const theirs = await parsed(text);
					if (theirs !== null) expectSame(split(text), theirs, text);
				},
			);
			await fc.assert(property, runs(500));
		},
		TIME_LIMIT,
	);

	it('and loses nothing of any text at all but blanks, comments and separators', () => {
		const letter = fc.constantFrom(
			...`'"$;\\-/*\n ()aEBU&xbegin`,
			'$$',
			'--',
			'/*',
			'*/',
			'CREATE ',
			'ATOMIC ',
			'\r\n',
			'😀',
		);
		const property = fc.property(fc.array(letter, { maxLength: 60 }), (letters) => {
			const text = letters.join('');
			const script = splitScript(text);
			const spans = [...script.statements, ...script.metaCommands].map(({ span }) => span);
			let outside = text;
			for (const { start, end } of spans) {
				outside = outside.slice(0, start) + ' '.repeat(end - start) + outside.slice(end);
			}
			for (const { text: statement, span } of script.statements) {
				expect(text.slice(span.start, span.end)).toBe(statement);
			}
			expect(bare(outside.replaceAll(';', ' ')).trim()).toBe('');
		});
		fc.assert(property, runs(1000));
	});
});

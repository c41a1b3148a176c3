import { describe, expect, it } from 'vitest';
import { fillIn } from '../../../../src/sql/fill-in.ts';
import { expandPsql } from '../../../../src/sql/psql/expand.ts';

/** The SQL that the server sees, and the notes without their file. */
async function run(
	text: string,
	variables: Readonly<Record<string, string>> = {},
	files: Readonly<Record<string, string>> = {},
) {
	const { replacements, notes } = await expandPsql(
		{ path: 'main.sql', text },
		new Map(Object.entries(variables)),
		async (name) => (files[name] === undefined ? null : { path: name, text: files[name] }),
	);
	const filled = fillIn(text, { start: 0, end: text.length }, replacements);
	return { sql: filled.text, notes: notes.map(({ kind, file, line }) => `${kind} ${file}:${line}`) };
}

describe('variables', () => {
	it.each([
		['plain', 'GRANT ALL ON t TO :owner;', 'GRANT ALL ON t TO app "x";'],
		['as a name', 'GRANT ALL ON t TO :"owner";', 'GRANT ALL ON t TO "app ""x""";'],
		['as text', "SELECT :'quote';", "SELECT 'it''s';"],
		['as text with a backslash', "SELECT :'slash';", "SELECT E'a\\\\b';"],
		['tested', 'SELECT :{?owner}, :{?other};', 'SELECT TRUE, FALSE;'],
		['not set', 'SELECT :other, :"other";', 'SELECT :other, :"other";'],
		['a cast', 'SELECT 1::owner, a[1:2], x:=owner;', 'SELECT 1::owner, a[1:2], x:=owner;'],
		['after a cast', 'SELECT 1::owner::owner, :owner;', 'SELECT 1::owner::owner, app "x";'],
		['in a string', 'SELECT \':owner\', ":owner";', 'SELECT \':owner\', ":owner";'],
		['in a body', 'DO $$ SELECT :owner $$;', 'DO $$ SELECT :owner $$;'],
		['in a comment', 'SELECT 1; -- :owner\n/* :owner */', 'SELECT 1; -- :owner\n/* :owner */'],
		[
			'in rows',
			'COPY t FROM stdin;\n:owner\t\\N\n\\.\nSELECT 1;',
			'COPY t FROM stdin;\n:owner\t\\N\n\\.\nSELECT 1;',
		],
	])('%s', async (_, text, expected) => {
		const variables = { owner: 'app "x"', quote: "it's", slash: 'a\\b' };
		expect(await run(text, variables)).toEqual({ sql: expected, notes: [] });
	});

	it('are set and unset from their line on', async () => {
		const text = `SELECT :a;\n\\set a 'it''s' :b "c"\nSELECT :'a';\n\\unset a\nSELECT :a;\n`;
		const { sql } = await run(text, { b: '1' });
		expect(sql).toBe(`SELECT :a;\n\nSELECT 'it''s1"c"';\n\nSELECT :a;\n`);
	});

	it('that hold what a shell command prints have the value that was given, or none', async () => {
		const text = '\\set a `whoami`\nSELECT :a;';
		expect(await run(text)).toEqual({ sql: '\nSELECT :a;', notes: ['not-understood main.sql:1'] });
		expect(await run(text, { a: 'me' })).toEqual({ sql: '\nSELECT me;', notes: [] });
	});
});

describe('commands', () => {
	it.each([
		[
			'rows in the script',
			'\\copy t (a) from stdin csv\n1\n\\.\n',
			'COPY t (a) from STDIN csv;\n1\n\\.\n',
			[],
		],
		[
			'rows of the script by the one name that psql takes in any case',
			'\\COPY t (a) FROM STDIN CSV\n1\n\\.\n',
			'COPY t (a) FROM STDIN CSV;\n1\n\\.\n',
			[],
		],
		[
			'rows that look like strings and commands',
			"\\copy t from stdin\na \\t b\nit's\\N\n\\.\nSELECT 'b';",
			"COPY t from STDIN;\na \\t b\nit's\\N\n\\.\nSELECT 'b';",
			[],
		],
		['rows in a file', "\\copy t from 'x.csv'\nSELECT 1;", '\nSELECT 1;', ['assumed main.sql:1']],
		[
			'display',
			'\\echo hello :x\n\\pset null x\n\\dt+\nSELECT 1;',
			'\n\n\nSELECT 1;',
			[1, 2, 3].map((line) => `skipped main.sql:${line}`),
		],
		['send', 'SELECT 1 \\g\nSELECT 2', 'SELECT 1 ;\nSELECT 2', []],
		['connect', '\\c other\nSELECT 1;', '\nSELECT 1;', ['assumed main.sql:1']],
		['unknown', '\\gexec\n\\restrict x\n', '\\gexec\n\\restrict x\n', []],
		['quit', 'SELECT 1;\n\\q\nSELECT 2;', 'SELECT 1;\n', ['skipped main.sql:2']],
		['no commit by itself', '\\set AUTOCOMMIT off\n', '\n', ['not-understood main.sql:1']],
	])('%s', async (_, text, sql, notes) => {
		expect(await run(text)).toEqual({ sql, notes });
	});

	it.each([
		['true', '\\if :yes\nA;\n\\else\nB;\n\\endif\nC;', '\nA;\n\nC;'],
		['false', '\\if :no\nA;\n\\elif 1\nB;\n\\elif 1\nX;\n\\else\nC;\n\\endif\nD;', '\nB;\n\nD;'],
		[
			'nested',
			'\\if 0\n\\if 1\nA;\n\\endif\n\\set yes 3\n\\else\nB;\n\\endif\nSELECT :yes;',
			'\nB;\n\nSELECT on;',
		],
		['a variable in a branch', '\\if 0\nSELECT :yes;\n\\endif\nSELECT :yes;', '\nSELECT on;'],
		['never ended', 'A;\n\\if off\nB;', 'A;\n'],
	])('a condition: %s', async (_, text, sql) => {
		expect(await run(text, { yes: 'on', no: 'off' })).toEqual({ sql, notes: [] });
	});

	it('takes a condition that is not known to be false', async () => {
		expect(await run('\\if :what\nA;\n\\endif\nB;')).toEqual({
			sql: '\nB;',
			notes: ['not-understood main.sql:1'],
		});
		expect((await run('\\endif\n')).notes).toEqual(['not-understood main.sql:1']);
	});
});

describe('included files', () => {
	it('run where they are included, with the same variables', async () => {
		const files = { 'a.sql': '\\set x 1\nSELECT :y;\n\\ir b.sql', 'b.sql': 'SELECT :x; -- end' };
		const { sql } = await run("\\set y 2\n\\i 'a.sql'\nSELECT :x;", {}, files);
		expect(sql).toBe('\n\nSELECT 2;\nSELECT 1; -- end\n\n\nSELECT 1;');
	});

	it('note what is theirs under their own name', async () => {
		expect((await run('\\i a.sql\n', {}, { 'a.sql': '\n\\echo x\n' })).notes).toEqual(['skipped a.sql:2']);
	});

	it('end alone', async () => {
		expect((await run('\\i a.sql\nB;', {}, { 'a.sql': 'A;\n\\q\nX;' })).sql).toBe('A;\n\n\nB;');
	});

	it.each([
		['is missing', '\n\\i none.sql', {}, 'load', 2],
		['is not named', '\\i', {}, 'load', 1],
		['includes itself', '\\i a.sql', { 'a.sql': '\n\\i a.sql' }, 'limit', 2],
	])('a file that %s is an error', async (_, text, files, code, line) => {
		await expect(run(text, {}, files)).rejects.toMatchObject({ code, location: { line } });
	});

	it('end at a depth', async () => {
		const files = Object.fromEntries(
			Array.from({ length: 30 }, (_, index) => [`${index}.sql`, `\\i ${index + 1}.sql`]),
		);
		await expect(run('\\i 0.sql', {}, files)).rejects.toMatchObject({ code: 'limit' });
	});
});

import { describe, expect, it } from 'vitest';
import { files } from '../memory-source.ts';
import { planOf } from './plan-of.ts';

describe('Prisma', () => {
	it('tells folders without a migration.sql, code, and files that are left over', async () => {
		const { files: planned, ledger } = await planOf(
			'prisma',
			files([
				...['m/1_a/migration.sql', 'm/1_a/down.sql', 'm/1_a/extra.sql', 'm/notes.sql'],
				...['m/2_b/migration.ts', 'm/3_c/readme.md'],
			]),
		);
		expect(planned).toEqual(['1_a/migration.sql']);
		expect(ledger).toEqual([
			expect.stringContaining('not-understood m/2_b/migration.ts: This migration is code'),
			expect.stringContaining('not-understood m/3_c: It has no migration.sql'),
			expect.stringContaining('skipped m/1_a/down.sql: down.sql is taken for the way back'),
			expect.stringContaining('skipped m/1_a/extra.sql:'),
			expect.stringContaining('skipped m/notes.sql:'),
		]);
	});
});

describe('pop', () => {
	it('runs a version once, the file for PostgreSQL before any other', async () => {
		const { files: planned, ledger } = await planOf(
			'pop',
			files([
				...['m/1_a.up.sql', 'm/1_b.up.sql', 'm/2_a.up.sql', 'm/2_a.postgresql.up.sql'],
				...['m/10_a.cockroach.up.sql', 'm/10_a.up.sql', 'm/below/3_a.up.sql'],
			]),
		);
		// The versions are compared as text.
		expect(planned).toEqual(['1_a.up.sql', '10_a.up.sql', '2_a.postgresql.up.sql', 'below/3_a.up.sql']);
		expect(ledger.map((entry) => entry.split(' ').slice(0, 2).join(' '))).toEqual([
			'skipped m/1_b.up.sql:',
			'skipped m/2_a.up.sql:',
			'skipped m/10_a.cockroach.up.sql:',
		]);
	});

	it('fills templates in from the placeholders', async () => {
		const tree = { 'm/1_a.up.sql': 'CREATE TABLE {{ index .Options "Namespace" }}.a ();' };
		const { statements } = await planOf('pop', tree, { Namespace: 'auth' });
		expect(statements).toEqual(['CREATE TABLE auth.a ()']);
	});
});

describe('Supabase', () => {
	it('leaves an old first file out only where it is the first', async () => {
		const old = 'm/20210101000000_init.sql';
		expect((await planOf('supabase', files([old, 'm/20220101000000_b.sql']))).files).toEqual([
			'20220101000000_b.sql',
		]);
		expect((await planOf('supabase', files(['m/.gitkeep', old]))).files).toHaveLength(1);
		expect((await planOf('supabase', files(['m/20220101000000_init.sql']))).files).toHaveLength(1);
	});
});

describe('node-pg-migrate', () => {
	it('takes 17 digits for a time', async () => {
		const tree = files(['m/1700000001000_c.sql', 'm/20231114221320500_b.sql', 'm/1700000000000_a.sql']);
		expect((await planOf('node-pg-migrate', tree)).files).toEqual([
			'1700000000000_a.sql',
			'20231114221320500_b.sql',
			'1700000001000_c.sql',
		]);
	});

	it('runs a whole file that has only a way back marked, as the tool does', async () => {
		const tree = { 'm/1_a.sql': 'SELECT 1;\n-- Down Migration\nSELECT 2;' };
		expect((await planOf('node-pg-migrate', tree)).statements).toEqual(['SELECT 1', 'SELECT 2']);
	});
});

describe('Hasura', () => {
	it('reads flat files, SQL before YAML, and one operation that is no list', async () => {
		const { files: planned, statements } = await planOf('hasura', {
			'm/1_a.up.yaml': 'type: run_sql\nargs:\n  sql: SELECT 2\n',
			'm/1_a.up.sql': 'SELECT 1;',
			'm/1_a.down.yaml': '[]',
		});
		expect(planned).toEqual(['1_a.up.sql', '1_a.up.yaml']);
		expect(statements).toEqual(['SELECT 1', 'SELECT 2']);
	});

	it('expands nothing that repeats itself', async () => {
		const bomb = `a: &a [x]\n${Array.from({ length: 40 }, (_, i) => `k${i}: &b${i} [*a, *a]`).join('\n')}\n`;
		const { files: planned } = await planOf('hasura', { 'm/1_a/up.yaml': bomb, 'm/2_b/up.sql': 'SELECT 1;' });
		expect(planned).toEqual(['2_b/up.sql']);
	});
});

describe('db-migrate', () => {
	it('follows the name that the code gives, in any style of module', async () => {
		const { files: planned, ledger } = await planOf('db-migrate', {
			'm/20240101000000-a.ts':
				"export async function up(db) { await db.runSql(read('sqls/other.sql')); }\nexport function down() {}",
			'm/20240101000001-e.js':
				"exports.up = async database => { read('e.sql'); return database.dropTable('x'); };",
			...files(['m/sqls/e.sql']),
			'm/20240102000000-b.js': "exports.up = (db) => db.runSql('SELECT 1');",
			'm/20240103000000-c.js': "exports.up = (db) => { read('gone.sql'); db.runSql(data); };",
			...files(['m/sqls/other.sql']),
		});
		expect(planned).toEqual(['sqls/other.sql', 'sqls/e.sql']);
		expect(ledger.map((entry) => entry.split(':')[0])).toEqual([
			'not-understood m/20240101000001-e.js',
			'not-understood m/20240102000000-b.js',
			'not-understood m/20240103000000-c.js',
		]);
	});
});

describe('yoyo', () => {
	it('reads only the comments on top, and takes several lines together', async () => {
		const { files: planned, modes } = await planOf('yoyo', {
			'm/a.sql': '-- depends: b\n\n-- depends: c\nSELECT 1;\n-- depends: gone',
			'm/b.sql': '-- transactional: FALSE\nSELECT 1;',
			'm/c.sql': 'SELECT 1;\n-- transactional: false',
		});
		expect(planned).toEqual(['b.sql', 'c.sql', 'a.sql']);
		expect(modes).toEqual(['none', 'transaction', 'transaction']);
	});
});

describe('versioned directories', () => {
	const VERSIONS = { 'm/0.1/1_a.sql': 'CREATE TABLE a ();', 'm/0.2/1_b.sql': 'ALTER TABLE a ADD b int;' };

	it.each([
		['a base beside them', { 'm/base.sql': 'SELECT 1;' }, ['base.sql', '0.1/1_a.sql', '0.2/1_b.sql']],
		['a folder with a base', { 'm/base/x.sql': 'SELECT 1;' }, ['base/x.sql', '0.1/1_a.sql', '0.2/1_b.sql']],
		['the newest schema as one file', { 'm/LATEST.sql': 'SELECT 1;' }, ['LATEST.sql']],
		[
			'a schema that makes other tables',
			{ 'm/schema.sql': 'CREATE TABLE z ();' },
			['schema.sql', '0.1/1_a.sql', '0.2/1_b.sql'],
		],
		[
			'a schema that makes their tables',
			{ 'm/schema.sql': 'create table if not exists "A" ();' },
			['0.1/1_a.sql', '0.2/1_b.sql'],
		],
	])('with %s', async (_name, more, planned) => {
		const { files: found, ledger } = await planOf('versioned-directories', { ...VERSIONS, ...more });
		expect(found).toEqual(planned);
		expect(ledger).toHaveLength(1);
		expect(ledger[0]).toContain(`assumed ${Object.keys(more)[0]}:`);
	});
});

describe('plain numbers with kinds of database in their names', () => {
	it.each([
		[['1_a.sql', '1_a.postgres.sql', '1_a.mysql.sql'], ['1_a.postgres.sql']],
		[
			['1_a.pg.up.sql', '1_a.up.sql', '2_b.up.sql'],
			['1_a.pg.up.sql', '2_b.up.sql'],
		],
		[
			['1_a_postgres.sql', '1_a_mysql.sql', '2_drop_mysql.sql'],
			['1_a_postgres.sql', '2_drop_mysql.sql'],
		],
		[
			['1_a.mysql.sql', '2_b.mysql.sql'],
			['1_a.mysql.sql', '2_b.mysql.sql'],
		],
	])('of %j runs %j', async (names, planned) => {
		const tree = files(names.map((name) => `m/${name}`));
		const { files: found, ledger } = await planOf('numbered', tree);
		expect(found).toEqual(planned);
		const left = names.length - planned.length;
		expect(ledger.filter((entry) => entry.startsWith('skipped'))).toHaveLength(left);
	});
});

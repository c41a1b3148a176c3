import { describe, expect, it } from 'vitest';
import { detectMigrations } from '../../../src/project/detect.ts';
import { detectDialect } from '../../../src/project/dialect.ts';
import { loadHistory } from '../../../src/project/load-history.ts';
import { openMemory } from './memory-source.ts';

async function detect(tree: Readonly<Record<string, string>>) {
	const {
		layout,
		directory,
		tree: opened,
	} = await detectMigrations(openMemory(tree), { migrations: null, layout: null });
	return detectDialect(await loadHistory(layout, directory, opened), opened);
}

/** The dialect of a single migration with this text. */
async function dialectOf(text: string): Promise<string | undefined> {
	return (await detect({ 'migrations/1_a.sql': text }))?.dialect;
}

const PLAIN = 'create table a (id integer primary key, name text not null);';

describe('the words of a history', () => {
	it.each([
		['sqlite', 'CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT);'],
		['sqlite', 'CREATE TABLE a (id TEXT PRIMARY KEY) WITHOUT ROWID;'],
		['sqlite', '-- first\nPRAGMA foreign_keys = ON;'],
		['sqlite', "create table a (at integer default (strftime('%s', 'now')));"],
		['sqlite', 'create table a (at integer default (unixepoch()));'],
		['sqlite', 'CREATE TABLE `a` (`id` integer PRIMARY KEY AUTOINCREMENT);'],
		['mysql', 'CREATE TABLE a (id INT NOT NULL AUTO_INCREMENT, PRIMARY KEY (id));'],
		['mysql', 'CREATE TABLE a (id INT) ENGINE=InnoDB;'],
		['mysql', 'CREATE TABLE `a` (`id` int);'],
		['mysql', 'CREATE TABLE a (id BIGINT(20) UNSIGNED);'],
		['mysql', 'CREATE TABLE a (at TIMESTAMP ON UPDATE CURRENT_TIMESTAMP);'],
		['clickhouse', 'CREATE TABLE a (id UInt8) ENGINE = ReplacingMergeTree ORDER BY id;'],
		['sqlserver', 'CREATE TABLE [dbo].[a] (id INT IDENTITY(1,1));'],
		['oracle', 'CREATE TABLE a (name VARCHAR2(20));'],
		['postgresql', 'CREATE EXTENSION citext;'],
		['postgresql', "SELECT '1'::int;"],
		['postgresql', 'CREATE TABLE a (at timestamptz);'],
		['postgresql', 'CREATE INDEX CONCURRENTLY i ON a (b);'],
	])('%s: %s', async (dialect, text) => {
		expect(await dialectOf(text)).toBe(dialect);
	});

	it.each([
		["COMMENT ON TABLE a IS 'no AUTO_INCREMENT, no `ticks`';"],
		['-- was: PRAGMA foreign_keys = ON;\nSELECT 1;'],
		['CREATE TABLE "AUTO INCREMENT" (pragma text, "unsigned" int, strftime int);'],
		['CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT "`a`" $$;'],
		['CREATE TABLE a (id int REFERENCES b ON UPDATE CASCADE);'],
		[PLAIN],
	])('nothing tells in: %s', async (text) => {
		expect(await dialectOf(text)).toBeUndefined();
	});

	it('names the file, the line and the words', async () => {
		expect(
			await detect({ 'm/1_a.sql': PLAIN, 'm/2_b.sql': '\nalter table a\n  add b int  auto_increment;' }),
		).toEqual({
			dialect: 'mysql',
			evidence: { path: 'm/2_b.sql', line: 3, text: 'auto_increment' },
		});
	});

	it('believes a word of PostgreSQL’s own before a foreign one', async () => {
		expect(await dialectOf('CREATE TABLE a (pragma text);\nSELECT strftime(a), a::text FROM b;')).toBe(
			'postgresql',
		);
	});
});

describe('what stands around a history', () => {
	it.each([
		['mysql', 'provider = "mysql"'],
		['sqlite', '# a comment\nprovider = "sqlite"'],
		['postgresql', 'provider = "postgresql"'],
	])('Prisma says %s', async (dialect, lock) => {
		const tree = { 'm/migration_lock.toml': lock, 'm/1_a/migration.sql': PLAIN };
		const found = await detect(tree);
		expect(found?.dialect).toBe(dialect);
		expect(found?.evidence).toMatchObject({ path: 'm/migration_lock.toml', line: lock.split('\n').length });
	});

	it('Drizzle says sqlite', async () => {
		const journal = '{ "dialect": "sqlite", "entries": [{ "tag": "0000_a" }] }';
		expect((await detect({ 'm/meta/_journal.json': journal, 'm/0000_a.sql': PLAIN }))?.dialect).toBe(
			'sqlite',
		);
	});

	it.each<[string | undefined, string]>([
		['sqlite', '[dependencies]\nsqlx = { version = "0.8", features = ["sqlite", "regexp"] }\n'],
		[
			'sqlite',
			'[dependencies]\nsqlx = { version = "0.8", features = [\n  "runtime-tokio",\n  "sqlite-unbundled",\n] }\n',
		],
		[
			'mysql',
			'[dependencies.sqlx]\nversion = "0.8"\nfeatures = ["mysql"]\n\n[dependencies.other]\nfeatures = ["postgres"]\n',
		],
		['postgresql', '[dependencies]\nsqlx = { version = "0.8", features = ["postgres"] }\n'],
		[undefined, '[dependencies]\nsqlx = { version = "0.8", features = ["postgres", "sqlite"] }\n'],
		[
			undefined,
			'[dependencies]\nsqlx = { version = "0.8", features = ["sqlite"] }\n[features]\npg = ["sqlx/postgres"]\n',
		],
		[undefined, '[dependencies]\nsqlx = "0.8"\n'],
	])('%s by a manifest', async (dialect, manifest) => {
		expect((await detect({ 'Cargo.toml': manifest, 'migrations/1_a.sql': PLAIN }))?.dialect).toBe(dialect);
	});

	it('adds what the workspace enables', async () => {
		const tree = {
			'Cargo.toml':
				'[workspace]\n[workspace.dependencies]\nsqlx = { version = "0.8", features = ["sqlite"] }\n',
			'a/Cargo.toml': '[dependencies]\nsqlx.workspace = true\n',
			'a/migrations/1_a.sql': PLAIN,
		};
		expect(await detect(tree)).toMatchObject({
			dialect: 'sqlite',
			evidence: { path: 'Cargo.toml', line: 3 },
		});
	});

	it.each([
		['mysql', 'db/mysql/1_a.sql', PLAIN],
		['sqlite', 'server-sqlite/migrations/1_a.sql', PLAIN],
		['h2', 'migrations/h2/1_a.sql', 'CREATE TABLE a (id INT AUTO_INCREMENT);'],
		['postgresql', 'storage-pg/migrations/1_a.sql', PLAIN],
		['sqlite', 'migrations/sqlite/1_a.sql', 'CREATE TABLE a (id bigserial);'],
		['postgresql', 'price-oracle/migrations/1_a.sql', 'CREATE TABLE a (id bigserial);'],
	])('%s by the folder of %s', async (dialect, path, text) => {
		expect((await detect({ [path]: text }))?.dialect).toBe(dialect);
	});
});

import { describe, expect, it } from 'vitest';
import type { LayoutName } from '../../../src/config/layout-names.ts';
import type { Wanted } from '../../../src/project/choose-place.ts';
import { detectMigrations } from '../../../src/project/detect.ts';
import { catchUserError } from './catch-user-error.ts';
import { files, openMemory } from './memory-source.ts';

const ANY: Wanted = { migrations: null, layout: null };

async function detect(tree: Readonly<Record<string, string>>, wanted: Partial<Wanted> = {}) {
	const { layout, directory, ledger } = await detectMigrations(openMemory(tree), { ...ANY, ...wanted });
	return { layout: layout.name, directory, ledger: ledger.map(({ file }) => file) };
}

const SQLX_MANIFEST = {
	'Cargo.toml': '[dependencies]\nsqlx = { version = "0.8", features = ["postgres"] }\n',
};

describe('detectMigrations', () => {
	const recognised: readonly (readonly [string, Readonly<Record<string, string>>, LayoutName, string])[] = [
		['numbers alone', files(['db/migrations/1_a.sql']), 'numbered', 'db/migrations'],
		['numbers at the root', files(['001.sql', '002.sql']), 'numbered', ''],
		['.up.sql without a Rust program', files(['m/1_a.up.sql', 'm/1_a.down.sql']), 'golang-migrate', 'm'],
		['.up.sql with SQLx', { ...SQLX_MANIFEST, ...files(['m/1_a.up.sql']) }, 'sqlx', 'm'],
		[
			'a crate whose name only ends in sqlx',
			{ 'Cargo.toml': '[dependencies]\nsea-query-sqlx = "1"\n', ...files(['migrations/1_a.sql']) },
			'numbered',
			'migrations',
		],
		[
			'a manifest of another part',
			{ 'other/Cargo.toml': 'sqlx = "1"', ...files(['migrations/1_a.sql']) },
			'numbered',
			'migrations',
		],
		['goose annotations', { 'm/1_a.sql': '-- +goose Up\nSELECT 1;' }, 'goose', 'm'],
		['dbmate annotations', { 'm/1_a.sql': '-- migrate:up\nSELECT 1;\n-- migrate:down\n' }, 'dbmate', 'm'],
		['Prisma without its lock', files(['m/1_a/migration.sql']), 'prisma', 'm'],
		['Drizzle folders', files(['m/1_a/migration.sql', 'm/1_a/snapshot.json']), 'drizzle', 'm'],
		[
			'Prisma’s folders only by their numbers',
			files(['m/a/migration.sql', 'migrations/1_b.sql']),
			'numbered',
			'migrations',
		],
		['Supabase', files(['x/supabase/migrations/1_a.sql']), 'supabase', 'x/supabase/migrations'],
		[
			'Supabase’s migrations elsewhere as plain numbers',
			files(['supabase/config.toml', 'db/migrations/1_a.sql']),
			'numbered',
			'db/migrations',
		],
		[
			'node-pg-migrate by its dependency',
			{ 'package.json': '{"devDependencies":{"node-pg-migrate":"8"}}', ...files(['migrations/1_a.sql']) },
			'node-pg-migrate',
			'migrations',
		],
		[
			'node-pg-migrate by its annotation',
			{ 'm/1_a.sql': '-- Up Migration\nSELECT 1;' },
			'node-pg-migrate',
			'm',
		],
		[
			'refinery',
			{ 'Cargo.toml': '[dependencies]\nrefinery = "0.9"\n', ...files(['migrations/V1__a.sql']) },
			'refinery',
			'migrations',
		],
		['the same names without its crate', files(['migrations/V1__a.sql']), 'flyway', 'migrations'],
		['Atlas', files(['m/1_a.sql', 'm/atlas.sum']), 'atlas', 'm'],
		['Atlas over the files of another tool', files(['m/1_a.up.sql', 'm/atlas.sum']), 'golang-migrate', 'm'],
		[
			'Atlas over annotated files',
			{ 'm/1_a.sql': '-- +goose Up\nSELECT 1;', 'm/atlas.sum': '' },
			'goose',
			'm',
		],
		[
			'Hasura',
			{
				'h/config.yaml': 'version: 3\nmetadata_directory: metadata\n',
				...files(['h/migrations/default/1_a/up.sql']),
			},
			'hasura',
			'h/migrations/default',
		],
		['Hasura’s oldest form', files(['m/1_a.up.yaml', 'm/2_b.up.sql']), 'hasura', 'm'],
		[
			'db-migrate',
			files(['migrations/20240101000000-a.js', 'migrations/sqls/20240101000000-a-up.sql']),
			'db-migrate',
			'migrations',
		],
		['sql-migrate', { 'm/a.sql': 'SELECT 1;', 'm/1_a.sql': '-- +migrate Up\nSELECT 1;' }, 'sql-migrate', 'm'],
		[
			'only some files that are annotated for sql-migrate',
			{ 'migrations/1_a.sql': '-- +migrate Up\nSELECT 1;', ...files(['migrations/2_b.sql']) },
			'numbered',
			'migrations',
		],
		['Postgrator', files(['m/1.do.a.sql', 'm/1.undo.a.sql']), 'postgrator', 'm'],
		['pop by a dialect', files(['m/1_a.postgres.up.sql', 'm/2_b.up.sql']), 'pop', 'm'],
		['pop by a template', { 'm/1_a.up.sql': 'CREATE TABLE {{ index .Options "N" }}.a ();' }, 'pop', 'm'],
		['yoyo by its settings', files(['yoyo.ini', 'migrations/a.sql']), 'yoyo', 'migrations'],
		[
			'yoyo by the folder that its settings name',
			{ 'db/yoyo.ini': '[DEFAULT]\nsources = %(here)s/sql ../..\n', 'db/sql/1_a.sql': 'SELECT 1;' },
			'yoyo',
			'db/sql',
		],
		['yoyo by a dependency', { 'migrations/1_a.sql': '-- depends:\nSELECT 1;' }, 'yoyo', 'migrations'],
		['Bytebase', { 'm/1_a.sql': '-- txn-mode = off\nSELECT 1;' }, 'bytebase', 'm'],
		['versions that are folders', files(['migration/0.9/1_a.sql']), 'versioned-directories', 'migration'],
		['up.sql folders', files(['m/1_a/up.sql', 'm/1_a/down.sql']), 'diesel', 'm'],
		[
			'Flyway in folders of its own',
			files(['db/migration/a/V1__x.sql', 'db/migration/b/V2__y.sql']),
			'flyway',
			'db/migration',
		],
		[
			'migrations before a dump',
			files(['db/migrations/1_a.sql', 'db/schema.sql'], 'SET statement_timeout = 0;'),
			'numbered',
			'db/migrations',
		],
		[
			'migrations before other numbered files',
			files(['db/migrations/1_a.sql', 'reports/1_b.sql']),
			'numbered',
			'db/migrations',
		],
		['numbered files in want of migrations', files(['sql/1_b.sql']), 'numbered', 'sql'],
		[
			'a dump',
			files(['db/structure.sql'], '-- PostgreSQL database dump\n'),
			'single-dump',
			'db/structure.sql',
		],
	];

	it.each(recognised)('recognises %s', async (_name, tree, layout, directory) => {
		expect(await detect(tree)).toEqual({ layout, directory, ledger: [] });
	});

	it('leaves tests and examples aside, and says so', async () => {
		const tree = files([
			'app/migrations/1_a.sql',
			'test/fixtures/migrations/1_b.sql',
			'examples/migrations/1_c.sql',
		]);
		expect(await detect(tree)).toEqual({
			layout: 'numbered',
			directory: 'app/migrations',
			ledger: ['examples/migrations', 'test/fixtures/migrations'],
		});
	});

	it('takes them where there is nothing else', async () => {
		expect(await detect(files(['examples/shop/migrations/1_a.sql']))).toMatchObject({
			directory: 'examples/shop/migrations',
		});
	});

	it.each([
		[
			[
				'db/migrations/mysql/1_a.up.sql',
				'db/migrations/postgres/1_a.up.sql',
				'db/migrations/sqlite3/1_a.up.sql',
			],
			'db/migrations/postgres',
		],
		[
			['jdbc-h2/migrations/h2/V1__a.sql', 'jdbc-postgres/migrations/postgres/V1__a.sql'],
			'jdbc-postgres/migrations/postgres',
		],
		[
			['src/db/migration/oracle/V1__a.sql', 'src/db/migration/postgresql/V1__a.sql'],
			'src/db/migration/postgresql',
		],
	])(
		'of folders that differ in the kind of database takes the one for PostgreSQL: %j',
		async (paths, directory) => {
			const found = await detect(files(paths));
			expect(found.directory).toBe(directory);
			expect(found.ledger).toHaveLength(paths.length - 1);
		},
	);

	it('recognises the tool of a given directory, whatever else there is', async () => {
		const tree = files(['a/migrations/1_a.up.sql', 'b/migrations/1_b.up.sql', 'b/migrations/old/1_c.up.sql']);
		expect(await detect(tree, { migrations: 'b/migrations' })).toEqual({
			layout: 'golang-migrate',
			directory: 'b/migrations',
			ledger: [],
		});
	});

	const surer: readonly (readonly [string, Readonly<Record<string, string>>, string, string])[] = [
		[
			'Prisma’s provider over folders for ClickHouse',
			{
				...files(['prisma/migrations/1_a/migration.sql', 'clickhouse/migrations/1_a.up.sql']),
				'prisma/migrations/migration_lock.toml': 'provider = "postgresql"',
			},
			'prisma/migrations',
			'clickhouse/migrations',
		],
		[
			'a plain folder over Prisma for SQLite',
			{
				...files(['prisma/migrations/1_a/migration.sql', 'db/migrations/1_a.sql']),
				'prisma/migrations/migration_lock.toml': 'provider = "sqlite"',
			},
			'db/migrations',
			'prisma/migrations',
		],
		[
			'the crate that is built for PostgreSQL',
			{
				...files(['client/migrations/1_a.sql', 'server/migrations/1_a.sql']),
				'client/Cargo.toml': '[dependencies]\nsqlx = { version = "0.8", features = ["sqlite"] }\n',
				'server/Cargo.toml': SQLX_MANIFEST['Cargo.toml'],
			},
			'server/migrations',
			'client/migrations',
		],
	];

	it.each(surer)('takes %s', async (_name, tree, directory, left) => {
		expect(await detect(tree)).toMatchObject({ directory, ledger: [left] });
	});

	it('takes what stands below versions, and below a tool that reads folders, for a part of it', async () => {
		const versions = files(['store/migration/0.9/1_a.sql', 'store/migration/0.10/1_b.sql']);
		expect(await detect(versions)).toEqual({
			layout: 'versioned-directories',
			directory: 'store/migration',
			ledger: [],
		});
		const folded = files(['m/1_a.postgres.up.sql', 'm/more/2_b.mysql.up.sql', 'm/old/3_c.sql']);
		expect(await detect(folded)).toMatchObject({ layout: 'pop', directory: 'm' });
	});

	it('looks below a given directory that holds none itself', async () => {
		const tree = files(['a/db/migrations/1_a.sql', 'b/migrations/1_b.sql']);
		expect(await detect(tree, { migrations: 'a' })).toMatchObject({ directory: 'a/db/migrations' });
	});

	it('takes a given file for a dump', async () => {
		const tree = files(['db/everything.sql', 'db/migrations/1_a.sql']);
		expect(await detect(tree, { migrations: 'db/everything.sql' })).toMatchObject({
			layout: 'single-dump',
			directory: 'db/everything.sql',
		});
		const error = await catchUserError(detect(tree, { migrations: 'db/everything.sql', layout: 'goose' }));
		expect(error.code).toBe('config');
	});

	it('believes a given layout', async () => {
		const tree = { ...SQLX_MANIFEST, ...files(['m/1_a.up.sql', 'n/1_a.sql']) };
		expect(await detect(tree, { migrations: 'm', layout: 'golang-migrate' })).toMatchObject({
			layout: 'golang-migrate',
		});
		expect(await detect(tree, { layout: 'golang-migrate' })).toMatchObject({ directory: 'm' });
	});
});

describe('what cannot be decided', () => {
	it('names two directories, their tools and how many files they have', async () => {
		const tree = files([
			'a/migrations/1_a.sql',
			'a/migrations/2_b.sql',
			'prisma/migrations/1_a/migration.sql',
		]);
		const error = await catchUserError(detect(tree));
		expect(error.code).toBe('ambiguous-layout');
		expect(error.facts).toEqual({
			'a/migrations': 'numbered, 2 files: --migrations a/migrations',
			'prisma/migrations': 'prisma, 1 file: --migrations prisma/migrations',
		});
		expect(error.hint).toContain('--migrations DIR');
	});

	it('names two tools that fit the same files', async () => {
		const tree = {
			...files(['m/1_a/migration.sql', 'm/0000_b.sql']),
			'm/migration_lock.toml': 'provider = "postgresql"',
			'm/meta/_journal.json': '{"entries":[{"tag":"0000_b"}]}',
		};
		const error = await catchUserError(detect(tree, { migrations: 'm' }));
		expect(error.code).toBe('ambiguous-layout');
		expect(error.facts).toEqual({
			m: 'prisma, 1 file: --layout prisma\ndrizzle, 1 file: --layout drizzle',
		});
		expect(error.hint).toContain('--layout NAME');
	});

	it('gives both flags where directories and tools are several', async () => {
		const lock = { 'm/migration_lock.toml': 'provider = "postgresql"' };
		const journal = { 'm/meta/_journal.json': '{"entries":[{"tag":"0000_b"}]}' };
		const tree = {
			...files(['m/1_a/migration.sql', 'm/0000_b.sql', "it's/migrations/1_a.sql"]),
			...lock,
			...journal,
		};
		const error = await catchUserError(detect(tree));
		expect(error.facts).toEqual({
			m: 'prisma, 1 file: --migrations m --layout prisma\ndrizzle, 1 file: --migrations m --layout drizzle',
			"it's/migrations": "numbered, 1 file: --migrations 'it'\\''s/migrations'",
		});
	});

	it('says where it looked and for which tools', async () => {
		const error = await catchUserError(detect(files(['src/app.ts'])));
		expect(error.code).toBe('no-migrations');
		expect(error.message).toBe('No migrations were found in the test.');
		expect(error.facts['looked through']).toBe('1 file');
		expect(error.facts['looked for']).toContain('Prisma Migrate, Drizzle Kit, ');
	});

	it('says so of a given directory too', async () => {
		const error = await catchUserError(detect(files(['a/1.sql']), { migrations: 'b' }));
		expect(error.message).toBe('No migrations were found in b of the test.');
	});
});

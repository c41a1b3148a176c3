import { describe, expect, it } from 'vitest';
import type { HeardStatement } from '../../../src/dialects/listening.ts';
import type { Identity } from '../../../src/model/identity.ts';
import type { ProgramFile } from '../../../src/project/project.ts';
import { attribute } from '../../../src/replay/attribute.ts';

function program(...paths: readonly string[]) {
	const files = paths.map(
		(path): ProgramFile => ({ path, text: TEXTS[path] ?? '', version: '', name: path }),
	);
	return { command: 'migrate', directory: '/somewhere', files };
}

const TEXTS: Readonly<Record<string, string>> = {
	'm/1_a.js': 'exports.up = (db) => {\n\tdb.raw(`CREATE TABLE a (\n\t\tid int\n\t)`);\n};\n',
};

function made(name: string, sql = `CREATE TABLE ${name} (id int)`): HeardStatement {
	const identity = `table public.${name}` as Identity;
	const effects = [{ verb: 'created', kind: 'table', identity, key: name, details: [] }] as const;
	return { sql, parameters: [], command: 'CREATE TABLE', effects };
}

function noted(sql: string, ...parameters: readonly string[]): HeardStatement {
	return { sql, parameters, command: 'INSERT 0 1', effects: [] };
}

function told(heard: readonly HeardStatement[], ...paths: readonly string[]) {
	return attribute(heard, program(...paths)).migrations.map(({ migration, steps }) => [
		migration.path,
		...steps.flatMap(({ effects }) => effects.map(({ key }) => key)),
	]);
}

describe('what a command did belongs to', () => {
	it.each([
		['Knex', 'insert into "knex_migrations" ("batch", "name") values ($1, $2)', '1', 'm/1_a.js', '1_a.js'],
		[
			'node-pg-migrate',
			`INSERT INTO "public"."pgmigrations" (name, run_on) VALUES ('1_a', NOW());`,
			'm/1_a.js',
		],
		['Sequelize', 'INSERT INTO "SequelizeMeta" ("name") VALUES ($1);', 'm/1_a.js', '1_a.js'],
		[
			'TypeORM',
			'INSERT INTO "migrations"("timestamp", "name") VALUES ($1, $2)',
			'm/1700000000000-A.ts',
			'1700000000000',
			'A1700000000000',
		],
		[
			'Rails',
			`INSERT INTO "schema_migrations" ("version") VALUES ('20240101000000')`,
			'm/20240101000000_a.rb',
		],
		['Alembic', `INSERT INTO alembic_version (version_num) VALUES ('1a2b3c4d5e6f')`, 'm/1a2b3c4d5e6f_a.py'],
		[
			'Laravel',
			'insert into "migrations" ("migration", "batch") values (?, ?)',
			'm/2024_01_01_a.php',
			'2024_01_01_a',
		],
		['Kysely', 'insert into "kysely_migration" ("name", "timestamp") values ($1, $2)', 'm/001_a.ts', '001_a'],
		[
			'Entity Framework',
			`INSERT INTO "__EFMigrationsHistory" ("MigrationId") VALUES ('20240101000000_A')`,
			'm/20240101000000_A.cs',
		],
		[
			'db-migrate',
			'INSERT INTO "migrations" ("name", "run_on") VALUES ($1, $2)',
			'm/20240101-a.js',
			'/20240101-a',
		],
	])('the file that %s has noted after it', (_, sql, ...rest) => {
		const path = rest.find((text) => text.startsWith('m/')) ?? '';
		const parameters = rest.filter((text) => text !== path);
		expect(told([made('a'), noted(sql, ...parameters)], 'm/0_other.js', path)).toEqual([[path, 'a']]);
	});

	it('each file in turn, with the entry that Alembic changes', () => {
		const heard = [
			made('a'),
			noted(`INSERT INTO alembic_version (version_num) VALUES ('aaaa1111')`),
			made('b'),
			noted(
				`UPDATE alembic_version SET version_num='bbbb2222' WHERE alembic_version.version_num = 'aaaa1111'`,
			),
		];
		expect(told(heard, 'v/aaaa1111_a.py', 'v/bbbb2222_b.py')).toEqual([
			['v/aaaa1111_a.py', 'a'],
			['v/bbbb2222_b.py', 'b'],
		]);
	});

	it('the application that Django names beside it', () => {
		const heard = [
			made('a'),
			noted('INSERT INTO "django_migrations" VALUES ($1, $2)', 'shop', '0001_initial'),
		];
		expect(told(heard, 'blog/migrations/0001_initial.py', 'shop/migrations/0001_initial.py')).toEqual([
			['shop/migrations/0001_initial.py', 'a'],
		]);
	});

	it('the file that Prisma has noted before it', () => {
		const heard = [
			noted('INSERT INTO "_prisma_migrations" ("id", "migration_name") VALUES ($1, $2)', 'x', '2024_a'),
			made('a'),
			noted('UPDATE "_prisma_migrations" SET "finished_at" = now() WHERE "id" = $1', 'x'),
			noted('INSERT INTO "_prisma_migrations" ("id", "migration_name") VALUES ($1, $2)', 'y', '2024_b'),
			made('b'),
		];
		expect(told(heard, 'm/2024_a/migration.sql', 'm/2024_b/migration.sql')).toEqual([
			['m/2024_a/migration.sql', 'a'],
			['m/2024_b/migration.sql', 'b'],
		]);
	});

	it('the command, where nothing tells the file', () => {
		const { migrations } = attribute([made('a')], program('m/1_a.js'));
		expect(migrations).toMatchObject([
			{ migration: { name: 'migrate', path: 'm' }, steps: [{ path: 'm', line: 1 }] },
		]);
	});
});

it('a statement that stands in the file as it was sent has its line', () => {
	const sql = 'CREATE TABLE a (\n\t\tid int\n\t)';
	const { migrations } = attribute(
		[
			made('a', sql),
			made('b', 'CREATE TABLE b (\n\tid int\n)'),
			noted(`INSERT INTO knex_migrations VALUES ('1_a.js')`),
		],
		program('m/1_a.js'),
	);
	expect(migrations[0]?.steps).toMatchObject([
		{ path: 'm/1_a.js', line: 2, sql },
		{ path: 'm/1_a.js', line: 1, sql: 'CREATE TABLE b ( id int )' },
	]);
});

it('the tool’s own tables are no part of it, and said to be left out; a column that is called so is not one', () => {
	const heard = [
		made('knex_migrations'),
		made('a', 'CREATE TABLE a (migrations int)'),
		noted(`INSERT INTO knex_migrations VALUES ('1_a.js')`),
	];
	const { migrations, entries } = attribute(heard, program('m/1_a.js'));
	expect(migrations[0]?.steps).toHaveLength(1);
	expect(entries.map(({ message }) => message)).toEqual([
		'The migrations were run by `migrate`: what they do was not read from the files.',
		"knex_migrations is the migration tool's own: it is left out of the schema.",
	]);
});

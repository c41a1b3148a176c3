import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toDatabaseConfig } from '../../../../src/config/settings.ts';
import { postgres } from '../../../../src/dialects/postgres/postgres.ts';
import { makeSquash } from '../../../../src/history/squash/make-squash.ts';
import { loadProject } from '../../../../src/project/load-project.ts';
import type { FileSource } from '../../../../src/project/project.ts';

const limits = { migrationSeconds: 60, runSeconds: 600, memoryMegabytes: 1024 };
const database = { ...toDatabaseConfig(null, {}), limits };

function sourceOf(files: ReadonlyMap<string, string>): FileSource {
	return {
		description: 'a test',
		list: async (folder) =>
			[...files.keys()].filter((path) => folder === '' || path.startsWith(`${folder}/`)).sort(),
		listStrayLinks: async () => [],
		read: async (path) => files.get(path) ?? null,
	};
}

/** Squashes migrations, given by their SQL, from a place in the history to its end. */
async function squash(migrations: readonly string[], first: number) {
	const files = new Map(migrations.map((sql, index) => [`migrations/${index + 1}_step.sql`, sql]));
	const source = sourceOf(files);
	const load = async (state: FileSource) => (await loadProject(state, database)).history;
	return makeSquash({
		...{ dialect: postgres, history: await load(source), limits, source, fixed: [], load },
		range: { first, end: migrations.length },
	});
}

/** Steps that hold whatever came before them, for two tables of which each may be there or not. */
const STEPS: readonly ((table: string, number: number) => string)[] = [
	(table) => `CREATE TABLE IF NOT EXISTS ${table} (id serial PRIMARY KEY, note text DEFAULT 'x')`,
	(table) => `DROP TABLE IF EXISTS ${table} CASCADE`,
	(table, number) => `ALTER TABLE IF EXISTS ${table} ADD COLUMN c${number} integer DEFAULT ${number}`,
	(table, number) => `ALTER TABLE IF EXISTS ${table} ALTER COLUMN note SET DEFAULT 'n${number}'`,
	(table, number) =>
		`DO $$ BEGIN IF to_regclass('${table}') IS NOT NULL THEN INSERT INTO ${table} (note) VALUES ('${number}'); END IF; END $$`,
	(table) => `COMMENT ON SCHEMA public IS 'about ${table}'`,
	(_, number) => `CREATE OR REPLACE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT ${number}'`,
	(_, number) => `CREATE TYPE kind${number} AS ENUM ('a'); ALTER TYPE kind${number} ADD VALUE 'b'`,
];

const histories = fc.array(
	fc.array(fc.tuple(fc.nat(STEPS.length - 1), fc.constantFrom('a', 'b')), { minLength: 1, maxLength: 3 }),
	{ minLength: 3, maxLength: 6 },
);

it('random histories fold into one that ends in an equal database, whole and from the second migration on', async () => {
	const property = fc.asyncProperty(histories, fc.boolean(), async (history, isWhole) => {
		let number = 0;
		const migrations = history.map((steps) =>
			steps.map(([step, table]) => `${STEPS[step]!(table, ++number)};\n`).join(''),
		);
		const squashed = await squash(migrations, isWhole ? 0 : 1);
		expect(squashed.left).toEqual([]);
		expect(squashed.proof).not.toBeNull();
	});
	await fc.assert(property, { numRuns: Number(process.env.PROPERTY_RUNS ?? 3), seed: 7 });
}, 300_000);

it('rows that take their numbers from a sequence of before get the same ones', async () => {
	const squashed = await squash(
		[
			'CREATE TABLE teams (id serial PRIMARY KEY, name text);',
			"INSERT INTO teams (name) VALUES ('red');",
			"CREATE TABLE groups (id serial PRIMARY KEY); INSERT INTO teams (name) VALUES ('blue');",
		],
		1,
	);
	expect(squashed.left).toEqual([]);
	expect(squashed.proof).toMatchObject({ rows: 2 });
});

it('defaults that read the clock are no difference on top of rows', async () => {
	const inAWeek = '(extract(epoch FROM clock_timestamp()) * 1000000)::bigint + 604800000000';
	const squashed = await squash(
		[
			`CREATE TABLE cleanups (id bigint PRIMARY KEY, due bigint NOT NULL DEFAULT (${inAWeek}));`,
			'ALTER TABLE cleanups ADD COLUMN state text;',
			'ALTER TABLE cleanups ADD COLUMN note text;',
		],
		1,
	);
	expect(squashed.left).toEqual([]);
	expect(squashed.proof).toMatchObject({ onRows: 1 });
});

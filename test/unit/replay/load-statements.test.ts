import { expect, it } from 'vitest';
import { loadStatements } from '../../../src/replay/load-statements.ts';
import { useEngine } from '../../support/engine.ts';

const engine = useEngine('citext', 'earthdistance');
const EXTENSIONS = new Set(['citext', 'cube', 'earthdistance']);

async function load(...sql: readonly string[]) {
	const statements = sql.map((text) => ({ text }));
	const { loaded, broken, borrowed } = await loadStatements(await engine.fresh(), [statements], EXTENSIONS);
	return {
		loaded: loaded.map(({ statement }) => statement.text),
		broken: broken.map(({ failure }) => failure.message),
		borrowed: [...borrowed].map(([name, users]) => [name, ...users.map(({ text }) => text)]),
	};
}

it('loads a chain from its end in one go, and not in as many rounds as it is long', async () => {
	const length = 300;
	const views = Array.from(
		{ length },
		(_, index) => `CREATE VIEW "v ${index + 1}" AS SELECT a FROM "v ${index}"`,
	);
	const fresh = await engine.fresh();
	let attempts = 0;
	const counting = {
		...fresh,
		apply: (batch: Parameters<typeof fresh.apply>[0]) => {
			attempts++;
			return fresh.apply(batch);
		},
	};
	const statements = [...views.toReversed(), 'CREATE TABLE "v 0" (a int)'].map((text) => ({ text }));
	const { broken, loaded } = await loadStatements(counting, [statements], EXTENSIONS);
	expect(broken).toEqual([]);
	expect(loaded).toHaveLength(length + 1);
	expect(attempts).toBeLessThan(3 * length);
});

it.each<readonly [string, readonly string[], readonly string[]]>([
	[
		'a table in a namespace that comes later',
		['CREATE TABLE app.t (m app.mood)', "CREATE TYPE app.mood AS ENUM ('x')", 'CREATE SCHEMA app'],
		[],
	],
	[
		'a foreign key to a key that comes later',
		[
			'CREATE TABLE b (a_id int REFERENCES a (id))',
			'CREATE TABLE a (id int)',
			'ALTER TABLE a ADD PRIMARY KEY (id)',
		],
		[],
	],
	[
		'a column that comes later',
		['CREATE INDEX i ON t (b)', 'ALTER TABLE t ADD COLUMN b int', 'CREATE TABLE t (a int)'],
		[],
	],
	[
		'a trigger before its function',
		[
			'CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f()',
			'CREATE TABLE t (a int)',
			"CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
		],
		[],
	],
	[
		'a function before what it calls',
		[
			'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT g(1) $$',
			'CREATE FUNCTION g(int) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
		],
		[],
	],
	[
		'two that need each other through a third',
		['CREATE VIEW v AS SELECT * FROM w', 'CREATE VIEW w AS SELECT * FROM v'],
		['relation "w" does not exist', 'relation "v" does not exist'],
	],
])('%s', async (_, statements, broken) => {
	expect((await load(...statements)).broken).toEqual(broken);
});

it('borrows extensions only where nothing creates them', async () => {
	const [table, other] = ['CREATE TABLE t (a citext)', 'CREATE TABLE u (a citext)'];
	const all = await load(table, other);
	expect(all).toEqual({ loaded: [table, other], broken: [], borrowed: [['citext', table, other]] });
	const own = 'CREATE EXTENSION citext';
	expect(await load(table, own)).toEqual({ loaded: [own, table], broken: [], borrowed: [] });
	expect(await load('CREATE TABLE t (a geometry)')).toMatchObject({ loaded: [], borrowed: [] });
});

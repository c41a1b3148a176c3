import { expect, it } from 'vitest';
import { readTableRows } from '../../../../src/dialects/postgres/rows/read-rows.ts';
import { splitStatements } from '../../../../src/sql/split.ts';
import { useEngine } from '../../../support/engine.ts';

const engine = useEngine();

async function read(sql: string, ignored: readonly string[] = []) {
	const fresh = await engine.fresh();
	const statements = splitStatements(sql).map(({ text }) => ({ sql: text }));
	expect((await fresh.apply({ statements, transaction: 'none' })).failure).toBeNull();
	return readTableRows(fresh, ignored);
}

it('reads each row once, from the table that it is in', async () => {
	const { tables, notes } = await read(
		`
		CREATE TABLE whole (at int, n int) PARTITION BY RANGE (at);
		CREATE TABLE part PARTITION OF whole FOR VALUES FROM (1) TO (5);
		INSERT INTO whole VALUES (2, 1), (1, 2);
		CREATE TABLE parent (n int); CREATE TABLE child () INHERITS (parent);
		INSERT INTO child VALUES (1);
		CREATE TABLE emptied (n int); INSERT INTO emptied VALUES (1); DELETE FROM emptied;
		CREATE UNLOGGED TABLE loose (n int); INSERT INTO loose VALUES (3);
		CREATE TABLE tool (n int); INSERT INTO tool VALUES (4);
		CREATE TEMP TABLE passing AS SELECT 1;
		CREATE VIEW seen AS TABLE loose; CREATE MATERIALIZED VIEW kept AS TABLE loose;
		CREATE TABLE locked (n int); INSERT INTO locked VALUES (5); ALTER TABLE locked ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
		['tool'],
	);
	expect(notes).toEqual([]);
	expect(tables.map(({ table, rows }) => [table, rows])).toEqual([
		['child', [['1']]],
		['locked', [['5']]],
		['loose', [['3']]],
		[
			'whole',
			[
				['1', '2'],
				['2', '1'],
			],
		],
	]);
});

it('sorts by the primary key in its own order, or by all columns', async () => {
	const { tables } = await read(`
		CREATE TABLE a (v text, n int PRIMARY KEY); INSERT INTO a VALUES ('x', 10), ('y', 9);
		CREATE TABLE b (v text, j json); INSERT INTO b VALUES ('b', '1'), ('a', '2'), ('B', '3'), ('a', '1')`);
	expect(tables.map(({ rows }) => rows)).toEqual([
		[
			['y', '9'],
			['x', '10'],
		],
		[
			['B', '3'],
			['a', '1'],
			['a', '2'],
			['b', '1'],
		],
	]);
});

it('counts the rows that are too many or too long', async () => {
	const { tables } = await read(`
		CREATE TABLE many (n int PRIMARY KEY); INSERT INTO many SELECT generate_series(1, 250);
		CREATE TABLE long (n int PRIMARY KEY, v text); INSERT INTO long VALUES (1, repeat('x', 5000)), (2, 'y')`);
	expect(tables.map(({ table, rows, more }) => [table, rows.length, more])).toEqual([
		['long', 1, 1],
		['many', 100, 150],
	]);
});

it('calls nothing of the migrations: no cast, no function that shadows one, no generated column', async () => {
	const { tables, notes } = await read(`
		CREATE TYPE mood AS ENUM ('good');
		CREATE FUNCTION evil(mood) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RAISE 'called'; END $$;
		CREATE CAST (mood AS text) WITH FUNCTION evil(mood) AS IMPLICIT;
		CREATE FUNCTION public.format(text, mood) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RAISE 'called'; END $$;
		CREATE TABLE t (m mood, n int, g int GENERATED ALWAYS AS (1 / n) VIRTUAL, "a""b'" text);
		INSERT INTO t VALUES ('good', 0, DEFAULT, '''); DROP TABLE t; --')`);
	expect(notes).toEqual([]);
	expect(tables).toMatchObject([{ rows: [['good', '0', `'); DROP TABLE t; --`]] }]);
});

it('tells which defaults may be another value each time', async () => {
	const { tables } = await read(`
		CREATE FUNCTION nano() RETURNS text LANGUAGE sql VOLATILE AS $$ SELECT 'x' $$;
		CREATE TABLE t (a serial, b uuid DEFAULT gen_random_uuid(), c timestamp DEFAULT (now() AT TIME ZONE 'utc'), d text DEFAULT nano(),
			e text DEFAULT upper('x'), f date DEFAULT CURRENT_DATE, g int DEFAULT 5);
		INSERT INTO t DEFAULT VALUES`);
	const made = tables[0]?.columns.filter(({ isMadeUp }) => isMadeUp).map(({ name }) => name);
	expect(made).toEqual(['b', 'c', 'd', 'f']);
});

import { expect, it } from 'vitest';
import { postgres } from '../../../src/dialects/postgres/postgres.ts';
import { listedTables, loadReferenceRows, withReferenceRows } from '../../../src/rehearsal/reference-rows.ts';
import { splitStatements } from '../../../src/sql/split.ts';
import { useEngine } from '../../support/engine.ts';

const engine = useEngine();

/** Builds a schema with rows, reads them, and loads them where only the schema is. */
async function reload(sql: string) {
	const fresh = await engine.fresh();
	await run(sql);
	const { schema } = await postgres.introspect(fresh, []);
	const { tables } = await postgres.readRows(fresh, []);
	const rows = tables.map((table) => ({ ...table, columns: table.columns.map(({ name }) => name) }));
	await engine.fresh();
	await run(postgres.writeSchema(schema));
	return { loaded: await loadReferenceRows(postgres, fresh, schema, rows), rows, fresh };

	async function run(script: string): Promise<void> {
		const statements = splitStatements(script).map(({ text }) => ({ sql: text }));
		expect((await fresh.apply({ statements, transaction: 'none' })).failure).toBeNull();
	}
}

it('writes back values of every type as they were', async () => {
	const { loaded, rows, fresh } = await reload(`
		CREATE TYPE mood AS ENUM ('good', 'it''s');
		CREATE DOMAIN code AS text CHECK (VALUE <> '');
		CREATE TYPE pair AS (a int, b text);
		CREATE TABLE t (
			id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, f float8, n numeric, d date, ts timestamptz, iv interval, b bool,
			by bytea, j json, jb jsonb, x xml, m money, bits bit(3), u uuid, i inet, r int4range, mr int4multirange, arr text[], e mood[],
			c code, p pair, pt point, ch char(4), g bigint GENERATED ALWAYS AS (id + 1) STORED
		);
		INSERT INTO t (f, n, d, ts, iv, b, by, j, jb, x, m, bits, u, i, r, mr, arr, e, c, p, pt, ch) VALUES
			('NaN', 'Infinity', 'infinity', '2024-01-01 10:00+02', '-1 mon 2 days', false, '\\x00ff', '{"a": "it''s"}', '[1]', '<a/>', '1.5',
				B'101', '00000000-0000-0000-0000-000000000001', '10.0.0.0/8', '[1,5)', '{[1,2)}', '{"a b",NULL,"\\\\"}', '{good}', E'a\\nb',
				'(1,"x,y")', '(1,2)', 'ab'),
			(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
			('-0', '1e3', '0044-03-15 BC', '-infinity', '00:00:00.000001', true, '', 'null', '"\\\\"', 'text', '-1', B'000', NULL, '::1', 'empty',
				'{}', '{}', '{it''s}', '''', '(,)', NULL, '')`);
	expect(loaded).toMatchObject([{ table: 't', isExact: true, refusal: null }]);
	const again = await postgres.readRows(fresh, []);
	expect(again.tables[0]?.rows).toEqual(rows[0]?.rows);
	expect(loaded[0]?.statements[0]).toContain('OVERRIDING SYSTEM VALUE');
	await fresh.apply({ statements: [{ sql: 'INSERT INTO t DEFAULT VALUES' }], transaction: 'none' });
	expect((await postgres.readRows(fresh, [])).tables[0]?.rows.at(-1)?.[0]).toBe('4');
});

it('loads rows in the order of their keys, those of one table at once', async () => {
	const { loaded } = await reload(`
		CREATE TABLE b (id int PRIMARY KEY, up int REFERENCES b);
		CREATE TABLE a (id serial PRIMARY KEY, b int NOT NULL REFERENCES b);
		INSERT INTO b VALUES (2, NULL), (1, 2);
		INSERT INTO a (b) VALUES (1)`);
	expect(loaded.map(({ statements }) => statements)).toEqual([
		['INSERT INTO b (id, up) VALUES\n    (1, 2),\n    (2, NULL)'],
		['INSERT INTO a (id, b) VALUES\n    (1, 1)', `SELECT setval('a_id_seq', 1)`],
	]);
});

it('says which rows do not load, and keeps those from the script that come out otherwise', async () => {
	const { loaded } = await reload(`
		CREATE TABLE old (n int); INSERT INTO old VALUES (1); ALTER TABLE old ADD CHECK (n > 5) NOT VALID;
		CREATE TABLE stamped (n int); INSERT INTO stamped VALUES (1);
		CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.n := 9; RETURN NEW; END $$;
		CREATE TRIGGER t BEFORE INSERT ON stamped FOR EACH ROW EXECUTE FUNCTION f();
		CREATE TABLE fine (n int); INSERT INTO fine VALUES (1)`);
	expect(loaded.map(({ table, isExact, refusal }) => ({ table, isExact, refusal }))).toEqual([
		{ table: 'fine', isExact: true, refusal: null },
		{ table: 'stamped', isExact: false, refusal: null },
		{
			table: 'old',
			isExact: false,
			refusal: 'The engine says `new row for relation "old" violates check constraint "old_n_check"`.',
		},
	]);
	expect(withReferenceRows('SELECT 1;\n', loaded)).toBe(
		'SELECT 1;\n\n-- Reference rows\n\nINSERT INTO fine (n) VALUES\n    (1);\n',
	);
});

it('leaves sequences where the migrations did, also where no row is', async () => {
	const { loaded, rows, fresh } = await reload(`
		CREATE TABLE behind (id serial PRIMARY KEY); INSERT INTO behind VALUES (7);
		CREATE TABLE restarted (id serial PRIMARY KEY); ALTER SEQUENCE restarted_id_seq RESTART WITH 100;
		INSERT INTO restarted VALUES (1);
		CREATE TABLE "Gone" ("Id" int GENERATED ALWAYS AS IDENTITY (INCREMENT -2)); INSERT INTO "Gone" VALUES (DEFAULT), (DEFAULT);
		CREATE SEQUENCE shared; CREATE TABLE empty (n int DEFAULT nextval('shared'));  SELECT setval('shared', 50);
		CREATE TABLE new (id serial)`);
	expect(loaded.map(({ table, statements, isExact }) => [table, ...statements.slice(-1), isExact])).toEqual([
		['Gone', `SELECT setval(pg_get_serial_sequence('public."Gone"', 'Id'), -3)`, true],
		['behind', 'INSERT INTO behind (id) VALUES\n    (7)', true],
		['restarted', `SELECT setval('restarted_id_seq', 100, false)`, true],
		['empty', `SELECT setval('shared', 50)`, true],
	]);
	const { tables } = await postgres.readRows(fresh, []);
	expect(tables.map(({ table, positions }) => [table, positions])).toEqual(
		rows.map(({ table, positions }) => [table, positions]),
	);
});

it('takes a row that nothing tells from a second one for all that its table needs', async () => {
	const sql = `CREATE TABLE totals (downloads bigint PRIMARY KEY); INSERT INTO totals VALUES (0);
		CREATE TABLE flags (mode text PRIMARY KEY); INSERT INTO flags VALUES ('x');
		CREATE TABLE posts (id serial PRIMARY KEY, title text); INSERT INTO posts (title) VALUES ('Hello');
		CREATE TABLE pair (n int); INSERT INTO pair VALUES (1), (2)`;
	const { loaded, rows, fresh } = await reload(sql);
	const { schema } = await postgres.introspect(fresh, []);
	expect([...listedTables({ schema, rows, classify: [] }, loaded)]).toEqual(['["public","totals"]']);
});

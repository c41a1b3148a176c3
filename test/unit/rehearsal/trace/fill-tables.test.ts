import { expect, it } from 'vitest';
import type { Engine } from '../../../../src/dialects/dialect.ts';
import { postgres } from '../../../../src/dialects/postgres/postgres.ts';
import { fillTables } from '../../../../src/rehearsal/trace/fill-tables.ts';
import { splitStatements } from '../../../../src/sql/split.ts';
import { useEngine } from '../../../support/engine.ts';

const engine = useEngine('citext');

/** An engine with these tables, filled; all of them are touched unless it is said which ones. */
async function filled(sql: string, names?: readonly string[]) {
	const fresh = await engine.fresh();
	expect(await failureOf(fresh, sql)).toBeNull();
	const { schema } = await postgres.introspect(fresh, []);
	const all = schema.objects.filter(({ kind }) => kind === 'table');
	const touched =
		names ?? all.map((table) => ('namespace' in table ? `${table.namespace}.${table.name}` : ''));
	return { fresh, withoutRows: await fillTables(postgres, fresh, schema, new Set(touched)) };
}

async function failureOf(fresh: Engine, sql: string): Promise<string | null> {
	const statements = splitStatements(sql).map(({ text }) => ({ sql: text }));
	const { failure } = await fresh.apply({ statements, transaction: 'transaction' });
	return failure && `${failure.sqlstate} ${failure.message}`;
}

const PRODUCT = 'CREATE TABLE product (id bigint PRIMARY KEY, name varchar(200), price numeric NOT NULL';

const FAILING: readonly (readonly [string, string, string, RegExp])[] = [
	['a column that may be null', `${PRODUCT})`, 'ALTER TABLE product ALTER name SET NOT NULL', /^23502 /],
	['a new unique index', `${PRODUCT})`, 'CREATE UNIQUE INDEX ON product (name)', /^23505 /],
	[
		'a new unique constraint over several',
		`${PRODUCT})`,
		'ALTER TABLE product ADD UNIQUE (name, price)',
		/^23505 /,
	],
	['a shorter text', `${PRODUCT})`, 'ALTER TABLE product ALTER name TYPE varchar(199)', /^22001 /],
	[
		'a limit where there was none',
		'CREATE TABLE t (a text NOT NULL)',
		'ALTER TABLE t ALTER a TYPE varchar(5000)',
		/^22001 /,
	],
	['a smaller number', 'CREATE TABLE t (a bigint NOT NULL)', 'ALTER TABLE t ALTER a TYPE int', /^22003 /],
	['a smaller key', `${PRODUCT})`, 'ALTER TABLE product ALTER id TYPE int', /^22003 /],
	[
		'a smaller identity',
		'CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY)',
		'ALTER TABLE t ALTER id TYPE smallint',
		/^22003 /,
	],
	[
		'fewer digits',
		'CREATE TABLE t (a numeric(12,4) NOT NULL)',
		'ALTER TABLE t ALTER a TYPE numeric(8,2)',
		/^22003 /,
	],
	['text as a number', `${PRODUCT})`, 'ALTER TABLE product ALTER name TYPE int USING name::int', /^22P02 /],
	['a check on numbers', `${PRODUCT})`, 'ALTER TABLE product ADD CHECK (price > 0)', /^23514 /],
	['a check on texts', `${PRODUCT})`, `ALTER TABLE product ADD CHECK (name <> '')`, /^23514 /],
	[
		'a label of an enum',
		`CREATE TYPE mood AS ENUM ('fine', 'sad', 'odd'); CREATE TABLE t (a mood NOT NULL)`,
		`ALTER TABLE t ADD CHECK (a <> 'odd')`,
		/^23514 /,
	],
	[
		'the shape of JSON',
		'CREATE TABLE t (a jsonb NOT NULL)',
		`ALTER TABLE t ADD CHECK (jsonb_typeof(a) = 'object')`,
		/^23514 /,
	],
	[
		'an empty array',
		'CREATE TABLE t (a text[] NOT NULL)',
		`ALTER TABLE t ADD CHECK (cardinality(a) > 0)`,
		/^23514 /,
	],
	['both truths', 'CREATE TABLE t (a boolean NOT NULL)', 'ALTER TABLE t ADD CHECK (a)', /^23514 /],
	[
		'one or the other beside a check',
		'CREATE TABLE t (a int, b int, CHECK (a IS NOT NULL OR b IS NOT NULL))',
		'ALTER TABLE t ALTER b SET NOT NULL',
		/^23502 /,
	],
	['a column without a default', `${PRODUCT})`, 'ALTER TABLE product ADD stock int NOT NULL', /^23502 /],
	[
		'a key with its own uniqueness',
		`${PRODUCT}, code text NOT NULL UNIQUE)`,
		'ALTER TABLE product ADD UNIQUE (name)',
		/^23505 /,
	],
	[
		'a row that extends another one',
		'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY REFERENCES a, note text)',
		'CREATE UNIQUE INDEX ON b (note)',
		/^23505 /,
	],
	[
		'a table of pairs',
		'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (x int REFERENCES a, y int REFERENCES a, note text, PRIMARY KEY (x, y))',
		'ALTER TABLE b ALTER note SET NOT NULL',
		/^23502 /,
	],
	[
		'rows of the history itself',
		`CREATE TABLE t (a int PRIMARY KEY CHECK (a = 1), b text); INSERT INTO t VALUES (1, 'one')`,
		'ALTER TABLE t ALTER b SET NOT NULL',
		/^23502 /,
	],
];

it.each(FAILING)('fails on rows: %s', async (_, before, migration, failure) => {
	const { fresh } = await filled(before);
	expect(await failureOf(fresh, migration)).toMatch(failure);
});

const PASSING: readonly (readonly [string, string, string])[] = [
	[
		'nulls that were filled in',
		`${PRODUCT})`,
		`UPDATE product SET name = 'none' WHERE name IS NULL; ALTER TABLE product ALTER name SET NOT NULL`,
	],
	[
		'doubles that were removed',
		`${PRODUCT})`,
		'DELETE FROM product a USING product b WHERE a.id > b.id AND a.name = b.name; CREATE UNIQUE INDEX ON product (name)',
	],
	[
		'texts that were cut',
		`${PRODUCT})`,
		'ALTER TABLE product ALTER name TYPE varchar(10) USING left(name, 10)',
	],
	[
		'rows that were put right',
		`${PRODUCT})`,
		'UPDATE product SET price = 1 WHERE price <= 0; ALTER TABLE product ADD CHECK (price > 0)',
	],
	['a wider number', 'CREATE TABLE t (a int NOT NULL)', 'ALTER TABLE t ALTER a TYPE bigint'],
	[
		'an index over long texts',
		'CREATE TABLE t (a text NOT NULL)',
		'CREATE INDEX ON t (a); CREATE INDEX ON t (lower(a))',
	],
	[
		'arithmetic',
		'CREATE TABLE t (a int, b int, c bigint, d numeric(6,2))',
		'UPDATE t SET a = a * b + b, c = c * c, d = d + d',
	],
	[
		'a new number for each row',
		'CREATE TABLE t (id bigserial PRIMARY KEY, a text)',
		`INSERT INTO t (a) SELECT a FROM t; SELECT setval('t_id_seq', (SELECT max(id) FROM t)); INSERT INTO t (a) VALUES ('x')`,
	],
	[
		'a table that nothing touches',
		`${PRODUCT}); CREATE TABLE t (a text)`,
		'ALTER TABLE product ALTER name SET NOT NULL',
	],
];

it.each(PASSING)('does not fail on rows: %s', async (_, before, migration) => {
	const { fresh } = await filled(before, [
		'public.t',
		...(before.includes('TABLE t ') ? [] : ['public.product']),
	]);
	expect(await failureOf(fresh, migration)).toBeNull();
});

it('puts a row into each partition', async () => {
	const { fresh } = await filled(
		`CREATE TABLE t (at date NOT NULL, kind text NOT NULL, PRIMARY KEY (at, kind)) PARTITION BY RANGE (at);
		CREATE TABLE t1 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
		CREATE TABLE t2 PARTITION OF t FOR VALUES FROM ('2021-01-01') TO ('2022-01-01') PARTITION BY LIST (kind);
		CREATE TABLE t2a PARTITION OF t2 FOR VALUES IN ('a');
		CREATE TABLE t2b PARTITION OF t2 FOR VALUES IN ('b');
		CREATE TABLE t3 PARTITION OF t DEFAULT`,
		['public.t2b'],
	);
	const counts = await fresh.query<{ part: string }>(
		'SELECT DISTINCT tableoid::regclass::text AS part FROM t ORDER BY 1',
	);
	expect(counts.map(({ part }) => part)).toStrictEqual(['t1', 't2a', 't2b', 't3']);
});

it('names the tables that have no row, and why', async () => {
	const { withoutRows } = await filled(
		`CREATE TABLE shut (a int CHECK (a > 1 AND a < 1 AND a IS NOT NULL));
		CREATE TABLE behind (a int NOT NULL);
		CREATE TABLE parted (a int) PARTITION BY LIST (a);
		CREATE TABLE own (a int PRIMARY KEY CHECK (a = 1)); INSERT INTO own VALUES (1)`,
	);
	expect([...withoutRows]).toStrictEqual([
		['public.parted', 'It has no partition that a row could go into.'],
		['public.shut', expect.stringContaining('violates check constraint')],
	]);
});

it('makes the same rows each time', async () => {
	const sql = `${PRODUCT}); CREATE TABLE t (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), p bigint REFERENCES product, at timestamptz)`;
	const read = async () => {
		const { fresh } = await filled(sql);
		return fresh.query('SELECT name, price, (SELECT count(*) FROM t) AS count FROM product ORDER BY id');
	};
	expect(await read()).toStrictEqual(await read());
});

it('fills thirty tables', async () => {
	const columns = Array.from(
		{ length: 10 },
		(_, index) => `c${index} ${['text', 'int', 'timestamptz', 'numeric(8,2)'][index % 4]}`,
	);
	const tables = Array.from(
		{ length: 30 },
		(_, index) => `CREATE TABLE t${index} (id bigserial PRIMARY KEY, ${columns.join(', ')})`,
	);
	const { fresh } = await filled(tables.join(';\n'));
	const [count] = await fresh.query<{ count: number }>('SELECT count(*)::int AS count FROM t29');
	expect(count?.count).toBeGreaterThan(10);
});

import { expect, test } from 'vitest';
import { writeSchema } from '../../src/dialects/postgres/ddl/write-schema.ts';
import type { Schema } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

function creations(schema: Schema): readonly string[] {
	const lines = writeSchema(schema).matchAll(
		/^CREATE (OR REPLACE )?(\w+)(?: VIEW)? (?:public\.)?(\w+)|^(ALTER TABLE) (?:ONLY )?(\w+)/gm,
	);
	return [...lines].map(([, again, kind, name, alter, table]) =>
		alter ? `${alter} ${table}` : `${kind === 'VIEW' && again ? 'REPLACE ' : ''}${kind} ${name}`,
	);
}

test('views on views, and a function of a view that another view calls', async () => {
	const schema = await engine.build(`
		CREATE TABLE t (id int PRIMARY KEY, name text);
		CREATE VIEW z AS SELECT id, name FROM t;
		CREATE VIEW y AS SELECT id FROM z;
		CREATE FUNCTION label(z) RETURNS text LANGUAGE sql STABLE BEGIN ATOMIC SELECT $1.name || count(*) FROM y; END;
		CREATE VIEW a AS SELECT label(z) FROM z;
		CREATE MATERIALIZED VIEW b AS SELECT * FROM a;
	`);
	expect(creations(schema)).toStrictEqual([
		'TABLE t',
		'VIEW z',
		'VIEW y',
		'FUNCTION label',
		'VIEW a',
		'MATERIALIZED b',
	]);
	await expectRoundTrip(engine, schema);
});

test('a view that calls a function of its own rows is made bare first', async () => {
	const schema = await engine.build(`
		CREATE TABLE t (id int PRIMARY KEY, name text);
		CREATE VIEW v AS SELECT id, NULL::text AS "As told" FROM t;
		CREATE FUNCTION tell(v) RETURNS text LANGUAGE sql STABLE AS 'SELECT $1.id::text';
		CREATE OR REPLACE VIEW v WITH (security_barrier) AS SELECT id, tell(NULL::v) AS "As told" FROM t;
		COMMENT ON VIEW v IS 'of itself';
		CREATE VIEW later AS SELECT tell(v) FROM v;
	`);
	expect(creations(schema)).toStrictEqual([
		'TABLE t',
		'VIEW v',
		'FUNCTION tell',
		'VIEW later',
		'REPLACE VIEW v',
	]);
	await expectRoundTrip(engine, schema);
});

test('functions of tables of functions; defaults, checks, generated columns and keys that call them', async () => {
	const schema = await engine.build(`
		CREATE TABLE z (id int);
		CREATE FUNCTION count_z(z) RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM z; END;
		CREATE TABLE a (n bigint DEFAULT count_z(NULL), CHECK (n >= count_z(NULL)));
		CREATE FUNCTION first_a() RETURNS a LANGUAGE sql BEGIN ATOMIC SELECT * FROM a LIMIT 1; END;
		CREATE TABLE y (whole a DEFAULT first_a());
		ALTER TABLE z ADD COLUMN own bigint DEFAULT count_z(NULL);
		CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql IMMUTABLE RETURN $1 * 2;
		CREATE TABLE g (a int, b int GENERATED ALWAYS AS (twice(a)) STORED, c int GENERATED ALWAYS AS (a + 1) VIRTUAL);
		CREATE FUNCTION last_g() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT max(b) FROM g; END;
		CREATE TABLE p (a int, b text) PARTITION BY RANGE (twice(a));
		CREATE INDEX ON g (twice(b));
	`);
	await expectRoundTrip(engine, schema);
});

test('foreign keys in circles and on themselves', async () => {
	const schema = await engine.build(`
		CREATE TABLE a (id int PRIMARY KEY, parent int REFERENCES a, b_id int);
		CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a);
		ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b;
	`);
	await expectRoundTrip(engine, schema);
});

test('domains over composites over domains, checked by functions that take them', async () => {
	const schema = await engine.build(`
		CREATE DOMAIN amount AS int;
		CREATE FUNCTION is_whole(amount) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN true; END';
		ALTER DOMAIN amount ADD CONSTRAINT whole CHECK (is_whole(VALUE));
		CREATE TYPE price AS (value amount, currency text);
		CREATE FUNCTION is_known(price) RETURNS bool LANGUAGE sql IMMUTABLE RETURN ($1).currency <> '';
		CREATE DOMAIN known_price AS price CHECK (is_known(VALUE));
		CREATE TYPE a_range AS RANGE (subtype = amount);
		CREATE TYPE "Basket" AS (prices known_price[], between a_range);
		CREATE FUNCTION total("Basket") RETURNS int LANGUAGE sql IMMUTABLE RETURN 10;
		CREATE TABLE orders (basket "Basket", total int GENERATED ALWAYS AS (total(basket)) STORED);
	`);
	await expectRoundTrip(engine, schema);
});

test('aggregates, operators and casts between functions that need them and those that they need', async () => {
	const schema = await engine.build(`
		CREATE TYPE pair AS (a int, b int);
		CREATE FUNCTION add(pair, int) RETURNS pair LANGUAGE sql IMMUTABLE RETURN ROW($1.a + $2, $1.b)::pair;
		CREATE AGGREGATE gathered(int) (SFUNC = add, STYPE = pair, INITCOND = '(0,0)');
		CREATE OPERATOR #+# (LEFTARG = pair, RIGHTARG = int, FUNCTION = add);
		CREATE FUNCTION a_sum() RETURNS pair LANGUAGE sql BEGIN ATOMIC SELECT gathered(x) #+# 1 FROM generate_series(1, 3) x; END;
		CREATE AGGREGATE over_again(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
		CREATE FUNCTION z_first(pair) RETURNS int LANGUAGE sql IMMUTABLE RETURN ($1 #+# 1).a;
		CREATE CAST (pair AS int) WITH FUNCTION z_first(pair) AS IMPLICIT;
		CREATE TABLE t (p pair, n int GENERATED ALWAYS AS (p) STORED);
		CREATE VIEW v AS SELECT over_again(n), gathered(n) FROM t;
	`);
	await expectRoundTrip(engine, schema);
});

import { expect, test } from 'vitest';
import { definitionsOf } from '../support/definitions.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('commutators and negators in circles, one that is only named, one operand, another namespace', async () => {
	const schema = await engine.build(`
		CREATE SCHEMA "Odd one";
		CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq, COMMUTATOR = ===, NEGATOR = !==,
			RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
		CREATE OPERATOR !== (LEFTARG = int, RIGHTARG = int, FUNCTION = int4ne, COMMUTATOR = !==, NEGATOR = ===);
		CREATE OPERATOR "Odd one".<# (LEFTARG = int, RIGHTARG = bigint, FUNCTION = int48lt, COMMUTATOR = OPERATOR("Odd one".#>));
		CREATE OPERATOR @@@ (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq, NEGATOR = @#@);
		CREATE OPERATOR !!! (RIGHTARG = int, FUNCTION = int4um);
		COMMENT ON OPERATOR !!! (NONE, int) IS 'turns the sign';
		CREATE VIEW answers AS SELECT 1 === 2 AS same, 3 OPERATOR("Odd one".<#) 4::bigint AS less, !!! 5 AS turned;
	`);
	expect(definitionsOf(schema, 'operator')).toStrictEqual({
		'Odd one.<#(integer, bigint)': [
			`CREATE OPERATOR "Odd one".<# (
    FUNCTION = int48lt,
    LEFTARG = integer,
    RIGHTARG = bigint,
    COMMUTATOR = OPERATOR("Odd one".#>)
)`,
		],
		'public.!!!(NONE, integer)': [
			'CREATE OPERATOR public.!!! (\n    FUNCTION = int4um,\n    RIGHTARG = integer\n)',
		],
		'public.!==(integer, integer)': [
			`CREATE OPERATOR public.!== (
    FUNCTION = int4ne,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(public.!==),
    NEGATOR = OPERATOR(public.===)
)`,
		],
		'public.===(integer, integer)': [
			`CREATE OPERATOR public.=== (
    FUNCTION = int4eq,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(public.===),
    NEGATOR = OPERATOR(public.!==),
    RESTRICT = eqsel,
    JOIN = eqjoinsel,
    HASHES,
    MERGES
)`,
		],
		'public.@@@(integer, integer)': [
			`CREATE OPERATOR public.@@@ (
    FUNCTION = int4eq,
    LEFTARG = integer,
    RIGHTARG = integer,
    NEGATOR = OPERATOR(public.@#@)
)`,
		],
	});
	await expectRoundTrip(engine, schema);
});

const PAIRS = `
	CREATE TYPE pair AS (a int, b int);
	CREATE FUNCTION pair_lt(pair, pair) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT $1.a < $2.a';
	CREATE FUNCTION pair_cmp(pair, pair) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1.a - $2.a';
	CREATE FUNCTION pair_cmp(pair, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1.a - $2';
	CREATE OPERATOR <<< (LEFTARG = pair, RIGHTARG = pair, FUNCTION = pair_lt);
`;

test('a class brings the family of its name; keys and indexes need it', async () => {
	const schema = await engine.build(`${PAIRS}
		CREATE OPERATOR CLASS pair_ops DEFAULT FOR TYPE pair USING btree AS OPERATOR 1 <<<, FUNCTION 1 pair_cmp(pair, pair);
		COMMENT ON OPERATOR CLASS pair_ops USING btree IS 'by the first';
		CREATE OPERATOR CLASS near FOR TYPE point USING gist AS OPERATOR 15 <-> (point, point) FOR ORDER BY float_ops,
			FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal),
			FUNCTION 2 gist_box_union(internal, internal), FUNCTION 5 gist_box_penalty(internal, internal, internal),
			FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal), STORAGE box;
		CREATE OPERATOR CLASS nothing FOR TYPE text USING gin AS STORAGE text;
		CREATE TABLE pairs (p pair PRIMARY KEY, q pair);
		CREATE INDEX by_q ON pairs (q pair_ops DESC);
	`);
	expect(definitionsOf(schema, 'operator-family')).toStrictEqual({});
	expect(definitionsOf(schema, 'operator-class')).toStrictEqual({
		'public.near USING gist': [
			`CREATE OPERATOR CLASS public.near
    FOR TYPE point USING gist AS
    OPERATOR 15 <-> FOR ORDER BY float_ops,
    FUNCTION 1 (point, point) gist_point_consistent(internal, point, smallint, oid, internal),
    FUNCTION 2 (point, point) gist_box_union(internal, internal),
    FUNCTION 5 (point, point) gist_box_penalty(internal, internal, internal),
    FUNCTION 6 (point, point) gist_box_picksplit(internal, internal),
    FUNCTION 7 (point, point) gist_box_same(box, box, internal),
    STORAGE box`,
		],
		'public.nothing USING gin': [
			'CREATE OPERATOR CLASS public.nothing\n    FOR TYPE text USING gin AS\n    STORAGE text',
		],
		'public.pair_ops USING btree': [
			`CREATE OPERATOR CLASS public.pair_ops
    DEFAULT FOR TYPE pair USING btree AS
    OPERATOR 1 public.<<<,
    FUNCTION 1 (pair, pair) public.pair_cmp(pair, pair)`,
		],
	});
	await expectRoundTrip(engine, schema);
});

test('a family of its own with members of no class, and what is added to one of the engine is named', async () => {
	const schema = await engine.build(`${PAIRS}
		CREATE OPERATOR FAMILY pair_family USING btree;
		COMMENT ON OPERATOR FAMILY pair_family USING btree IS 'pairs and numbers';
		CREATE OPERATOR CLASS pair_ops FOR TYPE pair USING btree FAMILY pair_family AS FUNCTION 1 pair_cmp(pair, pair);
		ALTER OPERATOR FAMILY pair_family USING btree ADD FUNCTION 1 (pair, int) pair_cmp(pair, int);
	`);
	expect(definitionsOf(schema, 'operator-family')).toStrictEqual({
		'public.pair_family USING btree': [
			'CREATE OPERATOR FAMILY public.pair_family USING btree',
			`ALTER OPERATOR FAMILY public.pair_family USING btree ADD
    FUNCTION 1 (pair, integer) public.pair_cmp(pair, integer)`,
		],
	});
	expect(definitionsOf(schema, 'operator-class')).toStrictEqual({
		'public.pair_ops USING btree': [
			`CREATE OPERATOR CLASS public.pair_ops
    FOR TYPE pair USING btree FAMILY public.pair_family AS
    FUNCTION 1 (pair, pair) public.pair_cmp(pair, pair)`,
		],
	});
	await expectRoundTrip(engine, schema);
	const { others } = await engine.build(`${PAIRS}
		ALTER OPERATOR FAMILY integer_ops USING btree ADD FUNCTION 1 (pair, int) pair_cmp(pair, int);
	`);
	expect(others).toStrictEqual([
		{
			type: 'function of access method',
			name: 'function 1 (public.pair, integer) of pg_catalog.integer_ops USING btree',
		},
	]);
});

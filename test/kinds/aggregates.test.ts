import { expect, test } from 'vitest';
import { objectsOf } from '../../src/model/schema.ts';
import { definitionsOf } from '../support/definitions.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('an aggregate is no function; its name holds its arguments', async () => {
	const schema = await engine.build(`
		CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
		COMMENT ON AGGREGATE total(int) IS 'adds up';
	`);
	expect(objectsOf(schema, 'function')).toStrictEqual([]);
	expect(objectsOf(schema, 'aggregate')).toStrictEqual([
		{
			kind: 'aggregate',
			namespace: 'public',
			name: 'total(integer)',
			comment: 'adds up',
			statements: [
				`CREATE AGGREGATE public.total(integer) (\n    SFUNC = int4pl,\n    STYPE = integer,\n    INITCOND = '0'\n)`,
			],
		},
	]);
	await expectRoundTrip(engine, schema);
});

test('any number of rows, named and variadic arguments, helpers of our own, everything that is not the default', async () => {
	const schema = await engine.build(`
		CREATE SCHEMA "Odd one";
		CREATE FUNCTION join_all(text, text, VARIADIC text[]) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1';
		CREATE FUNCTION join_all(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1';
		CREATE AGGREGATE rows(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0');
		CREATE AGGREGATE joined(sep text, VARIADIC rest text[]) (SFUNC = join_all, STYPE = text, FINALFUNC = join_all,
			FINALFUNC_MODIFY = READ_WRITE, INITCOND = 'it''s \\ ');
		CREATE AGGREGATE "Odd one"."the largest"(x int) (SFUNC = int4larger, STYPE = int, SSPACE = 32, SORTOP = >,
			COMBINEFUNC = int4larger, PARALLEL = SAFE);
		CREATE VIEW largest AS SELECT "Odd one"."the largest"(x) FROM generate_series(1, 3) AS x;
	`);
	expect(definitionsOf(schema, 'aggregate')).toStrictEqual({
		'Odd one."the largest"(x integer)': [
			`CREATE AGGREGATE "Odd one"."the largest"(x integer) (
    SFUNC = int4larger,
    STYPE = integer,
    SSPACE = 32,
    COMBINEFUNC = int4larger,
    SORTOP = >,
    PARALLEL = SAFE
)`,
		],
		'public.joined(sep text, VARIADIC rest text[])': [
			`CREATE AGGREGATE public.joined(sep text, VARIADIC rest text[]) (
    SFUNC = public.join_all,
    STYPE = text,
    FINALFUNC = public.join_all,
    FINALFUNC_MODIFY = READ_WRITE,
    INITCOND = 'it''s \\ '
)`,
		],
		'public.rows(*)': [
			`CREATE AGGREGATE public.rows(*) (\n    SFUNC = int8inc,\n    STYPE = bigint,\n    INITCOND = '0'\n)`,
		],
	});
	await expectRoundTrip(engine, schema);
});

test('ordered sets, hypothetical sets and moving windows', async () => {
	const schema = await engine.build(`
		CREATE AGGREGATE middle(float8 ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal,
			FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA, FINALFUNC_MODIFY = SHAREABLE);
		CREATE AGGREGATE place(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi,
			STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
		CREATE AGGREGATE moving(float8) (SFUNC = float8pl, STYPE = float8, MSFUNC = float8pl, MINVFUNC = float8mi,
			MSTYPE = float8, MSSPACE = 10, MINITCOND = '0');
	`);
	expect(definitionsOf(schema, 'aggregate')).toStrictEqual({
		'public.middle(double precision ORDER BY anyelement)': [
			`CREATE AGGREGATE public.middle(double precision ORDER BY anyelement) (
    SFUNC = ordered_set_transition,
    STYPE = internal,
    FINALFUNC = percentile_disc_final,
    FINALFUNC_EXTRA,
    FINALFUNC_MODIFY = SHAREABLE
)`,
		],
		'public.moving(double precision)': [
			`CREATE AGGREGATE public.moving(double precision) (
    SFUNC = float8pl,
    STYPE = double precision,
    MSFUNC = float8pl,
    MINVFUNC = float8mi,
    MSTYPE = double precision,
    MSSPACE = 10,
    MINITCOND = '0'
)`,
		],
		'public.place(VARIADIC "any" ORDER BY VARIADIC "any")': [
			`CREATE AGGREGATE public.place(VARIADIC "any" ORDER BY VARIADIC "any") (
    SFUNC = ordered_set_transition_multi,
    STYPE = internal,
    FINALFUNC = rank_final,
    FINALFUNC_EXTRA,
    HYPOTHETICAL
)`,
		],
	});
	await expectRoundTrip(engine, schema);
});

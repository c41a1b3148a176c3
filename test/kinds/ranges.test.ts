import { expect, test } from 'vitest';
import { objectsOf } from '../../src/model/schema.ts';
import { definitionsOf } from '../support/definitions.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('subtype, its operator class, collation and distance; a multirange of another name; what comes with it is no object', async () => {
	const schema = await engine.build(`
		CREATE SCHEMA "Odd one";
		CREATE FUNCTION days(a date, b date) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT (a - b)::float8';
		CREATE TYPE span AS RANGE (subtype = float8);
		COMMENT ON TYPE span IS 'from here to there';
		CREATE TYPE "Odd one".day_range AS RANGE (subtype = date, subtype_diff = days, multirange_type_name = "Odd one".many_days);
		CREATE TYPE words AS RANGE (subtype = text, collation = "C", subtype_opclass = text_pattern_ops);
		CREATE TABLE t (a span, b span_multirange DEFAULT span_multirange(span(1, 2)), c "Odd one".many_days, d words[]);
		CREATE VIEW made AS SELECT span(1, 2) AS a, "Odd one".day_range('2020-01-01', '2021-01-01') AS b;
		CREATE FUNCTION widest(span_multirange) RETURNS span LANGUAGE sql AS 'SELECT range_merge($1)';
	`);
	expect(objectsOf(schema, 'function').map(({ name }) => name)).toStrictEqual(['days', 'widest']);
	expect(objectsOf(schema, 'range').map(({ name, comment }) => [name, comment])).toStrictEqual([
		['day_range', null],
		['span', 'from here to there'],
		['words', null],
	]);
	expect(definitionsOf(schema, 'range')).toStrictEqual({
		'Odd one.day_range': [
			`CREATE TYPE "Odd one".day_range AS RANGE (
    SUBTYPE = date,
    SUBTYPE_DIFF = public.days,
    MULTIRANGE_TYPE_NAME = "Odd one".many_days
)`,
		],
		'public.span': ['CREATE TYPE public.span AS RANGE (\n    SUBTYPE = double precision\n)'],
		'public.words': [
			`CREATE TYPE public.words AS RANGE (
    SUBTYPE = text,
    SUBTYPE_OPCLASS = text_pattern_ops,
    COLLATION = "C"
)`,
		],
	});
	await expectRoundTrip(engine, schema);
});

test('a function that makes values canonical takes the type before there is one', async () => {
	const schema = await engine.build(`
		CREATE TYPE steps;
		CREATE FUNCTION whole(steps) RETURNS steps LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
		CREATE TYPE steps AS RANGE (subtype = int4, canonical = whole);
		CREATE FUNCTION length(steps) RETURNS int LANGUAGE sql IMMUTABLE RETURN upper($1) - lower($1);
		CREATE TABLE walks (taken steps, CHECK (length(taken) > 0));
	`);
	expect(definitionsOf(schema, 'range')).toStrictEqual({
		'public.steps': [
			'CREATE TYPE public.steps',
			'CREATE TYPE public.steps AS RANGE (\n    SUBTYPE = integer,\n    CANONICAL = public.whole\n)',
		],
	});
	expect(definitionsOf(schema, 'base-type')).toStrictEqual({});
	await expectRoundTrip(engine, schema);
});

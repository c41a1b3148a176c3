import { expect, test } from 'vitest';
import { definitionsOf } from '../support/definitions.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('by a function, by text, by nothing at all; those of a range type are its own', async () => {
	const schema = await engine.build(`
		CREATE TYPE pair AS (a int, b int);
		CREATE TYPE mood AS ENUM ('good');
		CREATE TYPE span AS RANGE (subtype = float8);
		CREATE DOMAIN code AS text;
		CREATE FUNCTION first_of(pair) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1.a';
		CREATE CAST (pair AS int) WITH FUNCTION first_of(pair) AS ASSIGNMENT;
		CREATE CAST (mood AS text) WITH INOUT AS IMPLICIT;
		CREATE CAST (bytea AS int[]) WITH INOUT;
		CREATE CAST (pg_lsn AS bigint) WITHOUT FUNCTION;
		COMMENT ON CAST (mood AS text) IS 'as it is spelled';
	`);
	expect(definitionsOf(schema, 'cast')).toStrictEqual({
		'(bytea AS integer[])': ['CREATE CAST (bytea AS integer[]) WITH INOUT'],
		'(mood AS text)': ['CREATE CAST (mood AS text) WITH INOUT AS IMPLICIT'],
		'(pair AS integer)': ['CREATE CAST (pair AS integer) WITH FUNCTION public.first_of(pair) AS ASSIGNMENT'],
		'(pg_lsn AS bigint)': ['CREATE CAST (pg_lsn AS bigint) WITHOUT FUNCTION'],
	});
	await expectRoundTrip(engine, schema);
});

test('transforms, and functions that ask for them', async () => {
	const schema = await engine.build(`
		CREATE TYPE pair AS (a int, b int);
		CREATE FUNCTION from_pair(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'textin';
		CREATE FUNCTION to_pair(internal) RETURNS pair LANGUAGE internal IMMUTABLE AS 'textin';
		CREATE TRANSFORM FOR pair LANGUAGE plpgsql (FROM SQL WITH FUNCTION from_pair(internal), TO SQL WITH FUNCTION to_pair(internal));
		CREATE TRANSFORM FOR int LANGUAGE plpgsql (FROM SQL WITH FUNCTION from_pair(internal));
		COMMENT ON TRANSFORM FOR pair LANGUAGE plpgsql IS 'both ways';
		CREATE FUNCTION first_of(pair) RETURNS int LANGUAGE plpgsql TRANSFORM FOR TYPE pair AS 'BEGIN RETURN 1; END';
	`);
	expect(definitionsOf(schema, 'transform')).toStrictEqual({
		'FOR integer LANGUAGE plpgsql': [
			'CREATE TRANSFORM FOR integer LANGUAGE plpgsql (FROM SQL WITH FUNCTION public.from_pair(internal))',
		],
		'FOR pair LANGUAGE plpgsql': [
			'CREATE TRANSFORM FOR pair LANGUAGE plpgsql (FROM SQL WITH FUNCTION public.from_pair(internal), ' +
				'TO SQL WITH FUNCTION public.to_pair(internal))',
		],
	});
	await expectRoundTrip(engine, schema);
});

import { expect, test } from 'vitest';
import { writeSchema } from '../../src/dialects/postgres/ddl/write-schema.ts';
import { definitionsOf } from '../support/definitions.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('a type, the functions that read and write it, what is built on it, and a name without a type', async () => {
	const schema = await engine.build(`
		CREATE TYPE never;
		CREATE TYPE amount;
		CREATE FUNCTION amount_in(cstring) RETURNS amount LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
		CREATE FUNCTION amount_out(amount) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
		CREATE FUNCTION amount_send(amount) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int4send';
		CREATE TYPE amount (INPUT = amount_in, OUTPUT = amount_out, SEND = amount_send, LIKE = int4, DEFAULT = '7',
			CATEGORY = 'N', DELIMITER = ';');
		COMMENT ON TYPE amount IS 'how much';
		CREATE FUNCTION turned(amount) RETURNS amount LANGUAGE internal IMMUTABLE STRICT AS 'int4um';
		CREATE OPERATOR ~~~ (RIGHTARG = amount, FUNCTION = turned);
		CREATE CAST (amount AS int) WITHOUT FUNCTION AS IMPLICIT;
		CREATE TABLE t (a amount DEFAULT '3', b amount[], c amount GENERATED ALWAYS AS (~~~ '3'::amount) STORED);
	`);
	expect(definitionsOf(schema, 'base-type')).toStrictEqual({
		'public.amount': [
			'CREATE TYPE public.amount',
			`CREATE TYPE public.amount (
    INTERNALLENGTH = 4,
    INPUT = public.amount_in,
    OUTPUT = public.amount_out,
    SEND = public.amount_send,
    CATEGORY = 'N',
    DEFAULT = '7',
    DELIMITER = ';',
    ALIGNMENT = int4,
    STORAGE = plain,
    PASSEDBYVALUE
)`,
		],
		'public.never': ['CREATE TYPE public.never'],
	});
	const creations = [...writeSchema(schema).matchAll(/^CREATE (?:OR REPLACE )?.+$/gm)].map(([line]) => line);
	expect(creations).toStrictEqual([
		'CREATE TYPE public.amount;',
		'CREATE TYPE public.never;',
		'CREATE OR REPLACE FUNCTION public.amount_in(cstring)',
		'CREATE OR REPLACE FUNCTION public.amount_out(amount)',
		'CREATE OR REPLACE FUNCTION public.amount_send(amount)',
		'CREATE TYPE public.amount (',
		'CREATE OR REPLACE FUNCTION public.turned(amount)',
		'CREATE CAST (amount AS integer) WITHOUT FUNCTION AS IMPLICIT;',
		'CREATE OPERATOR public.~~~ (',
		'CREATE TABLE t (',
	]);
	await expectRoundTrip(engine, schema);
});

test('any length, modifiers, elements and collations', async () => {
	const schema = await engine.build(`
		CREATE TYPE words;
		CREATE FUNCTION words_in(cstring, oid, int) RETURNS words LANGUAGE internal IMMUTABLE STRICT AS 'varcharin';
		CREATE FUNCTION words_out(words) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varcharout';
		CREATE FUNCTION words_modifier_in(cstring[]) RETURNS int LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodin';
		CREATE FUNCTION words_modifier_out(int) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodout';
		CREATE TYPE words (INPUT = words_in, OUTPUT = words_out, TYPMOD_IN = words_modifier_in,
			TYPMOD_OUT = words_modifier_out, STORAGE = extended, COLLATABLE = true, PREFERRED = true, CATEGORY = 'x');
		CREATE TABLE t (a words(3) COLLATE "C");
	`);
	expect(definitionsOf(schema, 'base-type')).toStrictEqual({
		'public.words': [
			'CREATE TYPE public.words',
			`CREATE TYPE public.words (
    INTERNALLENGTH = VARIABLE,
    INPUT = public.words_in,
    OUTPUT = public.words_out,
    TYPMOD_IN = public.words_modifier_in,
    TYPMOD_OUT = public.words_modifier_out,
    CATEGORY = 'x',
    PREFERRED = true,
    ALIGNMENT = int4,
    STORAGE = extended,
    COLLATABLE = true
)`,
		],
	});
	await expectRoundTrip(engine, schema);
});

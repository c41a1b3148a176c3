import { expect, test } from 'vitest';
import type { Routine } from '../../src/model/objects.ts';
import { objectsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

const PLAIN: Routine = {
	kind: 'function',
	namespace: 'public',
	name: '',
	comment: null,
	identityArguments: '',
	arguments: '',
	result: null,
	language: 'sql',
	volatility: 'volatile',
	strict: false,
	securityDefiner: false,
	definition: '',
	settings: [],
};

test('arguments, result, security, settings; procedures have no result', async () => {
	const schema = await engine.build(`
		CREATE TABLE users (id bigint, name text);
		CREATE FUNCTION find(a int, VARIADIC b text[] DEFAULT '{}') RETURNS TABLE (id bigint, name text)
			LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = public, pg_temp COST 5 ROWS 10 PARALLEL SAFE
			BEGIN ATOMIC SELECT u.id, u.name FROM users u WHERE u.id = a; END;
		COMMENT ON FUNCTION find IS 'looks it up';
		CREATE PROCEDURE "Do it"(INOUT x int DEFAULT 3) LANGUAGE plpgsql AS $$ BEGIN x := 1; END $$;
		COMMENT ON PROCEDURE "Do it" IS 'does it';
	`);
	expect([...objectsOf(schema, 'function'), ...objectsOf(schema, 'procedure')]).toStrictEqual([
		{
			...PLAIN,
			name: 'find',
			comment: 'looks it up',
			identityArguments: 'a integer, VARIADIC b text[]',
			arguments: `a integer, VARIADIC b text[] DEFAULT '{}'::text[]`,
			result: 'TABLE(id bigint, name text)',
			volatility: 'stable',
			strict: true,
			securityDefiner: true,
			settings: ['search_path=public, pg_temp'],
			definition: `CREATE OR REPLACE FUNCTION public.find(a integer, VARIADIC b text[] DEFAULT '{}'::text[])
 RETURNS TABLE(id bigint, name text)
 LANGUAGE sql
 STABLE PARALLEL SAFE STRICT SECURITY DEFINER COST 5 ROWS 10
 SET search_path TO 'public', 'pg_temp'
BEGIN ATOMIC
 SELECT u.id,
     u.name
    FROM users u
   WHERE (u.id = find.a);
END`,
		},
		{
			...PLAIN,
			kind: 'procedure',
			name: 'Do it',
			comment: 'does it',
			identityArguments: 'INOUT x integer',
			arguments: 'INOUT x integer DEFAULT 3',
			language: 'plpgsql',
			definition: `CREATE OR REPLACE PROCEDURE public."Do it"(INOUT x integer DEFAULT 3)
 LANGUAGE plpgsql
AS $procedure$ BEGIN x := 1; END $procedure$`,
		},
	]);
	await expectRoundTrip(engine, schema);
});

test('overloads are objects of their own, and rows of tables may be arguments and results', async () => {
	const schema = await engine.build(`
		CREATE TABLE users (id bigint, name text);
		CREATE FUNCTION label(users) RETURNS text LANGUAGE sql STABLE RETURN $1.name || '!';
		CREATE FUNCTION label(int) RETURNS users LANGUAGE sql AS 'SELECT * FROM users LIMIT 1';
		CREATE FUNCTION all_users() RETURNS SETOF users LANGUAGE plpgsql AS 'BEGIN RETURN QUERY SELECT * FROM users; END';
		CREATE FUNCTION parts(IN a int, OUT b int, INOUT c text) LANGUAGE plpgsql AS 'BEGIN b := a; END';
		CREATE FUNCTION any_of(anyelement, "Odd arg" int) RETURNS anyarray LANGUAGE sql AS 'SELECT ARRAY[$1]';
		CREATE TABLE counted (n bigint DEFAULT length(label(1)::text), CHECK (n > 0));
	`);
	expect(
		objectsOf(schema, 'function').map(({ name, identityArguments, result }) => [
			name,
			identityArguments,
			result,
		]),
	).toStrictEqual([
		['all_users', '', 'SETOF users'],
		['any_of', 'anyelement, "Odd arg" integer', 'anyarray'],
		['label', 'integer', 'users'],
		['label', 'users', 'text'],
		['parts', 'a integer, OUT b integer, INOUT c text', 'record'],
	]);
	await expectRoundTrip(engine, schema);
});

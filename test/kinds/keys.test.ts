import { expect, test } from 'vitest';
import { quoteIdentifier } from '../../src/dialects/postgres/ddl/quote.ts';
import { introspect } from '../../src/dialects/postgres/introspect/introspect.ts';
import { identify } from '../../src/model/identity.ts';
import { useEngine } from '../support/engine.ts';

const engine = useEngine('citext');

test('every object has the key that the engine’s own records name it by', async () => {
	const { schema, keys } = await engine.introspect(`
		CREATE EXTENSION citext;
		CREATE TYPE mood AS ENUM ('sad');
		CREATE TYPE pair AS (a int);
		CREATE DOMAIN positive AS int CHECK (VALUE > 0);
		CREATE SEQUENCE numbers;
		CREATE TABLE t (gone int, id int PRIMARY KEY, n positive CHECK (n > 1));
		ALTER TABLE t DROP COLUMN gone;
		ALTER TABLE t ENABLE ROW LEVEL SECURITY;
		CREATE POLICY p ON t USING (true);
		CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
		CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
		CREATE VIEW v AS SELECT id FROM t;
		CREATE MATERIALIZED VIEW m AS SELECT id FROM t;
	`);
	expect(new Set(keys.values())).toStrictEqual(new Set(schema.objects.map(identify)));
	const shapes = [...keys].map(([key, identity]) => `${key.replace(/:\d+:/, ':N:')} ${identity}`);
	expect(shapes.sort()).toStrictEqual([
		'pg_class:N:0 composite public.pair',
		'pg_class:N:0 index public.t_pkey',
		'pg_class:N:0 materialized-view public.m',
		'pg_class:N:0 sequence public.numbers',
		'pg_class:N:0 table public.t',
		'pg_class:N:0 view public.v',
		'pg_class:N:2 column public.t.id',
		'pg_class:N:3 column public.t.n',
		'pg_constraint:N:0 check public.t.t_n_check',
		'pg_constraint:N:0 primary-key public.t.t_pkey',
		'pg_extension:N:0 extension citext',
		'pg_namespace:N:0 namespace public',
		'pg_policy:N:0 policy public.t.p',
		'pg_proc:N:0 function public.f()',
		'pg_trigger:N:0 trigger public.t.g',
		'pg_type:N:0 composite public.pair',
		'pg_type:N:0 domain public.positive',
		'pg_type:N:0 enum public.mood',
	]);
});

test('the session’s own settings are back after reading', async () => {
	const fresh = await engine.fresh();
	await fresh.query(
		`SELECT set_config('search_path', 'pg_catalog', false), set_config('DateStyle', 'German', false)`,
	);
	await introspect(fresh, []);
	expect(
		await fresh.query(`SELECT current_setting('search_path') AS path, current_setting('DateStyle') AS dates`),
	).toStrictEqual([{ path: 'pg_catalog', dates: 'German, DMY' }]);
	await fresh.query(
		`SELECT set_config('search_path', 'public', false), set_config('DateStyle', 'ISO, MDY', false)`,
	);
});

test('names are quoted where the engine quotes them', async () => {
	const fresh = await engine.fresh();
	const words = await fresh.query<{ word: string; quoted: string }>(
		'SELECT word, quote_ident(word) AS quoted FROM pg_get_keywords()',
	);
	expect(words.length).toBeGreaterThan(400);
	expect(words.filter(({ word, quoted }) => quoteIdentifier(word) !== quoted)).toStrictEqual([]);
});

import { expect, it } from 'vitest';
import { useEngine } from '../../../support/engine.ts';

const engine = useEngine('citext');

/** Effects of the last statement, a line each, after the ones before it. */
async function effectsOf(...statements: string[]): Promise<readonly string[]> {
	const applied = await (await engine.fresh()).apply({
		transaction: 'none',
		statements: statements.map((sql) => ({ sql })),
	});
	expect(applied.failure).toBeNull();
	const effects = applied.statements.at(-1)?.effects ?? [];
	return effects.map(({ verb, identity, details }) => [verb, identity, ...details].join(' '));
}

const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
	[
		'a table with all that comes with it',
		['CREATE TABLE t (id serial PRIMARY KEY, email text UNIQUE, CONSTRAINT positive CHECK (id > 0))'],
		[
			'created sequence public.t_id_seq',
			'created table public.t',
			'created column public.t.id',
			'created column public.t.email',
			'created check public.t.positive',
			'created primary-key public.t.t_pkey',
			'created unique public.t.t_email_key',
			'created index public.t_pkey',
			'created index public.t_email_key',
		],
	],
	[
		'several changes of one ALTER TABLE',
		[
			'CREATE TABLE t (a int, b int, c text)',
			`ALTER TABLE t ADD COLUMN d text NOT NULL DEFAULT 'x', DROP COLUMN b, ALTER COLUMN a TYPE bigint, ALTER COLUMN c SET NOT NULL`,
		],
		[
			'dropped column public.t.b',
			'changed column public.t.a type integer → bigint',
			'changed column public.t.c set not null',
			'created column public.t.d',
		],
	],
	[
		'a renamed table',
		['CREATE TABLE t (a int)', 'ALTER TABLE t RENAME TO u'],
		['changed table public.u renamed from public.t'],
	],
	[
		'a renamed column',
		['CREATE TABLE t (a int)', 'ALTER TABLE t RENAME a TO b'],
		['changed column public.t.b renamed from a'],
	],
	[
		'dynamic SQL',
		['CREATE TABLE t (a int)', `DO $$ BEGIN EXECUTE 'ALTER TABLE t ADD COLUMN b int'; END $$`],
		['created column public.t.b'],
	],
	[
		'a column that partitions inherit',
		[
			'CREATE TABLE p (day date) PARTITION BY RANGE (day)',
			`CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')`,
			'ALTER TABLE p ADD COLUMN note text',
		],
		['created column public.p.note', 'created column public.p1.note'],
	],
	[
		'a constraint that goes with another table',
		['CREATE TABLE a (id int PRIMARY KEY)', 'CREATE TABLE b (a_id int REFERENCES a)', 'DROP TABLE a CASCADE'],
		['dropped table public.a', 'dropped foreign-key public.b.b_a_id_fkey', 'dropped index public.a_pkey'],
	],
	[
		'comments',
		['CREATE TABLE t (a int)', `COMMENT ON COLUMN t.a IS 'x'`],
		['changed column public.t.a comment'],
	],
	[
		'a function, by its argument types',
		['CREATE FUNCTION f(a int, b text DEFAULT NULL) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$'],
		['created function public.f(integer, pg_catalog.text)'],
	],
	['an enum', [`CREATE TYPE mood AS ENUM ('good', 'bad')`], ['created enum public.mood']],
	['a dropped enum', [`CREATE TYPE mood AS ENUM ('good')`, 'DROP TYPE mood'], ['dropped enum public.mood']],
	[
		'a dropped composite type',
		['CREATE TYPE pair AS (a int, b int)', 'DROP TYPE pair'],
		['dropped composite public.pair'],
	],
	[
		'a renamed enum',
		[`CREATE TYPE mood AS ENUM ('good')`, 'ALTER TYPE mood RENAME TO temper'],
		['changed enum public.temper renamed from public.mood'],
	],
	['rows, which are no effect on the schema', ['CREATE TABLE t (a int)', 'INSERT INTO t VALUES (1)'], []],
	['an extension and none of its insides', ['CREATE EXTENSION citext'], ['created extension citext']],
	['temporary tables, which do not last', ['CREATE TEMP TABLE t (a int)'], []],
];

it.each(cases)('reports %s', async (_, statements, expected) => {
	expect((await effectsOf(...statements)).toSorted()).toEqual(expected.toSorted());
});

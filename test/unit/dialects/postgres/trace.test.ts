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

const WATCH = `CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'`;

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
		['created function public.f(integer, text)'],
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
	[
		'an operator, by its operands',
		['CREATE OPERATOR === (LEFTARG = text, RIGHTARG = int, FUNCTION = repeat)'],
		['created operator public.===(text, integer)'],
	],
	[
		'an operator of one operand that is dropped',
		['CREATE OPERATOR !!! (RIGHTARG = int, FUNCTION = int4um)', 'DROP OPERATOR !!! (NONE, int)'],
		['dropped operator public.!!!(NONE, integer)'],
	],
	[
		'an aggregate of no argument',
		[`CREATE AGGREGATE rows(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0')`],
		['created aggregate public.rows(*)'],
	],
	[
		'a cast, by its types',
		['CREATE TYPE pair AS (a int)', 'CREATE CAST (pair AS text) WITH INOUT'],
		['created cast (pair AS text)'],
	],
	[
		'an operator class without the family that it makes for itself',
		['CREATE OPERATOR CLASS nothing FOR TYPE text USING gin AS STORAGE text'],
		['created operator-class public.nothing USING gin'],
	],
	[
		'a dropped range type without what came with it',
		['CREATE TYPE span AS RANGE (subtype = float8)', 'DROP TYPE span'],
		['dropped range public.span'],
	],
	[
		'a type that was only a name before',
		[
			'CREATE TYPE steps',
			`CREATE FUNCTION whole(steps) RETURNS steps LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical'`,
			'CREATE TYPE steps AS RANGE (subtype = int4, canonical = whole)',
		],
		['changed range public.steps'],
	],
	[
		'a rule, and not the one that makes a view',
		['CREATE VIEW v AS SELECT 1 AS a', 'CREATE RULE "No" AS ON INSERT TO v DO INSTEAD NOTHING'],
		['created rule public.v."No"'],
	],
	[
		'a foreign table and its columns as one',
		[
			'CREATE FOREIGN DATA WRAPPER w',
			'CREATE SERVER s FOREIGN DATA WRAPPER w',
			'CREATE FOREIGN TABLE ft (a int) SERVER s',
			`COMMENT ON COLUMN ft.a IS 'x'`,
		],
		['changed foreign-table public.ft comment'],
	],
	[
		'a column that a foreign table loses',
		[
			'CREATE FOREIGN DATA WRAPPER w',
			'CREATE SERVER s FOREIGN DATA WRAPPER w',
			'CREATE FOREIGN TABLE ft (a int, b int) SERVER s',
			'ALTER FOREIGN TABLE ft DROP COLUMN b',
		],
		['changed foreign-table public.ft'],
	],
	[
		'an event trigger, which the engine does not tell of',
		[WATCH, '-- watches\nCREATE EVENT TRIGGER "Watching it" ON sql_drop EXECUTE FUNCTION watch()'],
		['created event-trigger "Watching it"'],
	],
	[
		'an event trigger that is renamed',
		[
			WATCH,
			'CREATE EVENT TRIGGER a ON sql_drop EXECUTE FUNCTION watch()',
			'alter event trigger A rename to B',
		],
		['created event-trigger b', 'dropped event-trigger a'],
	],
	[
		'an event trigger that is switched off',
		[WATCH, 'CREATE EVENT TRIGGER a ON sql_drop EXECUTE FUNCTION watch()', 'ALTER EVENT TRIGGER a DISABLE'],
		['changed event-trigger a'],
	],
	['an event trigger that was never there', ['DROP EVENT TRIGGER IF EXISTS a'], []],
	[
		'a mapping of everybody',
		[
			'CREATE FOREIGN DATA WRAPPER w',
			'CREATE SERVER "the server" FOREIGN DATA WRAPPER w',
			'CREATE USER MAPPING FOR PUBLIC SERVER "the server"',
		],
		['created user-mapping FOR PUBLIC SERVER "the server"'],
	],
	[
		'a publication that gets another table',
		['CREATE TABLE t (a int)', 'CREATE PUBLICATION p', 'ALTER PUBLICATION p ADD TABLE t'],
		['changed publication p'],
	],
	[
		'a dropped publication as a whole',
		['CREATE TABLE t (a int)', 'CREATE PUBLICATION p FOR TABLE t', 'DROP PUBLICATION p'],
		['dropped publication p'],
	],
	[
		'statistics that are named like a keyword',
		['CREATE TABLE t (a int, b int)', 'CREATE STATISTICS "some" ON a, b FROM t'],
		['created statistics public."some"'],
	],
	[
		'a dropped extension without its insides',
		['CREATE EXTENSION citext', 'DROP EXTENSION citext'],
		['dropped extension citext'],
	],
	['temporary tables, which do not last', ['CREATE TEMP TABLE t (a int)'], []],
];

it.each(cases)('reports %s', async (_, statements, expected) => {
	expect((await effectsOf(...statements)).toSorted()).toEqual(expected.toSorted());
});

import { expect, test } from 'vitest';
import { comparePrivileges } from '../../src/compare/compare-privileges.ts';
import { writeSchema } from '../../src/dialects/postgres/ddl/write-schema.ts';
import type { Grant, ObjectPrivileges } from '../../src/model/privileges.ts';
import { useEngine } from '../support/engine.ts';
import { expectPrivilegesRoundTrip } from '../support/round-trip.ts';

const engine = useEngine('citext');

const ROLES = 'CREATE ROLE alice; CREATE ROLE bob; CREATE ROLE "Odd Role";';

function grant(role: string, rights: readonly string[], more: Partial<Grant> = {}): Grant {
	return { role, rights, grantable: false, by: null, ...more };
}

function on(type: string, name: string, more: Partial<ObjectPrivileges>): ObjectPrivileges {
	const namespace = /^(\w+)\./.exec(name)?.[1] ?? null;
	const object = `${type} ${name}` as ObjectPrivileges['object'];
	return { type, name, column: null, namespace, owner: null, object, granted: [], revoked: [], ...more };
}

const TABLE = ['delete', 'insert', 'maintain', 'references', 'select', 'trigger', 'truncate', 'update'];

test('nothing is said of what the engine gives by itself', async () => {
	const schema = await engine.build(`
		CREATE EXTENSION citext;
		CREATE TABLE t (id serial PRIMARY KEY);
		CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
		GRANT ALL ON t TO postgres;
		REVOKE EXECUTE ON FUNCTION f FROM PUBLIC;
		GRANT EXECUTE ON FUNCTION f TO PUBLIC;
	`);
	expect(schema.privileges).toBeUndefined();
	expect(writeSchema(schema, { privileges: true })).toBe(writeSchema(schema));
});

test('rights on tables, columns, sequences and views, passed on and taken away', async () => {
	const schema = await engine.build(`
		${ROLES}
		CREATE TABLE t (id serial, line int GENERATED ALWAYS AS IDENTITY, mail text);
		CREATE VIEW v AS SELECT id, mail FROM t;
		GRANT INSERT, SELECT ON t TO bob;
		GRANT UPDATE (mail), SELECT (mail) ON t TO alice;
		GRANT SELECT ON t TO "Odd Role" WITH GRANT OPTION;
		SET ROLE "Odd Role"; GRANT SELECT ON t TO alice; RESET ROLE;
		REVOKE DELETE ON t FROM postgres;
		GRANT ALL ON t TO PUBLIC;
		GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO bob;
		GRANT SELECT (id) ON v TO bob;
	`);
	expect(schema.privileges?.objects).toStrictEqual([
		on('sequence', 'public.t_id_seq', { granted: [grant('bob', ['usage'])] }),
		on('sequence', 'public.t_line_seq', {
			object: 'table public.t' as never,
			granted: [grant('bob', ['usage'])],
		}),
		on('table', 'public.t', { column: 'mail', granted: [grant('alice', ['select', 'update'])] }),
		on('table', 'public.t', {
			granted: [
				grant('Odd Role', ['select'], { grantable: true }),
				grant('bob', ['insert', 'select']),
				grant('public', TABLE),
				grant('alice', ['select'], { by: 'Odd Role' }),
			],
			revoked: [grant('postgres', ['delete'])],
		}),
		on('view', 'public.v', { column: 'id', granted: [grant('bob', ['select'])] }),
	]);
	await expectPrivilegesRoundTrip(engine, schema);
});

test('owners of every kind, and what they may do with their own', async () => {
	const schema = await engine.build(`
		${ROLES}
		CREATE SCHEMA app AUTHORIZATION alice;
		CREATE TABLE app.t (id serial, line int GENERATED ALWAYS AS IDENTITY); ALTER TABLE app.t OWNER TO alice;
		CREATE VIEW v AS SELECT 1 AS a; ALTER VIEW v OWNER TO bob;
		CREATE MATERIALIZED VIEW m AS SELECT 1 AS a; ALTER MATERIALIZED VIEW m OWNER TO bob;
		CREATE SEQUENCE s; ALTER SEQUENCE s OWNER TO "Odd Role";
		CREATE TYPE mood AS ENUM ('sad'); ALTER TYPE mood OWNER TO bob; REVOKE USAGE ON TYPE mood FROM PUBLIC;
		CREATE DOMAIN code AS text; ALTER DOMAIN code OWNER TO bob;
		CREATE TYPE pair AS (a int); ALTER TYPE pair OWNER TO bob;
		CREATE FUNCTION f(a int, b text DEFAULT 'x') RETURNS int LANGUAGE sql AS 'SELECT 1';
		ALTER FUNCTION f OWNER TO bob; REVOKE EXECUTE ON FUNCTION f FROM PUBLIC;
		CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'; ALTER PROCEDURE p OWNER TO bob;
		CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int); ALTER AGGREGATE total(int) OWNER TO bob;
		CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq); ALTER OPERATOR === (int, int) OWNER TO bob;
		CREATE STATISTICS st ON id, line FROM app.t; ALTER STATISTICS st OWNER TO bob;
		CREATE COLLATION by_number (provider = icu, locale = 'und-u-kn'); ALTER COLLATION by_number OWNER TO bob;
		CREATE TEXT SEARCH CONFIGURATION words (COPY = simple); ALTER TEXT SEARCH CONFIGURATION words OWNER TO bob;
		CREATE PUBLICATION feed; ALTER PUBLICATION feed OWNER TO bob;
	`);
	expect(schema.privileges?.objects.map(({ type, name, owner }) => `${type} ${name} ${owner}`)).toStrictEqual(
		[
			'aggregate public.total(integer) bob',
			'collation public.by_number bob',
			'function public.f(integer,pg_catalog.text) bob',
			'materialized view public.m bob',
			'operator public.===(integer,integer) bob',
			'procedure public.p() bob',
			'publication feed bob',
			'schema app alice',
			'sequence public.s Odd Role',
			'statistics object public.st bob',
			'table app.t alice',
			'text search configuration public.words bob',
			'type public.code bob',
			'type public.mood bob',
			'type public.pair bob',
			'view public.v bob',
		],
	);
	await expectPrivilegesRoundTrip(engine, schema);
});

test('what everyone may do by rule and may not here: functions, the schema public, what comes', async () => {
	const schema = await engine.build(`
		${ROLES}
		CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
		REVOKE ALL ON FUNCTION f FROM PUBLIC;
		REVOKE ALL ON SCHEMA public FROM PUBLIC;
		GRANT CREATE ON SCHEMA public TO bob;
		ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
		ALTER DEFAULT PRIVILEGES FOR ROLE alice IN SCHEMA public GRANT SELECT ON TABLES TO bob WITH GRANT OPTION;
		ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON SEQUENCES TO bob;
	`);
	const script = writeSchema(schema, { privileges: true });
	expect(script.split('\n').filter((line) => /^(?:GRANT|REVOKE|ALTER DEFAULT)/.test(line))).toStrictEqual([
		'GRANT CREATE ON SCHEMA public TO bob;',
		'REVOKE EXECUTE ON FUNCTION public.f() FROM PUBLIC;',
		'REVOKE USAGE ON SCHEMA public FROM PUBLIC;',
		'ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;',
		'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON SEQUENCES TO bob;',
		'ALTER DEFAULT PRIVILEGES FOR ROLE alice IN SCHEMA public GRANT SELECT ON TABLES TO bob WITH GRANT OPTION;',
	]);
	expect(writeSchema(schema)).toContain(
		'-- Not in this script:\n--  owners and privileges (5), which schema --privileges writes\n',
	);
	await expectPrivilegesRoundTrip(engine, schema);
});

test('a public schema that was made anew belongs to who made it', async () => {
	const schema = await engine.build('DROP SCHEMA public; CREATE SCHEMA public');
	expect(schema.privileges?.objects).toStrictEqual([
		on('schema', 'public', {
			owner: 'postgres',
			object: 'namespace public' as never,
			revoked: [grant('public', ['usage'])],
		}),
	]);
	await expectPrivilegesRoundTrip(engine, schema);
});

test('rights on what the engine and extensions bring', async () => {
	const schema = await engine.build(`
		${ROLES}
		CREATE EXTENSION citext;
		REVOKE EXECUTE ON FUNCTION regexp_match(citext, citext) FROM PUBLIC;
		GRANT SELECT ON pg_authid TO bob;
		GRANT SELECT (rolname) ON pg_authid TO alice;
		GRANT USAGE ON LANGUAGE plpgsql TO bob;
	`);
	expect(
		schema.privileges?.objects.map(({ type, name, column, object }) => [type, name, column, object]),
	).toStrictEqual([
		['function', 'public.regexp_match(public.citext,public.citext)', null, null],
		['language', 'plpgsql', null, null],
		['table', 'pg_catalog.pg_authid', 'rolname', null],
		['table', 'pg_catalog.pg_authid', null, null],
	]);
	const script = writeSchema(schema, { privileges: true });
	expect(script).toContain('GRANT SELECT (rolname) ON TABLE pg_catalog.pg_authid TO alice;\n');
	await expectPrivilegesRoundTrip(engine, schema);
});

test('security labels are read and written', async () => {
	const schema = await engine.build(`
		CREATE TABLE t (mail text);
		INSERT INTO pg_seclabel VALUES ('t'::regclass, 'pg_class'::regclass, 1, 'anon', 'MASKED WITH ''x''');
		INSERT INTO pg_seclabel VALUES ('t'::regclass, 'pg_class'::regclass, 0, 'anon', 'seen');
	`);
	expect(schema.privileges?.labels).toStrictEqual([
		{ type: 'table', name: 'public.t', column: 'mail', provider: 'anon', label: `MASKED WITH 'x'` },
		{ type: 'table', name: 'public.t', column: null, provider: 'anon', label: 'seen' },
	]);
	const script = writeSchema(schema, { privileges: true });
	expect(script).toContain(`SECURITY LABEL FOR anon ON COLUMN public.t.mail IS 'MASKED WITH ''x''';\n`);
	expect(script).toContain(`SECURITY LABEL FOR anon ON TABLE public.t IS 'seen';\n`);
});

test('the owner of an event trigger is a superuser, whom no script makes', async () => {
	const schema = await engine.build(`
		CREATE ROLE boss SUPERUSER;
		CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
		CREATE EVENT TRIGGER watching ON ddl_command_end EXECUTE FUNCTION watch();
		ALTER EVENT TRIGGER watching OWNER TO boss;
	`);
	const script = writeSchema(schema, { privileges: true });
	expect(script).toContain('--  that the event trigger watching belongs to the superuser boss\n');
	expect(script).not.toContain('OWNER TO');
});

test('what became of rights: said again by nobody, by default, on what is new or gone', async () => {
	const first = `${ROLES}
		CREATE TABLE t (id int);
		CREATE TABLE gone (id int);
		CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
		GRANT SELECT, INSERT ON t TO bob;
		GRANT SELECT ON gone TO bob;
		ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO alice;
	`;
	const before = await engine.build(first);
	const after = await engine.build(`${first}
		REVOKE INSERT ON t FROM bob;
		GRANT DELETE ON t TO bob;
		REVOKE EXECUTE ON FUNCTION f FROM PUBLIC;
		ALTER FUNCTION f OWNER TO bob;
		DROP TABLE gone;
		CREATE TABLE plain (id int);
		CREATE TABLE fresh (id int);
		GRANT UPDATE ON fresh TO PUBLIC;
		ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON TYPES TO bob;
	`);
	const none = { kind: 'privileges', column: null, future: null, owner: null, granted: [], revoked: [] };
	expect(comparePrivileges(before, after)).toStrictEqual([
		{
			...none,
			type: 'function',
			name: 'public.f()',
			owner: { before: null, after: 'bob' },
			revoked: [grant('public', ['execute'])],
		},
		{ ...none, type: 'table', name: 'public.fresh', granted: [grant('public', ['update'])] },
		{
			...none,
			type: 'table',
			name: 'public.t',
			granted: [grant('bob', ['delete'])],
			revoked: [grant('bob', ['insert'])],
		},
		{ ...none, type: 'types', name: 'public', future: { role: null }, granted: [grant('bob', ['usage'])] },
	]);
	expect(comparePrivileges(after, after)).toStrictEqual([]);
});

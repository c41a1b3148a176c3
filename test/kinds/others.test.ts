import { expect, test } from 'vitest';
import { writeSchema } from '../../src/dialects/postgres/ddl/write-schema.ts';
import { useEngine } from '../support/engine.ts';

const engine = useEngine();

test('what the model does not describe is named, and the script says that it leaves it out', async () => {
	const schema = await engine.build(`
		CREATE TABLE t (id int, name text);
		CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int);
		CREATE TYPE span AS RANGE (subtype = float8);
		CREATE TYPE shell;
		CREATE RULE note AS ON INSERT TO t DO ALSO NOTIFY t;
		CREATE STATISTICS together ON id, name FROM t;
		CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);
		CREATE COLLATION numeric_order (provider = icu, locale = 'und-u-kn');
		CREATE TYPE pair AS (a int);
		CREATE CAST (pair AS text) WITH INOUT;
		CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);
		CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
		CREATE EVENT TRIGGER watching ON ddl_command_end EXECUTE FUNCTION watch();
		ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
		ALTER TABLE t REPLICA IDENTITY FULL;
		ALTER TABLE t ALTER id SET STATISTICS 500, ALTER name SET STORAGE EXTERNAL;
		ALTER TABLE t ADD CONSTRAINT named NOT NULL name NO INHERIT;
		CREATE PUBLICATION feed FOR TABLE t;
	`);
	expect(schema.others.map(({ type, name }) => `${type} ${name}`)).toStrictEqual([
		'aggregate public.total(integer)',
		'cast (public.pair AS pg_catalog.text)',
		'collation public.numeric_order',
		'column statistics t.id STATISTICS 500',
		'column storage t.name STORAGE EXTERNAL',
		'default acl for role postgres on functions',
		'event trigger watching',
		'not-null constraint t.named NOT NULL name NO INHERIT',
		'operator public.===(integer,integer)',
		'publication feed',
		'replica identity t FULL',
		'rule note on public.t',
		'statistics object public.together',
		'text search configuration public.plain',
		'type public.shell',
		'type public.span',
	]);
	expect(writeSchema(schema)).toContain('-- Not in this script:\n--  aggregate public.total(integer)\n');
});

import { expect, test } from 'vitest';
import { keepColumnNames } from '../../../../../src/dialects/postgres/ddl/column-names.ts';

test.each([
	[`SELECT ( SELECT 'x'::text) AS a`, `SELECT ( SELECT 'x'::text AS "?column?") AS a`],
	[
		`b IN ( SELECT 'x'::text\n UNION\n SELECT 'y'::text ORDER BY 1)`,
		`b IN ( SELECT 'x'::text AS "?column?"\n UNION\n SELECT 'y'::text AS "?column?" ORDER BY 1)`,
	],
	[
		`BEGIN ATOMIC\n SELECT 1,\n 'x'::character varying(3);\nEND`,
		`BEGIN ATOMIC\n SELECT 1,\n 'x'::character varying(3) AS "?column?";\nEND`,
	],
	[`RETURNING 'done'::text, a;`, `RETURNING 'done'::text AS "?column?", a;`],
	[`( SELECT DISTINCT 'x'::text FROM t)`, `( SELECT DISTINCT 'x'::text AS "?column?" FROM t)`],
	[
		`( SELECT ( SELECT 'x'::text), 'y'::"B")`,
		`( SELECT ( SELECT 'x'::text AS "?column?"), 'y'::"B" AS "?column?")`,
	],
])('names the cast in %j', (sql, kept) => {
	expect(keepColumnNames(sql)).toBe(kept);
});

test.each([
	`SELECT a, (b + 1)::text AS b FROM t`,
	`( SELECT 'a'::text || 'b'::text FROM t)`,
	`( SELECT ARRAY['a'::text, 'b'::text] AS "array")`,
	`( SELECT JSON_VALUE('{}'::text, '$' RETURNING text DEFAULT 'q'::text ON EMPTY) AS v)`,
	`( SELECT lower('a'::text) AS lower)`,
	`CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT 'x'::text $$`,
	`INSERT INTO t VALUES ('a'::text)`,
])('leaves %j as it is', (sql) => {
	expect(keepColumnNames(sql)).toBe(sql);
});

import { expect, test } from 'vitest';
import { keepArrayTypes } from '../../../../../src/dialects/postgres/ddl/array-types.ts';

test.each([
	[
		`CHECK (a::text = ANY (ARRAY['x'::character varying, 'y]'::character varying]::text[]))`,
		`CHECK (a::text = ANY (ARRAY['x'::character varying, 'y]'::character varying]::character varying[]::text[]))`,
	],
	[
		`((a)::text = ANY ((ARRAY['x'::character varying(10), 'y'::character varying])::text[]))`,
		`((a)::text = ANY ((ARRAY['x'::character varying(10), 'y'::character varying]::character varying[])::text[]))`,
	],
	[
		`ARRAY[lower(a)::"Odd ""type", (a || b)::"Odd ""type"]::text[]`,
		`ARRAY[lower(a)::"Odd ""type", (a || b)::"Odd ""type"]::"Odd ""type"[]::text[]`,
	],
	[
		`ARRAY[x.a::app.mood]::text[] || ARRAY[1::smallint]::bigint[]`,
		`ARRAY[x.a::app.mood]::app.mood[]::text[] || ARRAY[1::smallint]::smallint[]::bigint[]`,
	],
	[
		`ARRAY['1'::bit varying(4)::character varying]::text[]`,
		`ARRAY['1'::bit varying(4)::character varying]::character varying[]::text[]`,
	],
])('%s becomes %s', (sql, kept) => {
	expect(keepArrayTypes(sql)).toBe(kept);
});

test.each([
	`a = ANY (ARRAY['x'::text, 'y'::text])`,
	'ARRAY[]::text[]',
	'ARRAY[a, b]::text[]',
	`ARRAY['x'::character varying, b]::text[]`,
	`ARRAY['x'::character varying, 'y'::character(1)]::text[]`,
	'ARRAY[a + b::integer]::bigint[]',
	`ARRAY['x'::character varying COLLATE "C"]::text[]`,
	`ARRAY[ARRAY['x'::character varying]]::text[]`,
	`COMMENT ON TABLE a IS 'ARRAY[''x''::character varying]::text[]'`,
	`(a)[1]::text`,
	'ARRAY[',
])('%s stays as it is', (sql) => {
	expect(keepArrayTypes(sql)).toBe(sql);
});

import { expect, test } from 'vitest';
import { parenthesise } from '../../../../../src/dialects/postgres/ddl/expressions.ts';

test.each([
	'now()',
	`nextval('a_seq'::regclass)`,
	`'it''s (odd'::text`,
	`'{}'::jsonb`,
	'5',
	'-5',
	'CURRENT_TIMESTAMP',
	'true',
	`'00:00:00'::time without time zone`,
	`'a'::character varying(10)[]`,
	`ARRAY['a'::text, 'b + c'::text]::text[]`,
	`(now() AT TIME ZONE 'utc'::text)`,
	'((a + b) * c)::integer',
	'COALESCE(a, (b + 1))',
	'app.next_id()',
])('%s stands by itself', (expression) => {
	expect(parenthesise(expression)).toBe(expression);
});

test.each([
	'1 + 2',
	`now() - '1 day'::interval`,
	'(a) + (b)',
	'NOT a',
	`a IS NULL`,
	'"odd name" OR b',
	`'a' || 'b'`,
	'CASE WHEN true THEN 1 ELSE 2 END',
	'a[1] = 2',
	'-a + 1',
])('%s needs parentheses', (expression) => {
	expect(parenthesise(expression)).toBe(`(${expression})`);
});

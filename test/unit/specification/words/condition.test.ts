import { expect, it } from 'vitest';
import { describeCondition } from '../../../../src/specification/words/condition.ts';

it.each<[string, readonly string[], string | null]>([
	['price >= (0)::numeric', ['price'], 'is at least `0`'],
	['(price > 0)', ['price'], 'is more than `0`'],
	['balance >= -5', ['balance'], 'is at least `-5`'],
	[
		'((total >= (0)::numeric) AND (total <= (1000000)::numeric))',
		['total'],
		'is at least `0` and at most `1000000`',
	],
	["(name <> ''::text)", ['name'], 'is not empty'],
	["((name)::text <> ''::text)", ['name'], 'is not empty'],
	["status = ANY (ARRAY['a'::text, 'it''s'::text])", ['status'], "is one of `a` or `it's`"],
	[
		"((status)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying, 'c'::character varying])::text[]))",
		['status'],
		'is one of `a`, `b` or `c`',
	],
	["((email)::text ~* '^[^@]+@[^@]+$'::text)", ['email'], 'matches the pattern'],
	["(name !~ '[0-9]'::text)", ['name'], 'does not match the pattern'],
	['((phone IS NULL) OR (length((phone)::text) >= 7))', ['phone'], 'is absent or has at least 7 characters'],
	['(char_length(name) = 2)', ['name'], 'has exactly 2 characters'],
	['(email IS NOT NULL)', ['email'], 'is present'],
	['(born <= CURRENT_DATE)', ['born'], 'is at most `CURRENT_DATE`'],
	['("userId" > 0)', ['userId'], 'is more than `0`'],
	['(ends_at > starts_at)', ['ends_at', 'starts_at'], '`ends_at` is more than `starts_at`'],
	[
		'((a > 0) AND (b > 0) AND (c > 0))',
		['a', 'b', 'c'],
		'`a` is more than `0`, `b` is more than `0` and `c` is more than `0`',
	],
	['((a > 0) AND ((b > 0) OR (c > 0)))', ['a', 'b', 'c'], null],
	['(lower(email) = email)', ['email'], null],
	['(price % 5 = 0)', ['price'], null],
	['((a + b) > 0)', ['a', 'b'], null],
	['(price > 0', ['price'], null],
	['price > 0)', ['price'], null],
	['', ['price'], null],
	['('.repeat(300), ['price'], null],
])('%s', (expression, columns, words) => {
	expect(describeCondition(expression, columns)).toBe(words);
});

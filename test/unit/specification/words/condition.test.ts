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
	["((email)::text ~* '^[^@]+@[^@]+$'::text)", ['email'], 'looks like an e-mail address'],
	["(name !~ '[0-9]'::text)", ['name'], 'does not match the pattern'],
	['((phone IS NULL) OR (length((phone)::text) >= 7))', ['phone'], 'is absent or has at least 7 characters'],
	['(char_length(name) = 2)', ['name'], 'has exactly 2 characters'],
	['(email IS NOT NULL)', ['email'], 'is present'],
	['(born <= CURRENT_DATE)', ['born'], 'is not after today'],
	['("userId" > 0)', ['userId'], 'is more than `0`'],
	['(ends_at > starts_at)', ['ends_at', 'starts_at'], '`ends_at` is more than `starts_at`'],
	[
		'((a > 0) AND (b > 0) AND (c > 0))',
		['a', 'b', 'c'],
		'`a` is more than `0`, `b` is more than `0` and `c` is more than `0`',
	],
	[
		'((a > 0) AND ((b > 0) OR (c > 0)))',
		['a', 'b', 'c'],
		'`a` is more than `0`; and `b` is more than `0` or `c` is more than `0`',
	],
	['(lower(email) = email)', ['email'], 'is in lower case'],
	['(code = upper(btrim(code)))', ['code'], 'has no spaces around it and is in upper case'],
	['(lower(email) = other)', ['email', 'other'], null],
	['(price % 5 = 0)', ['price'], null],
	['((a + b) > 0)', ['a', 'b'], '`a + b` is more than `0`'],
	['(price > 0', ['price'], null],
	['price > 0)', ['price'], null],
	['(0 < length(name)) AND (length(name) <= 64)', ['name'], 'is not empty and has at most 64 characters'],
	['length(TRIM(BOTH FROM name)) > 0', ['name'], 'is not blank'],
	["name !~~ '%@%'::text", ['name'], 'does not contain `@`'],
	["url ~~ 'https://%'::text", ['url'], 'begins with `https://`'],
	["name ~~ 'role_%'::text", ['name'], null],
	["(state <> ALL (ARRAY['a'::text, 'b'::text]))", ['state'], 'is not one of `a` or `b`'],
	["(state = ANY (ARRAY[NULL::text, 'a'::text]))", ['state'], null],
	['(state = NULL::text)', ['state'], null],
	["jsonb_typeof(data) = 'object'::text", ['data'], 'is a JSON object'],
	['cardinality(tags) >= 2', ['tags'], 'has at least 2 elements'],
	['array_length(tags, 1) <= 16', ['tags'], 'has at most 16 elements'],
	['array_length(tags, 1) >= 1', ['tags'], null],
	['octet_length(hash) = 32', ['hash'], 'has exactly 32 bytes'],
	["user_id = '-1'::integer", ['user_id'], 'is `-1`'],
	[
		"born <= (CURRENT_DATE - '13 years'::interval)",
		['born'],
		"is at most `CURRENT_DATE - '13 years'::interval`",
	],
	['num_nonnulls(a, b) = 1', ['a', 'b'], 'exactly one of `a` and `b` is present'],
	['num_nonnulls(a, b) > 0', ['a', 'b'], 'at least one of `a` and `b` is present'],
	['num_nonnulls(a, b, c) = 2', ['a', 'b', 'c'], null],
	[
		'((a IS NOT NULL)::integer + (b IS NOT NULL)::integer) <= 1',
		['a', 'b'],
		'at most one of `a` and `b` is present',
	],
	['(a IS NULL) = (b IS NULL)', ['a', 'b'], '`a` and `b` are both present or both absent'],
	['(a IS NULL) = (b IS NOT NULL)', ['a', 'b'], 'exactly one of `a` and `b` is present'],
	['(a IS NULL) <> (b IS NULL)', ['a', 'b'], 'exactly one of `a` and `b` is present'],
	[
		"(status = 'approved'::text) = (approved_at IS NOT NULL)",
		['status', 'approved_at'],
		'`approved_at` is present exactly when `status` is `approved`',
	],
	['a IS NOT NULL OR b IS NOT NULL', ['a', 'b'], 'at least one of `a` and `b` is present'],
	['a IS NULL OR b IS NULL', ['a', 'b'], '`a` and `b` are not both present'],
	['NOT (a IS NULL AND b IS NOT NULL)', ['a', 'b'], 'when `b` is present, `a` is present'],
	['a IS NULL OR b >= a', ['a', 'b'], '`a` is absent or `b` is at least `a`'],
	[
		"kind <> 'x'::text OR a IS NOT NULL AND b IS NOT NULL",
		['kind', 'a', 'b'],
		'when `kind` is `x`, `a` and `b` are present',
	],
	[
		"kind = 'x'::text AND a IS NOT NULL OR kind <> 'x'::text AND a IS NULL",
		['kind', 'a'],
		'when `kind` is `x`, `a` is present; otherwise `a` is absent',
	],
	[
		'a IS NULL AND b IS NULL OR a IS NOT NULL AND b IS NOT NULL',
		['a', 'b'],
		'`a` and `b` are both present or both absent',
	],
	[
		"kind = 'x'::text AND a IS NULL OR kind = 'y'::text AND b IS NULL",
		['kind', 'a', 'b'],
		'either `kind` is `x` and `a` is absent, or `kind` is `y` and `b` is absent',
	],
	['CASE WHEN (a > 0) THEN b ELSE c END', ['a', 'b', 'c'], null],
	['f(a)', ['a'], null],
	['a IS NOT DISTINCT FROM b', ['a', 'b'], '`a` is `b`'],
	['', ['price'], null],
	['('.repeat(300), ['price'], null],
])('%s', (expression, columns, words) => {
	expect(describeCondition(expression, columns)).toBe(words);
});

it.each<[string, string]>([
	['^[a-z0-9_]{1,100}$', 'consists of 1 to 100 lower-case letters, digits or underscores'],
	['^[A-Z]{2}$', 'consists of exactly 2 upper-case letters'],
	['^[a-z0-9-]*$', 'consists of lower-case letters, digits and hyphens, or is empty'],
	['^#[0-9a-fA-F]{6}$', 'is `#`, then exactly 6 hexadecimal digits'],
	['^[a-z0-9]+(?:-[a-z0-9]+)*$', 'consists of lower-case letters and digits, with single `-` between them'],
	['^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', 'looks like an e-mail address'],
	['[^@]+@[^@]+', 'has something like an e-mail address in it'],
	['^\\+?[1-9]\\d{1,14}$', 'is perhaps `+`, then one of digits from 1 to 9, then 1 to 14 digits'],
	['^https?://', 'begins with `http://` or `https://`'],
	['^https?://[^/]+', 'looks like a web address'],
	['^inv-', 'begins with `inv-`'],
	['^(a|b)$', 'matches the pattern'],
	['[0-9]', 'matches the pattern'],
	['^[[:alpha:]]+$', 'matches the pattern'],
	['^[!-~]+$', 'matches the pattern'],
])('the pattern %s', (pattern, words) => {
	expect(describeCondition(`(x ~ '${pattern}'::text)`, ['x'])).toBe(words);
});

it('speaks of time and of bytes where the types say so', () => {
	const types = new Map([
		['starts_at', 'timestamp with time zone'],
		['ends_at', 'timestamp with time zone'],
		['hash', 'bytea'],
		['a', 'boolean'],
		['b', 'boolean'],
	]);
	const columns = [...types.keys()];
	expect(describeCondition('(ends_at > starts_at)', columns, types)).toBe('`ends_at` is after `starts_at`');
	expect(describeCondition('(length(hash) = 32)', ['hash'], types)).toBe('has exactly 32 bytes');
	expect(describeCondition('a::integer + b::integer = 1', columns, types)).toBe(
		'exactly one of `a` and `b` is true',
	);
	expect(describeCondition('a IS FALSE OR b', columns, types)).toBe('`a` is false or `b` is true');
});

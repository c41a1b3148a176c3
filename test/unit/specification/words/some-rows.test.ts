import { expect, it } from 'vitest';
import { openKeys } from '../../../../src/specification/words/some-rows.ts';

it.each<[readonly string[], string | null, readonly string[]]>([
	[['a', 'b'], null, ['a', 'b']],
	[['a', 'b'], 'NOT b', ['a']],
	[['a', 'b'], 'b', ['a']],
	[['a', 'b'], '(b = false)', ['a']],
	[['a', '"B"'], '("B" IS TRUE) AND (c > 0)', ['a']],
	[['a', 'b'], 'b IS NULL', ['a']],
	[['a', 'b'], 'b IS NOT NULL', ['a', 'b']],
	[['a', 'b'], "b = 'x'::text", ['a', 'b']],
	[['a', 'b'], '(NOT b) OR c', ['a', 'b']],
	[['lower(a)'], 'NOT deleted', ['lower(a)']],
	[['b'], 'NOT b', []],
])('of the keys %j where %s, %j can differ', (keys, predicate, expected) => {
	expect(openKeys(keys, predicate)).toEqual(expected);
});

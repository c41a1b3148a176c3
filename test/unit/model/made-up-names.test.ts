import { describe, expect, it } from 'vitest';
import { isMadeUpName, makeUpName } from '../../../src/model/made-up-names.ts';

describe('the name that PostgreSQL gives', () => {
	it.each([
		['users', 'id', 'seq', 'users_id_seq'],
		['code', null, 'not_null', 'code_not_null'],
		['t'.repeat(63), 'id', 'seq', `${'t'.repeat(56)}_id_seq`],
		['t'.repeat(40), 'c'.repeat(40), 'not_null', `${'t'.repeat(27)}_${'c'.repeat(26)}_not_null`],
		['é'.repeat(31), 'x', 'not_null', `${'é'.repeat(26)}_x_not_null`],
	])('%s.%s %s', (relation, column, suffix, name) => {
		expect(makeUpName(relation, column, suffix)).toBe(name);
	});

	it.each([
		['former_id_not_null', true],
		['former_id_not_null1', true],
		['id_must_be_there', false],
		['not_null', false],
	])('%s', (name, expected) => {
		expect(isMadeUpName(name, 'not_null')).toBe(expected);
	});
});

import { expect, it } from 'vitest';
import { randomTextFinder } from '../../../src/replay/random-text.ts';

const HISTORY = `insert into roles select 'org_role_' || nanoid(), 'administrator', md5('x')`;

function isRandomIn(history: string, value: string): boolean {
	return randomTextFinder(history, (text) => history.includes(text.toLowerCase()))(value);
}

it.each([
	['a text of random letters', 'dsasryyznozusmtb', true],
	['one behind a written prefix', 'org_role_dsasryyznozusmtb', true],
	['one among other words', 'administrator V1StGXR8_Z5jdHi6B', true],
	['a written text in capitals', 'ADMINISTRATOR', false],
	['one put together from written pieces', 'roles_administrator', false],
	['a short text', 'dsasryy', false],
	['a number', '12345678901234567890', false],
	['a UUID, which is kept steady in another way', 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee', false],
	['a digest where there are digests', '9dd4e461268c8034f5c8564e155c67a6', false],
	['bytes', '\\x9dd4e461268c8034', false],
])('sees whether %s is another one in each run', (_, value, expected) => {
	expect(isRandomIn(HISTORY, value)).toBe(expected);
});

it('takes nothing for random where nothing makes it', () => {
	expect(isRandomIn(`insert into roles values ('a')`, 'dsasryyznozusmtb')).toBe(false);
});

it('takes digests of random numbers for random', () => {
	expect(isRandomIn('select md5(random()::text)', '9dd4e461268c8034f5c8564e155c67a6')).toBe(true);
});

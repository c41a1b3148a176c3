import { expect, it } from 'vitest';
import { blockId } from '../../../src/specification/block-id.ts';
import { parseDocument } from '../../../src/specification/parse-document.ts';
import { HOSTILE } from '../../support/hostile.ts';

it.each([
	['table public.users', 'table public.users'],
	['function public.f(a integer, b text[])', 'function public.f(a integer, b text[])'],
	['table public."straße"', 'table public."straße"'],
	['table public."a-->b"', 'table public."a-%2D%3Eb"'],
	['a%2Db', 'a%252Db'],
	['two\nlines  wide ', 'two%0Alines %20wide%20'],
])('of %j is readable', (identity, expected) => {
	expect(blockId(identity)).toBe(expected);
});

it('is read back from its markers and shared by no other', () => {
	const identities = [...HOSTILE.map((name) => `table public."${name}"`), ...HOSTILE];
	const ids = identities.map(blockId);
	expect(new Set(ids).size).toBe(new Set(identities.map((identity) => identity.toWellFormed())).size);
	for (const id of ids.filter((each) => each !== '')) {
		const page = `<!-- spec:begin ${id} -->\n<!-- spec:end ${id} -->\n`;
		expect(parseDocument('x.md', page).blocks.map((block) => block.id)).toEqual([id]);
	}
});

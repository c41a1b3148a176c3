import { describe, expect, it } from 'vitest';
import { rangeBetween, rangeSince } from '../../../src/commands/choose-range.ts';
import type { Migration, MigrationHistory } from '../../../src/project/project.ts';

const migration = (path: string, version: string): Migration => ({
	...{ path, version, name: '', source: '', statements: [], sections: [] },
});
const history = {
	migrations: [
		migration('m/0001_init.up.sql', '1'),
		migration('m/0002_add.up.sql', '2'),
		migration('m/0010_add.up.sql', '10'),
	],
} as unknown as MigrationHistory;

describe('a range by names', () => {
	it.each([
		[null, null, 0, 3],
		['2', null, 1, 3],
		['0002', '10', 1, 3],
		['0002_add', '0002_add.up.sql', 1, 2],
		['m/0001_init.up.sql', '2', 0, 2],
	])('%s to %s', (from, to, first, end) => {
		expect(rangeBetween(history, from, to).range).toEqual({ first, end });
	});

	it.each([
		['3', null, 'there is no migration 3'],
		['10', '1', '10 comes after 1'],
	])('refuses %s to %s', (from, to, message) => {
		expect(() => rangeBetween(history, from, to)).toThrow(message);
	});
});

it('a range since a merge base says what stands between and is on it already', () => {
	expect(rangeSince(history, new Set(['m/0002_add.up.sql']))).toEqual({
		range: { first: 0, end: 3 },
		fixed: [{ path: 'm/0002_add.up.sql', line: null, reason: 'The merge base has it already.' }],
	});
	const all = new Set(history.migrations.map(({ path }) => path));
	expect(rangeSince(history, all).range).toEqual({ first: 3, end: 3 });
});

import { describe, expect, it } from 'vitest';
import { findNearest } from '../../../src/config/nearest.ts';

describe('findNearest', () => {
	it.each([
		['migratons', ['layout', 'migrations'], 'migrations'],
		['MIGRATIONS', ['migrations'], 'migrations'],
		['golang', ['goose', 'golang-migrate'], 'golang-migrate'],
		['xyz', ['migrations', 'layout'], null],
		['', ['migrations'], null],
		['a'.repeat(10_000), ['migrations'], null],
	])('%s among %j is %s', (word, known, expected) => {
		expect(findNearest(word, known)).toBe(expected);
	});
});

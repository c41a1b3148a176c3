import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortTopologically } from '../../../../src/project/layouts/sort-topologically.ts';

describe('sortTopologically', () => {
	it('keeps the given order where nothing is needed', () => {
		expect(sortTopologically(['b', 'a'], () => []).sorted).toEqual(['b', 'a']);
	});

	it('puts what is needed first, and all else as early as it can be', () => {
		const needs: Record<string, readonly string[]> = { a: ['d'], c: ['d', 'd'] };
		expect(sortTopologically(['a', 'b', 'c', 'd'], (item) => needs[item] ?? []).sorted).toEqual([
			'b',
			'd',
			'a',
			'c',
		]);
	});

	it('names a circle, and only that', () => {
		const needs: Record<string, readonly string[]> = { a: ['b'], b: ['c'], c: ['b'] };
		expect(sortTopologically(['a', 'b', 'c'], (item) => needs[item] ?? []).cycle).toEqual(['b', 'c']);
	});

	it('has each item once and after what it needs, whatever needs what', () => {
		const graph = fc.array(fc.array(fc.nat({ max: 30 }), { maxLength: 4 }), { maxLength: 30 });
		fc.assert(
			fc.property(graph, (lists) => {
				// Only what comes earlier is needed, and then all is shuffled by parity, so that there is no circle.
				const needs = (item: number) => (lists[item] ?? []).filter((needed) => needed < item);
				const items = lists.map((_, index) => index).toSorted((a, b) => (a % 2) - (b % 2) || b - a);
				const { sorted, cycle } = sortTopologically(items, needs);
				expect(cycle).toEqual([]);
				expect(new Set(sorted)).toEqual(new Set(items));
				for (const [position, item] of sorted.entries()) {
					for (const needed of needs(item)) expect(sorted.indexOf(needed)).toBeLessThan(position);
				}
			}),
		);
	});
});

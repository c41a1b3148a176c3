import { describe, expect, it } from 'vitest';
import { clusterTables, LARGEST_CLUSTER, type Link } from '../../../../src/specification/diagram/clusters.ts';
import { makeRandom } from '../random.ts';

const link = (from: string, to: string): Link => ({ from, to });
const name = (index: number) => `t${String(index).padStart(4, '0')}`;

it('keeps related tables together and the busiest first', () => {
	const clusters = clusterTables([
		link('orders', 'users'),
		link('items', 'orders'),
		link('b', 'a'),
		link('a', 'a'),
	]);
	expect(clusters.map(({ tables }) => tables)).toEqual([
		['a', 'b'],
		['orders', 'items', 'users'],
	]);
	expect(clusters.map(({ links }) => links.length)).toEqual([2, 2]);
});

describe.each([
	['a star', Array.from({ length: 200 }, (_, index) => link(name(index + 1), name(0)))],
	['a chain', Array.from({ length: 200 }, (_, index) => link(name(index + 1), name(index)))],
	['a tree', Array.from({ length: 400 }, (_, index) => link(name(index + 1), name(index >> 1)))],
	['a tangle', tangle(300, 900)],
])('%s', (_, links) => {
	const clusters = clusterTables(links);

	it('has each table and each link in exactly one cluster', () => {
		const tables = clusters.flatMap((cluster) => cluster.tables);
		expect(tables.toSorted()).toEqual([...new Set(links.flatMap(({ from, to }) => [from, to]))].sort());
		expect(new Set(clusters.flatMap((cluster) => cluster.links))).toEqual(new Set(links));
		expect(clusters.flatMap((cluster) => cluster.links)).toHaveLength(links.length);
	});

	it('has no cluster with too many boxes and not many more clusters than needed', () => {
		for (const cluster of clusters) {
			const boxes = new Set([...cluster.tables, ...cluster.links.flatMap(({ from, to }) => [from, to])]);
			expect(boxes.size).toBeLessThanOrEqual(LARGEST_CLUSTER);
		}
	});

	it('is the same whatever the order of the links', () => {
		const tables = (all: readonly Link[]) => clusterTables(all).map((cluster) => cluster.tables);
		expect(tables(links.toReversed())).toEqual(tables(links));
	});
});

it('needs few diagrams for a star', () => {
	const links = Array.from({ length: 200 }, (_, index) => link(name(index + 1), name(0)));
	expect(clusterTables(links).length).toBeLessThanOrEqual(8);
});

function tangle(tables: number, count: number): readonly Link[] {
	const random = makeRandom(7);
	return Array.from({ length: count }, () => link(name(random(tables)), name(random(tables))));
}

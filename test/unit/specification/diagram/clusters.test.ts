import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { clusterTables, LARGEST_CLUSTER, type Link } from '../../../../src/specification/diagram/clusters.ts';
import { makeRandom } from '../random.ts';

const link = (from: string, to: string): Link => ({ from, to, owned: false, required: false });
const owned = (from: string, to: string): Link => ({ from, to, owned: true, required: true });
const name = (index: number) => `t${String(index).padStart(4, '0')}`;

it('draws what fits into one diagram together, in alphabetical order', () => {
	const clusters = clusterTables([
		link('orders', 'users'),
		link('items', 'orders'),
		link('b', 'a'),
		link('a', 'a'),
	]);
	expect(clusters).toEqual([
		{
			root: null,
			range: null,
			tables: ['a', 'b', 'items', 'orders', 'users'],
			links: [link('a', 'a'), link('b', 'a'), link('items', 'orders'), link('orders', 'users')],
		},
	]);
});

/** Two modules around a table that everything points at. */
const MODULES: readonly Link[] = [
	...['order_items', 'order_notes', 'order_taxes', 'shipments', 'returns'].map((table) =>
		owned(table, 'orders'),
	),
	...['product_prices', 'product_images', 'product_tags', 'reviews'].map((table) => owned(table, 'products')),
	...['orders', 'order_notes', 'products', 'reviews', 'returns', 'shipments'].map((table) =>
		link(table, 'users'),
	),
	...Array.from({ length: 20 }, (_, index) => owned(`user_${name(index)}`, 'users')),
	link('products', 'countries'),
	owned('job_runs', 'jobs'),
];

it('cuts around what tables belong to, and not around what everything points at', () => {
	const clusters = clusterTables(MODULES);
	expect(clusters.map(({ root, tables }) => [root, tables.length])).toEqual([
		['orders', 6],
		['products', 6],
		['users', 21],
		[null, 2],
	]);
	expect(clusters[1]!.tables).toContain('countries');
});

it.each([
	owned('order_events', 'orders'),
	owned('user_badges', 'users'),
	link('product_views', 'products'),
	owned('job_logs', 'jobs'),
])('changes one diagram when a table more is there: $from', (added) => {
	const before = clusterTables(MODULES);
	const after = clusterTables([...MODULES, added]);
	const changed = after.filter((cluster) => !before.some((other) => isDeepStrictEqual(other, cluster)));
	expect(changed.map(({ tables }) => tables.includes(added.from))).toEqual([true]);
	expect(after).toHaveLength(before.length);
});

it('goes by whole tables when an owner has too many, by fixed letters', () => {
	const links = ['a', 'c', 'm', 'n', 'z'].flatMap((letter) =>
		Array.from({ length: 9 }, (_, index) => owned(`${letter}${index}`, 'organizations')),
	);
	const clusters = clusterTables(links);
	expect(clusters.map(({ root, range, tables }) => [root, range, tables.length])).toEqual([
		['organizations', 'a to m', 27],
		['organizations', 'n to z', 19],
	]);
});

it('ends where tables belong to each other in a circle', () => {
	const circle = Array.from({ length: 40 }, (_, index) => owned(name(index), name((index + 1) % 40)));
	expect(clusterTables(circle).flatMap(({ tables }) => tables)).toHaveLength(40);
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
	expect(clusterTables(links).length).toBeLessThanOrEqual(24);
});

function tangle(tables: number, count: number): readonly Link[] {
	const random = makeRandom(7);
	return Array.from({ length: count }, () => link(name(random(tables)), name(random(tables))));
}

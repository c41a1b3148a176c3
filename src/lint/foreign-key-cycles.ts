import type { ForeignKey } from '../model/objects.ts';
import { objectsOf, type Schema } from '../model/schema.ts';

/**
 * The circles that foreign keys make, each key that is part of one in one of them, the shortest that leads through it.
 * A table that refers to itself makes none, nor does a key that may be checked at the end of the transaction.
 */
export function foreignKeyCycles(schema: Schema): readonly (readonly ForeignKey[])[] {
	const from = new Map<string, ForeignKey[]>();
	for (const key of objectsOf(schema, 'foreign-key')) {
		const isOwn = sourceOf(key) === targetOf(key);
		if (isOwn || key.inherited || / DEFERRABLE/.test(key.definition)) continue;
		const known = from.get(sourceOf(key));
		if (known) known.push(key);
		else from.set(sourceOf(key), [key]);
	}
	const done = new Set<ForeignKey>();
	const cycles: (readonly ForeignKey[])[] = [];
	for (const component of components(from)) {
		for (const table of component) {
			for (const key of from.get(table) ?? []) {
				if (done.has(key) || !component.has(targetOf(key))) continue;
				const way = shortestWay(from, component, targetOf(key), table);
				if (!way) continue;
				const cycle = [key, ...way];
				for (const each of cycle) done.add(each);
				cycles.push(cycle);
			}
		}
	}
	return cycles;
}

function sourceOf({ namespace, relation }: ForeignKey): string {
	return JSON.stringify([namespace, relation]);
}

function targetOf({ references }: ForeignKey): string {
	return JSON.stringify([references.namespace, references.relation]);
}

/** Groups of more than one table of which each leads to each (Tarjan), without recursion. */
function components(from: ReadonlyMap<string, readonly ForeignKey[]>): readonly ReadonlySet<string>[] {
	const index = new Map<string, number>();
	const low = new Map<string, number>();
	const stack: string[] = [];
	const onStack = new Set<string>();
	const found: ReadonlySet<string>[] = [];
	const lower = (table: string, value: number): void => {
		low.set(table, Math.min(low.get(table)!, value));
	};
	const enter = (table: string): void => {
		index.set(table, index.size);
		low.set(table, index.get(table)!);
		stack.push(table);
		onStack.add(table);
	};
	const leave = (table: string): void => {
		if (low.get(table) !== index.get(table)) return;
		const group = new Set(stack.splice(stack.lastIndexOf(table)));
		for (const each of group) onStack.delete(each);
		if (group.size > 1) found.push(group);
	};
	for (const root of from.keys()) {
		if (index.has(root)) continue;
		const open: { readonly table: string; next: number }[] = [{ table: root, next: 0 }];
		enter(root);
		while (open.length > 0) {
			const top = open.at(-1)!;
			const key = from.get(top.table)?.[top.next++];
			if (key === undefined) {
				open.pop();
				leave(top.table);
				const parent = open.at(-1);
				if (parent) lower(parent.table, low.get(top.table)!);
			} else {
				const target = targetOf(key);
				if (!index.has(target)) {
					enter(target);
					open.push({ table: target, next: 0 });
				} else if (onStack.has(target)) lower(top.table, index.get(target)!);
			}
		}
	}
	return found;
}

function shortestWay(
	from: ReadonlyMap<string, readonly ForeignKey[]>,
	within: ReadonlySet<string>,
	start: string,
	end: string,
): readonly ForeignKey[] | null {
	const cameBy = new Map<string, ForeignKey | null>([[start, null]]);
	const queue = [start];
	for (const table of queue) {
		if (table === end) break;
		for (const key of from.get(table) ?? []) {
			const target = targetOf(key);
			if (!within.has(target) || cameBy.has(target)) continue;
			cameBy.set(target, key);
			queue.push(target);
		}
	}
	if (!cameBy.has(end)) return null;
	const way: ForeignKey[] = [];
	for (let key = cameBy.get(end); key; key = cameBy.get(sourceOf(key))) way.unshift(key);
	return way;
}

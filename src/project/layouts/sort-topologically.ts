/** Items in an order in which each comes after all that it needs, and otherwise as early as it was given. */
export interface Sorted<Item> {
	readonly sorted: readonly Item[];
	/** Items that need one another in a circle, each the next one; empty where there is no circle. */
	readonly cycle: readonly Item[];
}

/** Sorts items by what they need; what is needed must itself be among the items. */
export function sortTopologically<Item>(
	items: readonly Item[],
	needs: (item: Item) => readonly Item[],
): Sorted<Item> {
	const positions = new Map(items.map((item, index) => [item, index]));
	const waiting = items.map((item) => new Set(needs(item)).size);
	const neededBy = new Map<Item, number[]>();
	for (const [index, item] of items.entries()) {
		for (const needed of new Set(needs(item))) {
			const list = neededBy.get(needed);
			if (list) list.push(index);
			else neededBy.set(needed, [index]);
		}
	}
	const ready = waiting.flatMap((count, index) => (count === 0 ? [index] : [])).reverse();
	const sorted: Item[] = [];
	for (let index = ready.pop(); index !== undefined; index = ready.pop()) {
		const item = items[index]!;
		sorted.push(item);
		for (const next of neededBy.get(item) ?? []) {
			waiting[next]!--;
			if (waiting[next] === 0) insertDescending(ready, next);
		}
	}
	const start = items.find((item) => waiting[positions.get(item)!]! > 0);
	if (sorted.length === items.length || start === undefined) return { sorted, cycle: [] };
	return { sorted, cycle: cycleFrom(start, needs, (item) => waiting[positions.get(item)!]! > 0) };
}

/** Keeps the smallest last, where it is taken from. */
function insertDescending(list: number[], value: number): void {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (list[middle]! > value) low = middle + 1;
		else high = middle;
	}
	list.splice(low, 0, value);
}

/** Whoever still waits needs somebody who still waits, so that following them ends in a circle. */
function cycleFrom<Item>(
	start: Item,
	needs: (item: Item) => readonly Item[],
	waits: (item: Item) => boolean,
): readonly Item[] {
	const seen = new Map<Item, number>();
	const trail: Item[] = [];
	for (let item: Item | undefined = start; item !== undefined; item = needs(item).find(waits)) {
		const first = seen.get(item);
		if (first !== undefined) return trail.slice(first);
		seen.set(item, trail.length);
		trail.push(item);
	}
	return trail;
}

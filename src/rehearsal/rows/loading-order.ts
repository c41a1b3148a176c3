/** What stands in an order, by its key, with the keys of what it needs first. */
export interface Needs {
	readonly key: string;
	readonly needs: readonly string[];
}

/**
 * Keys in levels: what a key needs is on a level before, or with it in a knot of keys that need each other. Knots on one
 * level stand in the order given; the keys of a knot too.
 */
export function loadingOrder(all: readonly Needs[]): readonly (readonly (readonly string[])[])[] {
	const needs = new Map(all.map((each) => [each.key, each.needs]));
	const knots = findKnots(all, needs);
	const knotOf = new Map(knots.flatMap((knot, index) => knot.map((key) => [key, index] as const)));
	const levels: number[] = [];
	// A knot comes after all that it needs.
	for (const [index, knot] of knots.entries()) {
		const before = knot.flatMap((key) => needs.get(key) ?? []).map((key) => knotOf.get(key) ?? index);
		levels[index] = before.reduce(
			(most, each) => (each === index ? most : Math.max(most, levels[each]! + 1)),
			0,
		);
	}
	const places = new Map(all.map(({ key }, place) => [key, place]));
	const placeOf = (key: string | undefined): number => places.get(key ?? '') ?? 0;
	const order: string[][][] = [];
	for (const [index, knot] of knots.entries()) {
		const sorted = knot.toSorted((a, b) => placeOf(a) - placeOf(b));
		const level = levels[index]!;
		order[level] ??= [];
		order[level].push(sorted);
	}
	return order.map((level) => level.toSorted((a, b) => placeOf(a[0]) - placeOf(b[0])));
}

/** Tarjan's strongly connected components, without recursion; each one after those that it needs. */
function findKnots(
	all: readonly Needs[],
	needs: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
	const knots: string[][] = [];
	const numbers = new Map<string, number>();
	const lowest = new Map<string, number>();
	const stack: string[] = [];
	const onStack = new Set<string>();
	const open = (key: string) => {
		numbers.set(key, numbers.size);
		lowest.set(key, numbers.get(key)!);
		stack.push(key);
		onStack.add(key);
		return { key, rest: [...(needs.get(key) ?? [])].filter((each) => needs.has(each)) };
	};
	for (const { key: root } of all) {
		if (numbers.has(root)) continue;
		const walk = [open(root)];
		for (let top = walk.at(-1); top; top = walk.at(-1)) {
			const next = top.rest.pop();
			if (next !== undefined && !numbers.has(next)) walk.push(open(next));
			else if (next !== undefined) {
				if (onStack.has(next)) lower(lowest, top.key, numbers.get(next)!);
			} else {
				walk.pop();
				const above = walk.at(-1);
				if (above) lower(lowest, above.key, lowest.get(top.key)!);
				if (lowest.get(top.key) === numbers.get(top.key)) {
					const knot = stack.splice(stack.lastIndexOf(top.key));
					for (const key of knot) onStack.delete(key);
					knots.push(knot);
				}
			}
		}
	}
	return knots;
}

function lower(lowest: Map<string, number>, key: string, to: number): void {
	lowest.set(key, Math.min(lowest.get(key)!, to));
}

/** More boxes than this and nobody can read a diagram. */
export const LARGEST_CLUSTER = 30;

/** An edge of the graph of tables: the table that has the foreign key and the table that it points at. */
export interface Link {
	readonly from: string;
	readonly to: string;
}

/** Tables that are drawn together, the one with most links first, and the links that start at them. */
export interface Cluster<L extends Link> {
	readonly tables: readonly string[];
	readonly links: readonly L[];
}

type Neighbours = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Divides the tables that have links into clusters of related ones. Each table and each link is in exactly one; with
 * the tables at the far ends of its links a cluster has at most LARGEST_CLUSTER, unless one table alone has more.
 */
export function clusterTables<L extends Link>(links: readonly L[]): readonly Cluster<L>[] {
	const neighbours = findNeighbours(links);
	const targets = findTargets(links);
	const groups = findComponents(neighbours).flatMap((component) =>
		pack(divide(component, neighbours, targets), targets),
	);
	const groupOf = new Map(groups.flatMap((group, index) => group.map((table) => [table, index] as const)));
	const linksOf = groups.map((): L[] => []);
	for (const link of links) linksOf[groupOf.get(link.from)!]!.push(link);
	return groups.map((tables, index) => ({
		tables: busiestFirst(tables, neighbours),
		links: linksOf[index]!,
	}));
}

function findNeighbours(links: readonly Link[]): Neighbours {
	const neighbours = new Map<string, Set<string>>();
	for (const { from, to } of links) {
		for (const table of [from, to]) if (!neighbours.has(table)) neighbours.set(table, new Set());
		neighbours.get(from)!.add(to);
		neighbours.get(to)!.add(from);
	}
	return neighbours;
}

function findTargets(links: readonly Link[]): Neighbours {
	const targets = new Map<string, Set<string>>();
	for (const { from, to } of links) targets.set(from, (targets.get(from) ?? new Set()).add(to));
	return targets;
}

function findComponents(neighbours: Neighbours): readonly (readonly string[])[] {
	const seen = new Set<string>();
	const components: string[][] = [];
	for (const start of [...neighbours.keys()].sort()) {
		if (seen.has(start)) continue;
		seen.add(start);
		const component = [start];
		for (const table of component) {
			for (const next of neighbours.get(table)!) {
				if (seen.has(next)) continue;
				seen.add(next);
				component.push(next);
			}
		}
		components.push(component.sort());
	}
	return components;
}

/** Grows clusters around the busiest tables that are left, always by the table with most links into the cluster. */
function divide(component: readonly string[], neighbours: Neighbours, targets: Neighbours): string[][] {
	if (component.length <= LARGEST_CLUSTER) return [[...component]];
	const left = new Set(busiestFirst(component, neighbours));
	const clusters: string[][] = [];
	for (const seed of left) {
		const cluster: string[] = [];
		const boxes = new Set<string>();
		const pull = new Map([[seed, 0]]);
		for (let next: string | null = seed; next !== null; next = strongest(pull)) {
			pull.delete(next);
			const grown = new Set([...boxes, ...boxesOf(next, targets)]);
			if (grown.size > LARGEST_CLUSTER && cluster.length > 0) continue;
			for (const box of grown) boxes.add(box);
			cluster.push(next);
			left.delete(next);
			for (const table of neighbours.get(next)!)
				if (left.has(table)) pull.set(table, (pull.get(table) ?? 0) + 1);
			if (boxes.size >= LARGEST_CLUSTER) break;
		}
		clusters.push(cluster);
	}
	return clusters;
}

function strongest(pull: ReadonlyMap<string, number>): string | null {
	let best: string | null = null;
	for (const [table, strength] of pull) {
		const ahead = best === null ? 1 : strength - pull.get(best)!;
		if (ahead > 0 || (ahead === 0 && table < best!)) best = table;
	}
	return best;
}

/** Small remainders of one component share a diagram as long as they fit. */
function pack(clusters: readonly string[][], targets: Neighbours): readonly (readonly string[])[] {
	const packed: { tables: string[]; boxes: Set<string> }[] = [];
	for (const cluster of clusters) {
		const boxes = new Set(cluster.flatMap((table) => [...boxesOf(table, targets)]));
		const last = packed.at(-1);
		const together = new Set([...(last?.boxes ?? []), ...boxes]);
		if (last && together.size <= LARGEST_CLUSTER) {
			last.tables.push(...cluster);
			last.boxes = together;
		} else packed.push({ tables: cluster, boxes });
	}
	return packed.map(({ tables }) => tables);
}

function boxesOf(table: string, targets: Neighbours): ReadonlySet<string> {
	return new Set([table, ...(targets.get(table) ?? [])]);
}

function busiestFirst(tables: readonly string[], neighbours: Neighbours): readonly string[] {
	const size = (table: string) => neighbours.get(table)!.size;
	return tables.toSorted((a, b) => size(b) - size(a) || (a < b ? -1 : 1));
}

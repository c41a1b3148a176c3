import { findHomes, type Link } from './homes.ts';
import { splitByName } from './name-ranges.ts';

export type { Link } from './homes.ts';

/** More boxes than this and nobody can read a diagram. */
export const LARGEST_CLUSTER = 30;

/** Fewer tables than this are drawn with others. */
const SMALLEST_CLUSTER = 4;

/** Tables that are drawn together and the links that start at them, both in alphabetical order. */
export interface Cluster<L extends Link> {
	/** The table that the others belong to; null for the only cluster and for one of small groups. */
	readonly root: string | null;
	/** With what the names of the tables begin, where the root has too many of them for one diagram. */
	readonly range: string | null;
	readonly tables: readonly string[];
	readonly links: readonly L[];
}

type Group = Omit<Cluster<Link>, 'links'>;

/**
 * Divides the tables that have links into clusters of related ones. Each table and each link is in exactly one; with
 * the tables at the far ends of its links a cluster has at most LARGEST_CLUSTER, unless one table alone has more.
 */
export function clusterTables<L extends Link>(links: readonly L[]): readonly Cluster<L>[] {
	const all = [...new Set(links.flatMap(({ from, to }) => [from, to]))].sort();
	if (all.length === 0) return [];
	const groups =
		all.length <= LARGEST_CLUSTER ? [{ root: null, range: null, tables: all }] : divide(all, links);
	const groupOf = new Map(groups.flatMap((group) => group.tables.map((table) => [table, group] as const)));
	const linksOf = new Map(groups.map((group) => [group, [] as L[]]));
	for (const link of links) linksOf.get(groupOf.get(link.from)!)!.push(link);
	return groups.map((group) => ({
		...group,
		tables: group.tables.toSorted(),
		links: linksOf.get(group)!.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)),
	}));
}

function divide(all: readonly string[], links: readonly Link[]): readonly Group[] {
	const fits = roomFor(links);
	const trees = cutTrees(all, findHomes(links), fits);
	const large = trees.filter(({ tables }) => tables.length >= SMALLEST_CLUSTER);
	const small = trees.filter(({ tables }) => tables.length < SMALLEST_CLUSTER);
	const { grown, left } = attach(small, large, links, fits);
	const rest = splitByName(
		left,
		({ tables }) => plainName(tables[0]!),
		(groups) => fits(groups.flatMap(({ tables }) => tables)),
	);
	return [
		...grown.toSorted((a, b) => (titleOf(a) < titleOf(b) ? -1 : 1)),
		...rest.map(
			({ label, items }): Group => ({
				root: null,
				range: rest.length > 1 ? label : null,
				tables: items.flatMap(({ tables }) => tables),
			}),
		),
	];
}

/** Whether tables fit into one diagram together with those that they point at. */
function roomFor(links: readonly Link[]): (tables: readonly string[]) => boolean {
	const targets = new Map<string, string[]>();
	for (const { from, to } of links) targets.set(from, [...(targets.get(from) ?? []), to]);
	return (tables) => {
		if (tables.length > LARGEST_CLUSTER) return false;
		return new Set(tables.flatMap((table) => [table, ...(targets.get(table) ?? [])])).size <= LARGEST_CLUSTER;
	};
}

/** Cuts each tree of tables, from its leaves on, wherever it has grown too large for one diagram. */
function cutTrees(
	all: readonly string[],
	homes: ReadonlyMap<string, string>,
	fits: (tables: readonly string[]) => boolean,
): readonly Group[] {
	const branches = new Map<string, Group[]>();
	const cut: Group[] = [];
	for (const root of leavesFirst(all, homes)) {
		const own = branches.get(root) ?? [];
		const tables = [root, ...own.flatMap((branch) => branch.tables)];
		const tree = fits(tables) ? { root, range: null, tables } : cutTree(root, own, fits, cut);
		const home = homes.get(root);
		if (home === undefined) cut.push(tree);
		else branches.set(home, [...(branches.get(home) ?? []), tree]);
	}
	return cut;
}

/** Puts what has to go into clusters of its own into `cut`; gives what stays with the root. */
function cutTree(
	root: string,
	branches: readonly Group[],
	fits: (tables: readonly string[]) => boolean,
	cut: Group[],
): Group {
	const small = branches.filter(({ tables }) => tables.length < SMALLEST_CLUSTER);
	for (const branch of branches) if (!small.includes(branch)) cut.push(branch);
	const parts = splitByName(
		[[root], ...small.map(({ tables }) => tables)],
		([first]) => plainName(first!),
		(items) => fits(items.flat()),
	).map(({ label, items }, _, { length }): Group => {
		return { root, range: length > 1 ? label : null, tables: items.flat() };
	});
	const own = parts.find(({ tables }) => tables.includes(root))!;
	for (const part of parts) if (part !== own) cut.push(part);
	return own;
}

function leavesFirst(all: readonly string[], homes: ReadonlyMap<string, string>): readonly string[] {
	const depths = new Map<string, number>();
	for (const table of all) {
		const path: string[] = [];
		let at: string | undefined = table;
		for (; at !== undefined && !depths.has(at); at = homes.get(at)) path.push(at);
		const start = at === undefined ? 0 : depths.get(at)! + 1;
		for (const [index, each] of path.reverse().entries()) depths.set(each, start + index);
	}
	return all.toSorted((a, b) => depths.get(b)! - depths.get(a)! || (a < b ? -1 : 1));
}

/** Adds each small group to the cluster that it has most links with, as far as there is room. */
function attach(
	small: readonly Group[],
	large: readonly Group[],
	links: readonly Link[],
	fits: (tables: readonly string[]) => boolean,
): { readonly grown: readonly Group[]; readonly left: readonly Group[] } {
	const grown = new Map(large.map((group) => [group, group.tables]));
	const ownerOf = new Map(large.flatMap((group) => group.tables.map((table) => [table, group] as const)));
	const left: Group[] = [];
	for (const group of small) {
		const pulls = countPulls(group, links, ownerOf);
		const target = large
			.filter((each) => pulls.has(each) && fits([...grown.get(each)!, ...group.tables]))
			.sort((a, b) => pulls.get(b)! - pulls.get(a)!)[0];
		if (target) grown.set(target, [...grown.get(target)!, ...group.tables]);
		else left.push(group);
	}
	return { grown: large.map((group) => ({ ...group, tables: grown.get(group)! })), left };
}

function countPulls(
	{ tables }: Group,
	links: readonly Link[],
	ownerOf: ReadonlyMap<string, Group>,
): ReadonlyMap<Group, number> {
	const pulls = new Map<Group, number>();
	for (const { from, to } of links) {
		const other = tables.includes(from) ? to : tables.includes(to) ? from : null;
		const owner = other === null ? undefined : ownerOf.get(other);
		if (owner) pulls.set(owner, (pulls.get(owner) ?? 0) + 1);
	}
	return pulls;
}

function titleOf({ root, range }: Group): string {
	return `${plainName(root ?? '')} ${range ?? ''}`;
}

/** A table's name as it is ordered and told apart: without the signs that SQL needs around it. */
function plainName(table: string): string {
	return table.replaceAll('"', '');
}

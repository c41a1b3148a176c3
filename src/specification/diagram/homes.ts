import { singularName, snakeCase } from '../words/nouns.ts';

/** An edge of the graph of tables: the table that has the foreign key and the table that it points at. */
export interface Link {
	readonly from: string;
	readonly to: string;
	/** True when a row of `from` goes with the row that it points at: it cannot do without it and is deleted with it. */
	readonly owned: boolean;
	/** True when a row of `from` always points at one. */
	readonly required: boolean;
}

/**
 * For each table the one that it belongs to most, such as `orders` for `order_items`; tables that belong to none are
 * left out, and nobody belongs to itself in the end. It depends on the table's own links and on how many point at the
 * other ends, roughly, so that one more table moves no other.
 */
export function findHomes(links: readonly Link[]): ReadonlyMap<string, string> {
	const outgoing = group(links, ({ from }) => from);
	const incoming = group(links, ({ to }) => to);
	const owners = new Set(links.filter((link) => link.owned || sharedWords(link) > 0).map(({ to }) => to));
	const rankOf = (link: Link): readonly number[] => [
		-sharedWords(link),
		link.owned ? 0 : 1,
		// What nothing is part of and what points nowhere is looked up from everywhere.
		owners.has(link.to) || outgoing.has(link.to) ? 0 : 1,
		link.required ? 0 : 1,
		magnitude(incoming.get(link.to)),
	];
	// What much points at is no part of what little points at, such as a person of their picture.
	const isUpwards = (link: Link): boolean =>
		sharedWords(link) > 0 || magnitude(incoming.get(link.to)) >= magnitude(incoming.get(link.from));
	const homes = new Map<string, string>();
	for (const [table, own] of outgoing) {
		const [best] = own
			.filter(isUpwards)
			.map((link) => ({ link, rank: rankOf(link) }))
			.sort((a, b) => compareRanks(a.rank, b.rank) || (a.link.to < b.link.to ? -1 : 1));
		if (best) homes.set(table, best.link.to);
	}
	return withoutCycles(homes, (table) => incoming.get(table)?.length ?? 0);
}

function group(links: readonly Link[], keyOf: (link: Link) => string): Map<string, Link[]> {
	const groups = new Map<string, Link[]>();
	for (const link of links) {
		if (link.from === link.to) continue;
		const key = keyOf(link);
		const list = groups.get(key);
		if (list) list.push(link);
		else groups.set(key, [link]);
	}
	return groups;
}

/** The power of four that a number of links has reached, because what follows from it must seldom change. */
function magnitude(links: readonly Link[] | undefined): number {
	return links ? Math.floor(Math.log2(links.length) / 2) : -1;
}

/** How many words the name of the one begins with that are the whole name of the other. */
function sharedWords({ from, to }: Link): number {
	const [child, parent] = [wordsOf(from), wordsOf(to)];
	return child.length > parent.length && parent.every((word, at) => word === child[at]) ? parent.length : 0;
}

function wordsOf(table: string): readonly string[] {
	const name = table.slice(table.lastIndexOf('.') + 1).replaceAll('"', '');
	return snakeCase(name).toLowerCase().split('_').map(singularName);
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
	for (const [at, rank] of a.entries()) if (rank !== b[at]) return rank - b[at]!;
	return 0;
}

/** Where tables belong to each other in a circle, the one that most point at belongs to none. */
function withoutCycles(
	homes: ReadonlyMap<string, string>,
	weightOf: (table: string) => number,
): ReadonlyMap<string, string> {
	const open = new Map(homes);
	const done = new Set<string>();
	for (const start of [...homes.keys()].sort()) {
		const path: string[] = [];
		let table: string | undefined = start;
		while (table !== undefined && !done.has(table) && !path.includes(table)) {
			path.push(table);
			table = open.get(table);
		}
		if (table !== undefined && !done.has(table)) {
			const [root] = path
				.slice(path.indexOf(table))
				.sort((a, b) => weightOf(b) - weightOf(a) || (a < b ? -1 : 1));
			open.delete(root!);
		}
		for (const each of path) done.add(each);
	}
	return open;
}

import { type Identity, identify } from '../model/identity.ts';
import { objectsOf, partsOf, type Schema } from '../model/schema.ts';
import type { AttributeChange } from './change.ts';

/** The columns that moved among those that their table had before and has now; both values are positions among these. */
export function comparePositions(before: Schema, after: Schema): ReadonlyMap<Identity, AttributeChange> {
	const moves = new Map<Identity, AttributeChange>();
	for (const table of objectsOf(after, 'table')) {
		const now = new Set(partsOf(after, table, 'column').map(identify));
		const old = partsOf(before, table, 'column')
			.map(identify)
			.filter((identity) => now.has(identity));
		const places = new Map(old.map((identity, at) => [identity, at]));
		const kept = [...now].filter((identity) => places.has(identity));
		if (kept.every((identity, at) => old[at] === identity)) continue;
		const stayed = longestAscending(kept.map((identity) => places.get(identity)!));
		for (const [at, identity] of kept.entries()) {
			const place = places.get(identity)!;
			if (stayed.has(place)) continue;
			moves.set(identity, { name: 'position', before: place + 1, after: at + 1 });
		}
	}
	return moves;
}

/** The values of a longest ascending run that leaves others out: what need not be said to have moved. */
function longestAscending(values: readonly number[]): ReadonlySet<number> {
	const runs: (readonly number[])[] = [];
	for (const [at, value] of values.entries()) {
		const best = runs
			.slice(0, at)
			.filter((run) => run.at(-1)! < value)
			.reduce<readonly number[]>((longest, run) => (run.length > longest.length ? run : longest), []);
		runs.push([...best, value]);
	}
	return new Set(runs.reduce((longest, run) => (run.length > longest.length ? run : longest), []));
}

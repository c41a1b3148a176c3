import { compareSchemas } from '../../compare/compare-schemas.ts';
import { identify } from '../../model/identity.ts';
import { compareText, isSameValue } from '../../model/normalise.ts';
import type { Trace } from '../../rehearsal/trace/trace.ts';

/** Where a trace has come to. */
export type TraceEnd = Pick<Trace, 'after' | 'contents'>;

/** Why one trace has not come to where another one has. */
export interface TraceDifference {
	/** The rest of a sentence about the rewrite. */
	readonly reason: string;
	/** What is different, or belongs to what is; null where no relation is. */
	readonly relation: string | null;
}

/** The first thing in which the schema or the rows at the end of a trace are others; null where they are the same. */
export function differenceBetween(original: TraceEnd, other: TraceEnd): TraceDifference | null {
	const [change] = compareSchemas(original.after, other.after);
	if (change) {
		const object = change.kind === 'changed' ? change.after : change.object;
		const relation = 'relation' in object ? (object.relation ?? null) : object.name;
		switch (change.kind) {
			case 'added':
				return { relation, reason: `it leaves ${identify(object)}, which was not asked for` };
			case 'removed':
				return { relation, reason: `it does not make ${identify(object)}` };
			case 'changed': {
				const reason = `it makes ${identify(object)} with another ${change.attributes[0]?.name ?? 'form'}`;
				return { relation, reason };
			}
		}
	}
	if (!isSameValue(original.after.others, other.after.others))
		return { relation: null, reason: 'it makes other objects' };
	const [before, after] = [rowsByTable(original.contents), rowsByTable(other.contents)];
	if (!before || !after) return null;
	const tables = [...new Set([...before.keys(), ...after.keys()])].toSorted(compareText);
	const changed = tables.find((table) => before.get(table) !== after.get(table));
	if (changed === undefined) return null;
	return { relation: changed.slice(changed.indexOf('.') + 1), reason: `it leaves other rows in ${changed}` };
}

/** What each table holds, as text; values that are others in each run are left out, and the order does not count. */
function rowsByTable(contents: Trace['contents']): ReadonlyMap<string, string> | null {
	if (typeof contents === 'string') return null;
	return new Map(
		contents.map(({ namespace, table, columns, rows, more, positions = [] }) => {
			const steady = rows
				.map((row) => JSON.stringify(row.filter((_, at) => !columns[at]?.isTime && !columns[at]?.isMadeUp)))
				.toSorted(compareText);
			return [
				`${namespace}.${table}`,
				JSON.stringify([columns.map(({ name }) => name), steady, more, positions]),
			];
		}),
	);
}

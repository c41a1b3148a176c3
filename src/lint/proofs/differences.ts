import { compareSchemas } from '../../compare/compare-schemas.ts';
import type { TableContents } from '../../dialects/dialect.ts';
import { identify } from '../../model/identity.ts';
import { compareText, isSameValue } from '../../model/normalise.ts';
import type { Trace } from '../../rehearsal/trace/trace.ts';

/** Why one trace has not come to where another one has: the schema or the rows are others; null where they are the same. */
export function differenceBetween(original: Trace, other: Trace): string | null {
	const [change] = compareSchemas(original.after, other.after);
	if (change) {
		switch (change.kind) {
			case 'added':
				return `it leaves ${identify(change.object)}, which was not asked for`;
			case 'removed':
				return `it does not make ${identify(change.object)}`;
			case 'changed':
				return `it makes ${identify(change.after)} with another ${change.attributes[0]?.name ?? 'form'}`;
		}
	}
	if (!isSameValue(original.after.others, other.after.others)) return 'it makes other objects';
	if (!original.contents || !other.contents) return null;
	const [before, after] = [rowsByTable(original.contents), rowsByTable(other.contents)];
	const tables = [...new Set([...before.keys(), ...after.keys()])].toSorted(compareText);
	const changed = tables.find((table) => before.get(table) !== after.get(table));
	return changed === undefined ? null : `it leaves other rows in ${changed}`;
}

/** What each table holds, as text; values that are others in each run are left out, and the order does not count. */
function rowsByTable(contents: readonly TableContents[]): ReadonlyMap<string, string> {
	return new Map(
		contents.map(({ namespace, table, columns, rows, more, positions = [] }) => {
			const steady = rows
				.map((row) =>
					JSON.stringify(
						row.filter((_, at) => !columns[at]?.isTime && !columns[at]?.isMadeUp),
					),
				)
				.toSorted(compareText);
			return [`${namespace}.${table}`, JSON.stringify([columns.map(({ name }) => name), steady, more, positions])];
		}),
	);
}

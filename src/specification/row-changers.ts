import type { Routine } from '../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../model/schema.ts';
import { bodyOf, listRowChanges, type RowChange } from '../sql/row-changes.ts';
import { findTable, listHolders, nameOf, relationId } from './relations.ts';

/** A routine that updates or removes rows of a table. */
export interface RowChanger {
	readonly routine: Routine;
	readonly change: RowChange;
}

const known = new WeakMap<Schema, ReadonlyMap<string, readonly RowChanger[]>>();

/** What changes rows of each table, as far as it stands in the bodies of routines; by `relationId`. */
export function listRowChangers(schema: Schema): ReadonlyMap<string, readonly RowChanger[]> {
	let found = known.get(schema);
	if (!found) {
		found = searchRoutines(schema);
		known.set(schema, found);
	}
	return found;
}

function searchRoutines(schema: Schema): ReadonlyMap<string, readonly RowChanger[]> {
	const found = new Map<string, RowChanger[]>();
	const add = (table: string, changer: RowChanger): void => {
		const list = found.get(table);
		if (list) list.push(changer);
		else found.set(table, [changer]);
	};
	const watched = triggerTables(schema);
	for (const routine of [...objectsOf(schema, 'function'), ...objectsOf(schema, 'procedure')]) {
		if (routine.language !== 'plpgsql' && routine.language !== 'sql') continue;
		for (const change of listRowChanges(bodyOf(routine.definition))) {
			const tables =
				change.verb === 'assign'
					? (watched.get(nameOf(routine)) ?? [])
					: resolveTable(schema, routine, change);
			for (const table of tables) add(table, { routine, change });
		}
	}
	return found;
}

/** The tables whose triggers call each function, by its name for a reader. */
function triggerTables(schema: Schema): ReadonlyMap<string, readonly string[]> {
	const found = new Map<string, string[]>();
	for (const holder of listHolders(schema)) {
		for (const trigger of partsOf(schema, holder, 'trigger')) {
			const list = found.get(trigger.function);
			if (list) list.push(relationId(holder));
			else found.set(trigger.function, [relationId(holder)]);
		}
	}
	return found;
}

function resolveTable(schema: Schema, routine: Routine, change: RowChange): readonly string[] {
	const { relation: name } = change;
	if (name === null) return [];
	const namespaces = change.namespace === null ? searchPath(routine) : [change.namespace];
	const table = namespaces.map((namespace) => findTable(schema, { namespace, name })).find(Boolean);
	return table ? [relationId(table)] : [];
}

/** Where a name in the routine's body is looked for: its own path, else where it stands itself. */
function searchPath({ settings, namespace }: Routine): readonly string[] {
	const path = settings.find((setting) => setting.startsWith('search_path='));
	const own = path
		?.slice('search_path='.length)
		.split(',')
		.map((part) => part.trim().replace(/^"|"$/g, ''));
	return [...(own ?? []), namespace, 'public'];
}

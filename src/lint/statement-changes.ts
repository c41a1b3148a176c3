import { identify } from '../model/identity.ts';
import type { ObjectKind, ObjectOfKind, SchemaObject } from '../model/objects.ts';
import type { TracedStatement } from '../rehearsal/trace/trace.ts';

/** The objects of one kind that a statement made; one that is only called otherwise now is none. */
export function addedObjects<K extends ObjectKind>(
	statement: TracedStatement,
	kind: K,
): readonly ObjectOfKind<K>[] {
	const { tree, changes } = statement;
	if (tree && ('RenameStmt' in tree || 'AlterObjectSchemaStmt' in tree)) return [];
	const added = changes.flatMap((change) =>
		change.kind === 'added' && change.object.kind === kind ? [change.object as ObjectOfKind<K>] : [],
	);
	const former = added.length > 0 ? listRemoved(statement, kind, false).map(shapeOf) : [];
	return added.filter((object) => !former.includes(shapeOf(object)));
}

/** The objects of one kind that a statement took away; one that is only called otherwise now is none. */
export function removedObjects<K extends ObjectKind>(
	statement: TracedStatement,
	kind: K,
): readonly ObjectOfKind<K>[] {
	return listRemoved(statement, kind, true);
}

/** What is really gone the engine says itself. */
function listRemoved<K extends ObjectKind>(
	{ changes, effects }: TracedStatement,
	kind: K,
	isDropped: boolean,
): readonly ObjectOfKind<K>[] {
	const dropped = new Set(effects.filter(({ verb }) => verb === 'dropped').map(({ identity }) => identity));
	return changes.flatMap((change) =>
		change.kind === 'removed' &&
		change.object.kind === kind &&
		dropped.has(identify(change.object)) === isDropped
			? [change.object as ObjectOfKind<K>]
			: [],
	);
}

/** What names and places an object, and what follows from that. */
const NAMES: ReadonlySet<string> = new Set([
	...['name', 'namespace', 'relation', 'definition', 'constraint', 'position', 'comment'],
]);

function shapeOf(object: SchemaObject): string {
	return JSON.stringify(object, (key, value: unknown) => (NAMES.has(key) ? undefined : value));
}

/** An object as it was before a statement and after it. */
export interface ChangedObject<K extends ObjectKind> {
	readonly before: ObjectOfKind<K>;
	readonly after: ObjectOfKind<K>;
}

/** The objects of one kind that a statement changed. */
export function changedObjects<K extends ObjectKind>(
	{ changes }: TracedStatement,
	kind: K,
): readonly ChangedObject<K>[] {
	return changes.flatMap((change) =>
		change.kind === 'changed' && change.after.kind === kind
			? [{ before: change.before as ObjectOfKind<K>, after: change.after as ObjectOfKind<K> }]
			: [],
	);
}

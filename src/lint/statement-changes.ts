import type { ObjectKind, ObjectOfKind } from '../model/objects.ts';
import type { TracedStatement } from '../rehearsal/trace/trace.ts';

/** The objects of one kind that a statement added. */
export function addedObjects<K extends ObjectKind>(
	{ changes }: TracedStatement,
	kind: K,
): readonly ObjectOfKind<K>[] {
	return changes.flatMap((change) =>
		change.kind === 'added' && change.object.kind === kind ? [change.object as ObjectOfKind<K>] : [],
	);
}

/** The objects of one kind that a statement took away. */
export function removedObjects<K extends ObjectKind>(
	{ changes }: TracedStatement,
	kind: K,
): readonly ObjectOfKind<K>[] {
	return changes.flatMap((change) =>
		change.kind === 'removed' && change.object.kind === kind ? [change.object as ObjectOfKind<K>] : [],
	);
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

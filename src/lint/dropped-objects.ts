import { type Identity, identify, identifyRelation, RELATION_KINDS } from '../model/identity.ts';
import type { ObjectKind, ObjectOfKind, SchemaObject } from '../model/objects.ts';
import { findObject, findRelation, type Schema } from '../model/schema.ts';
import type { TracedStatement } from '../rehearsal/trace/trace.ts';
import type { LintContext } from './context.ts';
import { namedDrops } from './named-drops.ts';
import { effectIdentity, wasThere } from './old-objects.ts';

/** What a statement took away that was there before the judged migrations and is not there after them. */
export interface DroppedObjects {
	/** What the statement names, or what went in a block of code. */
	readonly named: readonly SchemaObject[];
	/** What `CASCADE` took beside that. */
	readonly taken: readonly SchemaObject[];
}

const NOTHING: DroppedObjects = { named: [], taken: [] };

/** Parts of a table that go with it, or with its columns, without being asked for. */
const PARTS: ReadonlySet<ObjectKind> = new Set([
	...(['index', 'primary-key', 'unique', 'foreign-key', 'check', 'exclusion'] as const),
	...(['column', 'trigger', 'rule', 'policy'] as const),
]);

/** Constraints and indexes of a table that go with one of its columns or constraints. */
const FOLLOWERS: ReadonlySet<ObjectKind> = new Set([
	...(['index', 'primary-key', 'unique', 'foreign-key', 'check', 'exclusion', 'trigger'] as const),
]);

/** What a statement takes away from clients: dropped, neither renamed nor made again; not the parts of a dropped table. */
export function droppedObjects(statement: TracedStatement, context: LintContext): DroppedObjects {
	const dropped = new Set(
		statement.effects.filter(({ verb }) => verb === 'dropped').map(({ identity }) => identity),
	);
	if (dropped.size === 0) return NOTHING;
	const removed = statement.changes.flatMap((change) => (change.kind === 'removed' ? [change.object] : []));
	const identities = new Set(removed.map(identify));
	const isGone = (object: SchemaObject): boolean => dropped.has(effectIdentity(object));
	const candidates = removed.filter(
		(object) => isGone(object) && !goesWithTable(object, identities) && wasThere(object, statement, context),
	);
	const drops = namedDrops(statement.tree);
	const isTaken = (object: SchemaObject): boolean =>
		drops?.isCascade === true && !drops.names(object) && !follows(object, drops.table);
	const isIn = (schema: Schema, object: SchemaObject): boolean =>
		findObject(schema, identify(object)) !== undefined;
	// What has been renamed before is told as that: clients do not know this name.
	const gone = candidates.filter(
		(object) => isIn(context.before, object) && !isIn(context.after, object) && !isInherited(object),
	);
	return { named: gone.filter((object) => !isTaken(object)), taken: gone.filter(isTaken) };
}

/** Those of some kinds that a statement itself names. */
export function droppedOfKinds<K extends ObjectKind>(
	statement: TracedStatement,
	context: LintContext,
	...kinds: readonly K[]
): readonly ObjectOfKind<K>[] {
	return droppedObjects(statement, context).named.filter((object): object is ObjectOfKind<K> & SchemaObject =>
		(kinds as readonly ObjectKind[]).includes(object.kind),
	);
}

/** Whether the migrations bring something else that clients find under the relation's name. */
export function isReplaced(
	{ namespace, name }: { readonly namespace: string; readonly name: string },
	{ after }: LintContext,
): boolean {
	return findRelation(after, namespace, name) !== undefined;
}

/** Parts of a table that goes, its serial columns' sequences, and partitions of a table that goes. */
function goesWithTable(object: SchemaObject, removed: ReadonlySet<Identity>): boolean {
	if (object.kind === 'sequence' && object.ownedBy) {
		const { namespace, relation, column } = object.ownedBy;
		return (
			isRemoved(removed, namespace, relation) ||
			removed.has(identify({ kind: 'column', namespace, relation, name: column } as SchemaObject))
		);
	}
	if (object.kind === 'table') {
		const { partitionOf } = object;
		return partitionOf !== null && isRemoved(removed, partitionOf.namespace, partitionOf.name);
	}
	return (
		'relation' in object && PARTS.has(object.kind) && isRemoved(removed, object.namespace, object.relation)
	);
}

function isRemoved(removed: ReadonlySet<Identity>, namespace: string, name: string): boolean {
	return RELATION_KINDS.some((kind) => removed.has(identifyRelation(kind, namespace, name)));
}

/** A constraint or index of the very table whose column or constraint is dropped. */
function follows(object: SchemaObject, table: string | null): boolean {
	return 'relation' in object && FOLLOWERS.has(object.kind) && object.relation === table;
}

/** What a partition or child has from its parent is told of that one. */
function isInherited(object: SchemaObject): boolean {
	return 'inherited' in object && object.inherited === true;
}

import type { ForeignKey } from '../model/objects.ts';
import { objectsOf, partsOf, type RelationName, type Schema } from '../model/schema.ts';
import { relationId } from './relations.ts';

const known = new WeakMap<Schema, ReadonlyMap<string, readonly ForeignKey[]>>();

/** The foreign keys that lead to a table, in the schema's order, without those that a parent table brings. */
export function keysTo(schema: Schema, table: RelationName): readonly ForeignKey[] {
	let byTarget = known.get(schema);
	if (!byTarget) {
		byTarget = groupByTarget(schema);
		known.set(schema, byTarget);
	}
	return byTarget.get(relationId(table)) ?? [];
}

/** The foreign keys of a table itself, without those that a parent table brings. */
export function keysFrom(schema: Schema, table: RelationName): readonly ForeignKey[] {
	return partsOf(schema, table, 'foreign-key').filter(({ inherited }) => !inherited);
}

/** The table that a foreign key leads to. */
export function targetOf({ references }: ForeignKey): RelationName {
	return { namespace: references.namespace, name: references.relation };
}

/** True for a foreign key to the table that it is on. */
export function isSelfReference(key: ForeignKey): boolean {
	return key.references.namespace === key.namespace && key.references.relation === key.relation;
}

function groupByTarget(schema: Schema): ReadonlyMap<string, readonly ForeignKey[]> {
	const byTarget = new Map<string, ForeignKey[]>();
	for (const key of objectsOf(schema, 'foreign-key')) {
		if (key.inherited) continue;
		const id = relationId(targetOf(key));
		const list = byTarget.get(id);
		if (list) list.push(key);
		else byTarget.set(id, [key]);
	}
	return byTarget;
}

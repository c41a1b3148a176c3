import type { SchemaObject } from '../../model/objects.ts';
import { findRelation, type RelationName, type Schema } from '../../model/schema.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import type { AlterTable } from '../../sql/alter-table.ts';

/** The table that an `ALTER TABLE` changed something of, with its namespace; null where the catalogs tell of none. */
export function alteredTable(
	{ changes }: Pick<TracedStatement, 'changes'>,
	{ relation }: AlterTable,
): RelationName | null {
	for (const change of changes) {
		const object = change.kind === 'changed' ? change.after : change.object;
		const found = relationOf(object);
		const isMeant = relation.schemaname === undefined || relation.schemaname === found?.namespace;
		if (found && found.name === relation.relname && isMeant) return found;
	}
	return null;
}

/** What a statement added to a table: its columns, constraints and indexes. */
export function addedTo(
	{ changes }: Pick<TracedStatement, 'changes'>,
	table: RelationName,
): readonly SchemaObject[] {
	return changes.flatMap((change) => {
		if (change.kind !== 'added') return [];
		const found = relationOf(change.object);
		return found?.name === table.name && found.namespace === table.namespace ? [change.object] : [];
	});
}

/** Whether a schema has a table of this name that has partitions in place of rows. */
export function isPartitioned(schema: Schema, { namespace, name }: RelationName): boolean {
	const found = findRelation(schema, namespace, name);
	return found?.kind === 'table' && found.partitionBy !== null;
}

function relationOf(object: SchemaObject): RelationName | null {
	return 'relation' in object && object.relation !== undefined
		? { namespace: object.namespace, name: object.relation }
		: null;
}

import { identify, identifyRelation } from '../model/identity.ts';
import { displayName, quoteName } from '../model/name.ts';
import type { Table } from '../model/objects.ts';
import { findObject, objectsOf, partsOf, type Relation, type Schema } from '../model/schema.ts';

/** What names a relation: its namespace and its own name. */
export interface RelationName {
	readonly namespace: string;
	readonly name: string;
}

/** A relation's name for a reader, without `public`. */
export function nameOf(relation: RelationName): string {
	return displayName(relation.namespace, relation.name);
}

/** The name of the relation that a part belongs to, for a reader. */
export function relationOf(part: { readonly namespace: string; readonly relation: string }): string {
	return displayName(part.namespace, part.relation);
}

/** The table of this name, if the schema has it. */
export function findTable(schema: Schema, { namespace, name }: RelationName): Table | undefined {
	const found = findObject(schema, identifyRelation('table', namespace, name));
	return found?.kind === 'table' ? found : undefined;
}

/** Tables, views and materialized views, each kind in the schema's order. */
export function listRelations(schema: Schema): readonly Relation[] {
	return [
		...objectsOf(schema, 'table'),
		...objectsOf(schema, 'view'),
		...objectsOf(schema, 'materialized-view'),
	];
}

/** A relation's identity without its kind, for the ids of blocks about its parts. */
export function relationId(relation: Relation): string {
	return identify(relation).slice(relation.kind.length + 1);
}

/** True when at most one row of the table can have the same values in these columns. */
export function isUnique(schema: Schema, table: RelationName, columns: readonly string[]): boolean {
	const within = (names: readonly string[]) => names.every((name) => columns.includes(name));
	if (partsOf(schema, table, 'primary-key', 'unique').some((key) => within(key.columns))) return true;
	const written = columns.map(quoteName);
	return partsOf(schema, table, 'index').some(
		({ unique, predicate, keys }) =>
			unique && predicate === null && keys.every((key) => written.includes(key)),
	);
}

/** True when none of the columns can be null. */
export function areRequired(schema: Schema, table: RelationName, columns: readonly string[]): boolean {
	return partsOf(schema, table, 'column').every(({ name, notNull }) => notNull || !columns.includes(name));
}

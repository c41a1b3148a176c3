import { identifyRelation } from '../model/identity.ts';
import { displayName, quoteName } from '../model/name.ts';
import type { Table } from '../model/objects.ts';
import {
	findObject,
	givenRelations,
	objectsOf,
	partsOf,
	type Relation,
	type RelationName,
	type Schema,
} from '../model/schema.ts';

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

/** The relations that parts can belong to: those of the schema, then given ones to which the migrations add. */
export function listHolders(schema: Schema): readonly RelationName[] {
	return [...listRelations(schema), ...givenRelations(schema)];
}

/** A relation's identity without its kind, for the ids of blocks about its parts. */
export function relationId({ namespace, name }: RelationName): string {
	return identifyRelation('table', namespace, name).slice('table '.length);
}

/** The sets of columns that no two rows share, by a constraint or by a unique index over all rows and plain columns. */
export function uniqueKeys(schema: Schema, table: RelationName): readonly (readonly string[])[] {
	const names = new Map(partsOf(schema, table, 'column').map(({ name }) => [quoteName(name), name]));
	const indexes = partsOf(schema, table, 'index').filter(
		({ unique, predicate, constraint }) => unique && predicate === null && constraint === null,
	);
	return [
		...partsOf(schema, table, 'unique').map(({ columns }) => columns),
		...indexes
			.map(({ keys }) => keys.map((key) => names.get(key)))
			.filter((columns) => columns.every((column) => column !== undefined)),
	];
}

/** True when at most one row of the table can have the same values in these columns. */
export function isUnique(schema: Schema, table: RelationName, columns: readonly string[]): boolean {
	const primary = partsOf(schema, table, 'primary-key').map((key) => key.columns);
	return [...primary, ...uniqueKeys(schema, table)].some((key) =>
		key.every((name) => columns.includes(name)),
	);
}

/** True when none of the columns can be null. */
export function areRequired(schema: Schema, table: RelationName, columns: readonly string[]): boolean {
	return partsOf(schema, table, 'column').every(({ name, notNull }) => notNull || !columns.includes(name));
}

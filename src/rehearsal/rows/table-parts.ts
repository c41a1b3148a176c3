import type { ObjectOfKind, Table } from '../../model/objects.ts';
import { objectsOf, partsOf, type RelationName, type Schema } from '../../model/schema.ts';

type PartKind = 'column' | 'index' | 'primary-key' | 'unique' | 'foreign-key' | 'check' | 'exclusion';

/** The parts of a table, whether it is the project's own or given. */
export function partsOfTable<K extends PartKind>(
	schema: Schema,
	table: RelationName,
	...kinds: readonly K[]
): readonly ObjectOfKind<K>[] {
	const own = partsOf(schema, table, ...kinds);
	return schema.given ? [...partsOf(schema.given.schema, table, ...kinds), ...own] : own;
}

/** Every table, the given ones too, by `tableKey`. */
export function allTables(schema: Schema): ReadonlyMap<string, Table> {
	const given = schema.given ? objectsOf(schema.given.schema, 'table') : [];
	return new Map([...given, ...objectsOf(schema, 'table')].map((table) => [tableKey(table), table]));
}

/** A text that stands for a table and no other. */
export function tableKey({ namespace, name }: RelationName): string {
	return JSON.stringify([namespace, name]);
}

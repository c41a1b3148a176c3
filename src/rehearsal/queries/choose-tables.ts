import type { Table } from '../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../model/schema.ts';
import { relationId } from '../../specification/relations.ts';

const MOST = 40;

/** The tables that queries are shown for, in the schema's order: of many, those with the most foreign keys to and from them. */
export function chooseTables(schema: Schema): readonly Table[] {
	const tables = objectsOf(schema, 'table').filter(({ partitionOf }) => partitionOf === null);
	if (tables.length <= MOST) return tables;
	const links = new Map<string, number>();
	const count = (id: string): void => void links.set(id, (links.get(id) ?? 0) + 1);
	for (const table of tables) {
		for (const { references } of partsOf(schema, table, 'foreign-key')) {
			count(relationId(table));
			count(relationId({ namespace: references.namespace, name: references.relation }));
		}
	}
	const linksOf = (table: Table): number => links.get(relationId(table)) ?? 0;
	const chosen = new Set(tables.toSorted((a, b) => linksOf(b) - linksOf(a)).slice(0, MOST));
	return tables.filter((table) => chosen.has(table));
}

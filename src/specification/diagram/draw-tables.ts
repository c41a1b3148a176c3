import type { ForeignKey, Table } from '../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../model/schema.ts';
import { areRequired, isUnique, nameOf, uniqueKeys } from '../relations.ts';
import type { Link } from './homes.ts';
import type { DiagramColumn, DiagramLine, DiagramTable } from './mermaid.ts';

/** A foreign key as an edge between tables and as a line of a diagram. */
export interface KeyLink extends Link, DiagramLine {
	readonly key: ForeignKey;
}

/** The tables that diagrams show: partitions are related to whatever their whole is, and would hide everything else. */
export function drawnTables(schema: Schema): readonly Table[] {
	return objectsOf(schema, 'table').filter(({ partitionOf }) => partitionOf === null);
}

/** The foreign keys of these tables, in the schema's order. */
export function linkTables(schema: Schema, tables: readonly Table[]): readonly KeyLink[] {
	return tables.flatMap((table) =>
		partsOf(schema, table, 'foreign-key').map((key): KeyLink => {
			const required = areRequired(schema, table, key.columns);
			return {
				from: nameOf(table),
				to: nameOf({ namespace: key.references.namespace, name: key.references.relation }),
				label: key.columns.join(', '),
				required,
				unique: isUnique(schema, table, key.columns),
				owned: required && key.onDelete === 'cascade',
				key,
			};
		}),
	);
}

/** A table with the columns of its keys only. */
export function drawTable(schema: Schema, table: Table): DiagramTable {
	const primary = partsOf(schema, table, 'primary-key').flatMap((key) => key.columns);
	const foreign = partsOf(schema, table, 'foreign-key').flatMap((key) => key.columns);
	const unique = uniqueKeys(schema, table);
	const columns = partsOf(schema, table, 'column').map(({ name, type }): DiagramColumn => {
		const alone = unique.some((key) => key.length === 1 && key[0] === name);
		const together = unique.find((key) => key.length > 1 && key.includes(name));
		const keys: DiagramColumn['keys'] = [
			...(primary.includes(name) ? (['PK'] as const) : []),
			...(foreign.includes(name) ? (['FK'] as const) : []),
			...(alone || together ? (['UK'] as const) : []),
		];
		const uniqueWith = alone || !together ? [] : together.filter((other) => other !== name);
		return { name, type, keys, ...(uniqueWith.length ? { uniqueWith } : {}) };
	});
	return { name: nameOf(table), columns: columns.filter(({ keys }) => keys.length > 0) };
}

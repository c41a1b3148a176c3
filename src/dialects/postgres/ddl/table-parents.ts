import { identifyRelation } from '../../../model/identity.ts';
import type { Column, Table } from '../../../model/objects.ts';
import { findObject, partsOf, type Schema } from '../../../model/schema.ts';

/** A table as its parents see it. */
export type Heir = Pick<Table, 'partitionOf' | 'inherits'>;

/** The tables that this one takes columns from: its partitioned table, or what it inherits in order. */
export function parentsOf(schema: Schema, table: Heir): readonly Table[] {
	const names = table.partitionOf ? [table.partitionOf] : table.inherits;
	return names
		.map(({ namespace, name }) => findObject(schema, identifyRelation('table', namespace, name)))
		.filter((parent) => parent?.kind === 'table');
}

/** True when naming the parents in `CREATE TABLE` gives the columns in the order that they have. */
export function hasParentsColumnOrder(schema: Schema, table: Table): boolean {
	const columns = partsOf(schema, table, 'column').map((column) => column.name);
	const parents = parentsOf(schema, table).flatMap((parent) => partsOf(schema, parent, 'column'));
	const first = new Set(parents.map((column) => column.name));
	return [...first].every((name, index) => columns[index] === name);
}

/** The same column in the first parent that has it, in that one's first parent, and so on. */
export function parentColumns(schema: Schema, table: Heir, column: Pick<Column, 'name'>): readonly Column[] {
	for (const parent of parentsOf(schema, table)) {
		const found = partsOf(schema, parent, 'column').find(({ name }) => name === column.name);
		if (found) return [found, ...parentColumns(schema, parent, found)];
	}
	return [];
}

/** The same column in the first parent that has it. */
export function parentColumn(schema: Schema, table: Heir, column: Pick<Column, 'name'>): Column | undefined {
	return parentsOf(schema, table)
		.flatMap((parent) => partsOf(schema, parent, 'column'))
		.find((candidate) => candidate.name === column.name);
}

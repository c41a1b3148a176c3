import type { Column, Constraint, Table } from '../../../model/objects.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { writeColumnLine } from './columns.ts';
import { writeConstraintLine } from './constraints.ts';
import { hasOwnNotNull } from './not-null.ts';
import { quoteRelation } from './quote.ts';
import { layOutTableBody } from './table-body.ts';
import { closeTable, openTable } from './table-head.ts';
import { parentColumn } from './table-parents.ts';

/** `CREATE TABLE … PARTITION OF`: only what the partitioned table does not bring. */
export function writePartition(table: Table, constraints: readonly Constraint[], schema: Schema): string {
	const overrides = partsOf(schema, table, 'column')
		.map((column) => ({ column, parent: parentColumn(schema, table, column) }))
		.filter(({ column, parent }) => isOverride(column, parent))
		.map(({ column, parent }) => {
			const isRule = hasOwnNotNull(column, parent);
			const { name, rest } = writeColumnLine(column, { identity: true, notNull: !isRule });
			return { name, type: 'WITH OPTIONS', rest: rest || 'DEFAULT NULL' };
		});
	const lines = constraints.map(writeConstraintLine);
	const body = overrides.length + lines.length === 0 ? '' : ` ${layOutTableBody(overrides, lines)}`;
	const { namespace, name, bound } = table.partitionOf ?? { namespace: '', name: '', bound: '' };
	return `${openTable(table)} PARTITION OF ${quoteRelation(namespace, name)}${body} ${bound}${closeTable(table)}`;
}

function isOverride(column: Column, parent: Column | undefined): boolean {
	return (
		parent !== undefined &&
		(column.generated?.expression !== parent.generated?.expression ||
			column.default !== parent.default ||
			hasOwnNotNull(column, parent))
	);
}

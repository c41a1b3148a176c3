import { type Identity, identify } from '../../../model/identity.ts';
import type { Column, Constraint, Table } from '../../../model/objects.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { writeColumnDefault, writeColumnLine } from './columns.ts';
import { writeConstraintLine } from './constraints.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';
import { layOutTableBody } from './table-body.ts';
import { closeTable, openTable } from './table-head.ts';
import { hasParentsColumnOrder, parentColumn } from './table-parents.ts';

/** `CREATE TABLE` with its own columns and these constraints, then what ties it to its parents. */
export function writePlainTable(
	table: Table,
	constraints: readonly Constraint[],
	schema: Schema,
	deferred: ReadonlySet<Identity>,
	serial: ReadonlySet<Identity> = new Set(),
): readonly string[] {
	const target = quoteRelation(table.namespace, table.name);
	const columns = partsOf(schema, table, 'column');
	const inherits = table.inherits.length > 0 && hasParentsColumnOrder(schema, table);
	const own = columns.filter((column) => !inherits || !column.inherited);
	const body = layOutTableBody(
		own.map((column) =>
			writeColumnLine(column, {
				default: deferred.has(identify(column)),
				identity: table.partitionOf !== null,
				serial: serial.has(identify(column)),
			}),
		),
		constraints.map(writeConstraintLine),
	);
	const parents = table.inherits.map(({ namespace, name }) => quoteRelation(namespace, name));
	const { partitionOf } = table;
	const attachment =
		partitionOf &&
		`ALTER TABLE ONLY ${quoteRelation(partitionOf.namespace, partitionOf.name)}` +
			` ATTACH PARTITION ${target} ${partitionOf.bound}`;
	return [
		`${openTable(table)} ${body}${inherits ? ` INHERITS (${parents.join(', ')})` : ''}${closeTable(table)}`,
		...(inherits ? [] : parents.map((parent) => `ALTER TABLE ${target} INHERIT ${parent}`)),
		...(attachment ? [attachment] : []),
		...(inherits ? columns.filter((column) => column.inherited) : []).flatMap((column) =>
			writeInheritedColumn(column, parentColumn(schema, table, column), deferred),
		),
	];
}

/** What an inherited column has that its parent's has not. */
export function writeInheritedColumn(
	column: Column,
	parent: Column | undefined,
	deferred: ReadonlySet<Identity>,
): readonly string[] {
	if (!parent) return [];
	const target = `ALTER TABLE ONLY ${quoteRelation(column.namespace, column.relation)}`;
	const hasOwnDefault = column.default !== parent.default && !deferred.has(identify(column));
	return [
		...(column.notNull && !parent.notNull
			? [`${target} ALTER COLUMN ${quoteIdentifier(column.name)} SET NOT NULL`]
			: []),
		...(hasOwnDefault ? [writeColumnDefault(column)] : []),
	];
}

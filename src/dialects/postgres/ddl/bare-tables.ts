import { type Identity, identify } from '../../../model/identity.ts';
import type { Table } from '../../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../../model/schema.ts';
import { writeColumnAddition } from './columns.ts';
import { isAddedAfterwards, writeConstraint, writeConstraintComment } from './constraints.ts';
import { writeInheritedColumn } from './plain-tables.ts';
import { quoteRelation } from './quote.ts';
import type { ScatteredColumns } from './scattered-columns.ts';
import { writeTableComments } from './table-comments.ts';
import { closeTable, openTable } from './table-head.ts';
import { parentColumn } from './table-parents.ts';

/** A table of the script without any column yet: those are added when all its relatives are there. */
export function writeBareTable(table: Table): readonly string[] {
	const parents = table.inherits.map(({ namespace, name }) => quoteRelation(namespace, name));
	const inherits = parents.length === 0 ? '' : ` INHERITS (${parents.join(', ')})`;
	return [`${openTable(table)} ()${inherits}${closeTable(table)}`];
}

/** The columns of tables that were made bare, now that all of these are there. */
export function writeScatteredColumns(
	schema: Schema,
	{ tables, columns }: ScatteredColumns,
	deferred: ReadonlySet<Identity>,
): readonly (readonly string[])[] {
	return [
		...columns.map((column) => [writeColumnAddition(column, { default: deferred.has(identify(column)) })]),
		...objectsOf(schema, 'table')
			.filter((table) => tables.has(identify(table)))
			.map((table) => [
				...writeBareTableRest(table, schema, deferred),
				...partsOf(schema, table, 'primary-key', 'unique', 'check', 'exclusion')
					.filter((constraint) => !isAddedAfterwards(constraint) && !deferred.has(identify(constraint)))
					.flatMap((constraint) =>
						constraint.inherited ? writeConstraintComment(constraint) : writeConstraint(constraint),
					),
			]),
	];
}

/** What the columns of a table made bare have beside their declaration: inherited ones' own rules, comments. */
function writeBareTableRest(
	table: Table,
	schema: Schema,
	deferred: ReadonlySet<Identity>,
): readonly string[] {
	const inherited = partsOf(schema, table, 'column').filter((column) => column.inherited);
	return [
		...inherited.flatMap((column) =>
			writeInheritedColumn(column, parentColumn(schema, table, column), deferred),
		),
		...writeTableComments(table, [], schema),
	];
}

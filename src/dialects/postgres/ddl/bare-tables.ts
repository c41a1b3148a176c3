import { type Identity, identify, identifyRelation } from '../../../model/identity.ts';
import type { Column, Table } from '../../../model/objects.ts';
import { findObject, objectsOf, partsOf, type Schema } from '../../../model/schema.ts';
import { writeColumnAddition } from './columns.ts';
import { isAddedAfterwards, isOnlyOnParent, writeConstraint, writeConstraintComment } from './constraints.ts';
import { writeInheritedDefault } from './inherited-defaults.ts';
import { exactNotNullName, hasOwnNotNull, writeNotNullAddition } from './not-null.ts';
import { quoteRelation } from './quote.ts';
import { declaredColumn, type ScatteredColumns } from './scattered-columns.ts';
import { writeTableComments } from './table-comments.ts';
import { closeTable, openTable } from './table-head.ts';
import { parentColumn } from './table-parents.ts';
import { writeTableSettings } from './table-settings.ts';

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
		...columns.map((column) => [
			writeColumnAddition(column, {
				default: deferred.has(identify(column)),
				notNull: !hasOwnNotNull(column, parentOf(schema, column)),
				exact: { notNullName: exactNotNullName(column, [], schema) },
			}),
		]),
		...objectsOf(schema, 'table')
			.filter((table) => tables.has(identify(table)))
			.map((table) => [
				...writeBareTableRest(table, schema, deferred),
				...partsOf(schema, table, 'primary-key', 'unique', 'check', 'exclusion')
					.filter(
						(constraint) =>
							!isAddedAfterwards(constraint) &&
							!isOnlyOnParent(constraint, schema) &&
							!deferred.has(identify(constraint)),
					)
					.flatMap((constraint) =>
						constraint.inherited ? writeConstraintComment(constraint) : writeConstraint(constraint, schema),
					),
			]),
	];
}

function parentOf(schema: Schema, column: Column): Column | undefined {
	const table = findObject(schema, identifyRelation('table', column.namespace, column.relation));
	return table?.kind === 'table' ? parentColumn(schema, table, column) : undefined;
}

function writeInheritedColumn(
	column: Column,
	table: Table,
	schema: Schema,
	deferred: ReadonlySet<Identity>,
): readonly string[] {
	const isOwnRule = hasOwnNotNull(column, parentColumn(schema, table, column));
	const declared = declaredColumn(schema, table, column);
	return [
		...(isOwnRule ? [writeNotNullAddition(column)] : []),
		// Adding the column gave its default to every table below, so that is what this one may differ from.
		...writeInheritedDefault(column, declared ? [declared] : [], deferred),
	];
}

/** What the columns of a table made bare have beside their declaration: inherited ones' own rules, comments. */
function writeBareTableRest(
	table: Table,
	schema: Schema,
	deferred: ReadonlySet<Identity>,
): readonly string[] {
	const inherited = partsOf(schema, table, 'column').filter((column) => column.inherited);
	// Before version 18, a column that comes from two parents does not take over what only the second one rules.
	const merged = Number(schema.engineVersion) < 18 ? partsOf(schema, table, 'column') : [];
	return [
		...merged.filter(({ notNull }) => notNull).map(writeNotNullAddition),
		...inherited.flatMap((column) => writeInheritedColumn(column, table, schema, deferred)),
		...writeTableSettings(table, schema, { givesColumns: true }),
		...writeTableComments(table, [], schema),
	];
}

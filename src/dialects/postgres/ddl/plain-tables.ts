import { type Identity, identify } from '../../../model/identity.ts';
import type { Constraint, Table } from '../../../model/objects.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { writeColumnLine } from './columns.ts';
import { writeConstraintLine } from './constraints.ts';
import { sameColumns, writeInheritedDefault } from './inherited-defaults.ts';
import {
	exactNotNullName,
	givesNotNull,
	hasOwnNotNull,
	writeNotNullAddition,
	writeNotNullLine,
} from './not-null.ts';
import { quoteRelation } from './quote.ts';
import { layOutTableBody } from './table-body.ts';
import { closeTable, openTable } from './table-head.ts';
import { hasParentsColumnOrder, parentColumn, parentColumns } from './table-parents.ts';
import { findTwinKeys } from './twin-keys.ts';

/** How a table is written. */
export interface TableForm {
	/** Columns whose default comes later. */
	readonly deferred: ReadonlySet<Identity>;
	/** Columns to be written as `serial`. */
	readonly serial: ReadonlySet<Identity>;
	/** Names that the engine made up are written too, so that they are the same again. */
	readonly exact: boolean;
}

/** True when the table is created as an heir of its parents, which bring their columns. */
export function isCreatedAsHeir(table: Table, schema: Schema): boolean {
	return table.inherits.length > 0 && hasParentsColumnOrder(schema, table);
}

/** `CREATE TABLE` with its own columns and these constraints, then what ties it to its parents. */
export function writePlainTable(
	table: Table,
	constraints: readonly Constraint[],
	schema: Schema,
	form: TableForm,
): readonly string[] {
	const target = quoteRelation(table.namespace, table.name);
	const inherits = isCreatedAsHeir(table, schema);
	const columns = partsOf(schema, table, 'column').map((column) => ({
		column,
		parents: parentColumns(schema, table, column),
	}));
	const own = columns.filter(({ column }) => !inherits || !column.inherited);
	const inherited = inherits ? columns.filter(({ column }) => column.inherited) : [];
	const lines = own.map(({ column, parents }) =>
		writeColumnLine(column, {
			default: form.deferred.has(identify(column)),
			notNull: inherits && !hasOwnNotNull(column, parents[0]),
			identity: table.partitionOf !== null,
			serial: form.serial.has(identify(column)),
			...(form.exact
				? { exact: { notNullName: exactNotNullName(column, inherits ? [] : parents, schema) } }
				: {}),
		}),
	);
	const rules = inherited.filter(({ column, parents }) => hasOwnNotNull(column, parents[0]));
	// Before version 18 this is no line of a table.
	const areLines = Number(schema.engineVersion) >= 18;
	const twins = findTwinKeys(constraints);
	const body = layOutTableBody(lines, [
		...(areLines ? rules.map(({ column }) => writeNotNullLine(column)) : []),
		...constraints.filter((constraint) => !twins.has(constraint)).map(writeConstraintLine),
	]);
	const parents = table.inherits.map(({ namespace, name }) => quoteRelation(namespace, name));
	return [
		`${openTable(table)} ${body}${inherits ? ` INHERITS (${parents.join(', ')})` : ''}${closeTable(table)}`,
		...[...twins].map((key) => `ALTER TABLE ${target} ADD ${writeConstraintLine(key)}`),
		...(inherits ? [] : parents.map((parent) => `ALTER TABLE ${target} INHERIT ${parent}`)),
		...(areLines ? [] : rules.map(({ column }) => writeNotNullAddition(column))),
		...writeAttachment(table, schema, form),
		...(inherits ? columns : []).flatMap(({ column }) =>
			writeInheritedDefault(column, sameColumns(schema, table, column), form.deferred),
		),
	];
}

function writeAttachment(table: Table, schema: Schema, { exact }: TableForm): readonly string[] {
	if (table.partitionOf === null) return [];
	const { namespace, name, bound } = table.partitionOf;
	const target = quoteRelation(table.namespace, table.name);
	// Attaching makes a rule the parent's alone; saying it again makes it the partition's own too.
	const own = partsOf(schema, table, 'column').filter((column) => {
		const parent = parentColumn(schema, table, column);
		return exact && givesNotNull(parent) && hasOwnNotNull(column, parent);
	});
	return [
		`ALTER TABLE ONLY ${quoteRelation(namespace, name)} ATTACH PARTITION ${target} ${bound}`,
		...own.map((column) => `ALTER TABLE ONLY ${target} ADD ${writeNotNullLine(column)}`),
	];
}

import type { ForeignColumn, ForeignTable } from '../../../model/foreign-table.ts';
import type { Column } from '../../../model/objects.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { writeColumnSettings } from './column-settings.ts';
import { type ColumnLine, writeColumnComment, writeColumnLine } from './columns.ts';
import { writeComment } from './comments.ts';
import { isAddedAfterwards, writeConstraintLine } from './constraints.ts';
import { sameColumns, writeInheritedDefault } from './inherited-defaults.ts';
import {
	exactNotNullName,
	givesNotNull,
	hasOwnNotNull,
	writeInvalidNotNull,
	writeNotNullLine,
} from './not-null.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';
import { layOutTableBody } from './table-body.ts';
import { parentColumns, parentsOf } from './table-parents.ts';

/** A column as that of any table, with the same column of its table's parent, of that one's, and so on. */
interface Part {
	readonly column: Column;
	readonly options: readonly string[];
	readonly parents: readonly Column[];
}

/** `CREATE FOREIGN TABLE`, what ties it to its parents, what only `ALTER` says, and its comments. */
export function writeForeignTable(table: ForeignTable, schema: Schema): readonly string[] {
	const target = quoteRelation(table.namespace, table.name);
	const parts = table.columns.map(
		(column, index): Part => ({
			column: asColumn(table, column, index),
			options: column.options,
			parents: parentColumns(schema, table, column),
		}),
	);
	const brought = parts.filter(({ column }) => table.partitionOf === null && column.inherited);
	const body = layOutTableBody(
		parts.filter((part) => !brought.includes(part)).map((part) => writeLine(table, part, schema)),
		[
			...brought
				.filter(({ column, parents }) => hasOwnNotNull(column, parents[0]))
				.map(({ column }) => writeNotNullLine(column)),
			...table.checks.map(({ name, definition }) => `CONSTRAINT ${quoteIdentifier(name)} ${definition}`),
			...writeParentsChecks(table, schema),
		],
	);
	const parents = table.inherits.map(({ namespace, name }) => quoteRelation(namespace, name));
	return [
		`CREATE FOREIGN TABLE ${target} ${body}` +
			(parents.length === 0 ? '' : ` INHERITS (${parents.join(', ')})`) +
			`\nSERVER ${quoteIdentifier(table.server)}${writeOptions(table.options)}`,
		...writeAttachment(table, parts),
		...parts.flatMap(({ column, parents: [parent] }) => [
			...(parents.length === 0
				? []
				: writeInheritedDefault(column, sameColumns(schema, table, column), new Set())),
			...writeInvalidNotNull(column),
			...writeColumnSettings(column, parents.length === 0 ? {} : parent),
		]),
		...brought.filter(({ options }) => options.length > 0).map((part) => writeBroughtOptions(target, part)),
		...writeComment(`FOREIGN TABLE ${target}`, table.comment),
		...parts.flatMap(({ column }) => writeColumnComment(column)),
		...table.checks.flatMap(({ name, comment }) =>
			writeComment(`CONSTRAINT ${quoteIdentifier(name)} ON ${target}`, comment ?? null),
		),
	];
}

function asColumn(table: ForeignTable, column: ForeignColumn, index: number): Column {
	const { options: _, kept, ...rest } = column;
	const { namespace, name: relation } = table;
	return { kind: 'column', namespace, relation, position: index + 1, identity: null, ...rest, ...kept };
}

function writeLine(table: ForeignTable, { column, options, parents }: Part, schema: Schema): ColumnLine {
	const isHeir = table.inherits.length > 0;
	const line = writeColumnLine(column, {
		notNull: isHeir && !hasOwnNotNull(column, parents[0]),
		exact: { notNullName: exactNotNullName(column, isHeir ? [] : parents, schema) },
	});
	return { ...line, rest: `${writeOptions(options)} ${line.rest}`.trim() };
}

/** What is attached as a partition must have the checks of the partitioned table already. */
function writeParentsChecks(table: ForeignTable, schema: Schema): readonly string[] {
	if (table.partitionOf === null) return [];
	return parentsOf(schema, table)
		.flatMap((parent) => partsOf(schema, parent, 'check'))
		.filter((check) => !isAddedAfterwards(check) && !table.checks.some(({ name }) => name === check.name))
		.map(writeConstraintLine);
}

/** Attaching makes a rule the parent's alone; saying it again makes it the partition's own too. */
function writeAttachment(
	{ namespace, name, partitionOf }: ForeignTable,
	parts: readonly Part[],
): readonly string[] {
	if (partitionOf === null) return [];
	const target = quoteRelation(namespace, name);
	const own = parts.filter(
		({ column, parents: [parent] }) => givesNotNull(parent) && hasOwnNotNull(column, parent),
	);
	return [
		`ALTER TABLE ONLY ${quoteRelation(partitionOf.namespace, partitionOf.name)}` +
			` ATTACH PARTITION ${target} ${partitionOf.bound}`,
		...own.map(({ column }) => `ALTER TABLE ONLY ${target} ADD ${writeNotNullLine(column)}`),
	];
}

function writeBroughtOptions(target: string, { column, options }: Part): string {
	return `ALTER FOREIGN TABLE ONLY ${target} ALTER COLUMN ${quoteIdentifier(column.name)}${writeOptions(options)}`;
}

function writeOptions(options: readonly string[]): string {
	return options.length === 0 ? '' : ` OPTIONS (${options.join(', ')})`;
}

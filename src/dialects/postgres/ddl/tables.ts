import { type Identity, identify } from '../../../model/identity.ts';
import type { Column, Constraint, Table } from '../../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../../model/schema.ts';
import { writeColumnComment, writeColumnDefault, writeColumnLine } from './columns.ts';
import { writeComment } from './comments.ts';
import {
	isAddedAfterwards,
	writeConstraint,
	writeConstraintComment,
	writeConstraintLine,
} from './constraints.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';
import { writeSequenceCreation, writeSequenceOwner } from './sequences.ts';
import { withStorageOptions } from './storage-options.ts';
import { layOutTableBody } from './table-body.ts';
import { hasParentsColumnOrder, parentColumn } from './table-parents.ts';

const CONSTRAINT_KINDS = ['primary-key', 'unique', 'foreign-key', 'check', 'exclusion'] as const;

/** A whole table for a reader: its sequences, columns, constraints, row security and comments. */
export function writeTable(table: Table, schema: Schema): readonly string[] {
	const constraints = partsOf(schema, table, ...CONSTRAINT_KINDS).filter(
		(constraint) => !constraint.inherited,
	);
	const inline = constraints.filter((constraint) => !isAddedAfterwards(constraint));
	const sequences = objectsOf(schema, 'sequence').filter(
		({ ownedBy }) => ownedBy?.namespace === table.namespace && ownedBy.relation === table.name,
	);
	return [
		...sequences.flatMap(writeSequenceCreation),
		...(table.partitionOf && hasParentsColumnOrder(schema, table)
			? [writePartition(table, inline, schema)]
			: writePlainTable(table, inline, schema, new Set())),
		...sequences.flatMap(writeSequenceOwner),
		...constraints.filter(isAddedAfterwards).flatMap((constraint) => writeConstraint(constraint).slice(0, 1)),
		...writeRowSecurity(table),
		...writeTableComments(table, constraints, schema),
	];
}

/**
 * A table for the script: foreign keys, sequences' owners and row security come later, and so do the defaults (by
 * their columns' identity) and constraints in `deferred`.
 */
export function writeTableCreation(
	table: Table,
	schema: Schema,
	deferred: ReadonlySet<Identity>,
): readonly string[] {
	const constraints = partsOf(schema, table, 'primary-key', 'unique', 'check', 'exclusion').filter(
		(constraint) =>
			!isAddedAfterwards(constraint) &&
			!deferred.has(identify(constraint)) &&
			(table.partitionOf !== null || !constraint.inherited),
	);
	return [
		...writePlainTable(table, constraints, schema, deferred),
		...writeTableComments(table, constraints, schema),
	];
}

/** Row-level security switches of the table. */
export function writeRowSecurity(table: Table): readonly string[] {
	const target = `ALTER TABLE ${quoteRelation(table.namespace, table.name)}`;
	return [
		...(table.rowSecurity ? [`${target} ENABLE ROW LEVEL SECURITY`] : []),
		...(table.forceRowSecurity ? [`${target} FORCE ROW LEVEL SECURITY`] : []),
	];
}

/** `CREATE TABLE … PARTITION OF`: only what the partitioned table does not bring. */
function writePartition(table: Table, constraints: readonly Constraint[], schema: Schema): string {
	const overrides = partsOf(schema, table, 'column')
		.filter((column) => isOverride(column, parentColumn(schema, table, column)))
		.map((column) => {
			const { name, rest } = writeColumnLine(column, { identity: true });
			return { name, type: 'WITH OPTIONS', rest };
		});
	const lines = constraints.map(writeConstraintLine);
	const body = overrides.length + lines.length === 0 ? '' : ` ${layOutTableBody(overrides, lines)}`;
	const { namespace, name, bound } = table.partitionOf ?? { namespace: '', name: '', bound: '' };
	return `${createTable(table)} PARTITION OF ${quoteRelation(namespace, name)}${body} ${bound}${tail(table)}`;
}

function isOverride(column: Column, parent: Column | undefined): boolean {
	return (
		parent !== undefined &&
		column.generated === null &&
		((column.default !== null && column.default !== parent.default) || column.notNull !== parent.notNull)
	);
}

/** `CREATE TABLE` with its own columns, then what ties it to its parents. */
function writePlainTable(
	table: Table,
	constraints: readonly Constraint[],
	schema: Schema,
	deferred: ReadonlySet<Identity>,
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
			}),
		),
		constraints.map(writeConstraintLine),
	);
	const parents = table.inherits.map(({ namespace, name }) => quoteRelation(namespace, name));
	const { partitionOf } = table;
	return [
		`${createTable(table)} ${body}${inherits ? ` INHERITS (${parents.join(', ')})` : ''}${tail(table)}`,
		...(inherits ? [] : parents.map((parent) => `ALTER TABLE ${target} INHERIT ${parent}`)),
		...(partitionOf
			? [
					`ALTER TABLE ONLY ${quoteRelation(partitionOf.namespace, partitionOf.name)} ATTACH PARTITION ${target} ${partitionOf.bound}`,
				]
			: []),
		...(inherits ? columns.filter((column) => column.inherited) : []).flatMap((column) =>
			writeOverride(column, parentColumn(schema, table, column), deferred),
		),
	];
}

/** What an inherited column has that its parent's has not. */
function writeOverride(
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

function createTable(table: Table): string {
	return `CREATE ${table.unlogged ? 'UNLOGGED ' : ''}TABLE ${quoteRelation(table.namespace, table.name)}`;
}

function tail(table: Table): string {
	const partitionBy = table.partitionBy === null ? '' : ` PARTITION BY ${table.partitionBy}`;
	return partitionBy + withStorageOptions(table.options);
}

function writeTableComments(
	table: Table,
	constraints: readonly Constraint[],
	schema: Schema,
): readonly string[] {
	return [
		...writeComment(`TABLE ${quoteRelation(table.namespace, table.name)}`, table.comment),
		...partsOf(schema, table, 'column').flatMap(writeColumnComment),
		...constraints.flatMap(writeConstraintComment),
	];
}

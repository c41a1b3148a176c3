import type { Table } from '../../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../../model/schema.ts';
import { isAddedAfterwards, writeConstraint } from './constraints.ts';
import { writeConstraintIndexOptions, writeIndexSettings } from './indexes.ts';
import { writeInvalidNotNull } from './not-null.ts';
import { writePartition } from './partitions.ts';
import { isCreatedAsHeir, writePlainTable } from './plain-tables.ts';
import { quoteRelation } from './quote.ts';
import { writeSequenceCreation, writeSequenceOwner } from './sequences.ts';
import { findSerialColumns } from './serial-columns.ts';
import { writeTableComments } from './table-comments.ts';
import { hasParentsColumnOrder } from './table-parents.ts';
import { writeTableSettings } from './table-settings.ts';

const CONSTRAINT_KINDS = ['primary-key', 'unique', 'foreign-key', 'check', 'exclusion'] as const;

/** A whole table for a reader: its sequences, columns, constraints, row security and comments. */
export function writeTable(table: Table, schema: Schema): readonly string[] {
	const isPartitionOf = table.partitionOf !== null && hasParentsColumnOrder(schema, table);
	// A table that gets its parents afterwards must have their constraints already.
	const isAttached = isPartitionOf
		? false
		: table.partitionOf !== null || (table.inherits.length > 0 && !isCreatedAsHeir(table, schema));
	const constraints = partsOf(schema, table, ...CONSTRAINT_KINDS).filter(
		(constraint) => !constraint.inherited || (isAttached && !isAddedAfterwards(constraint)),
	);
	const inline = constraints.filter((constraint) => !isAddedAfterwards(constraint));
	const sequences = objectsOf(schema, 'sequence').filter(
		({ ownedBy }) => ownedBy?.namespace === table.namespace && ownedBy.relation === table.name,
	);
	const serial = findSerialColumns(table, sequences, schema);
	const written = sequences.filter((sequence) => !serial.sequences.has(sequence));
	return [
		...written.flatMap(writeSequenceCreation),
		...(isPartitionOf
			? [writePartition(table, inline, schema)]
			: writePlainTable(table, inline, schema, {
					deferred: new Set(),
					serial: serial.columns,
					exact: false,
				})),
		...written.flatMap(writeSequenceOwner),
		...constraints
			.filter(isAddedAfterwards)
			.flatMap((constraint) => writeConstraint(constraint, schema).slice(0, 1)),
		...partsOf(schema, table, 'column').flatMap(writeInvalidNotNull),
		...writeTableSettings(table, schema, { givesColumns: isPartitionOf || isCreatedAsHeir(table, schema) }),
		...writeConstraintIndexes(table, schema),
		...writeRowSecurity(table),
		...writeTableComments(table, constraints, schema),
	];
}

/** What the constraints' own indexes have beside them: their definition says none of it. */
function writeConstraintIndexes(table: Table, schema: Schema): readonly string[] {
	return partsOf(schema, table, 'index')
		.filter((index) => index.constraint !== null)
		.flatMap((index) => [...writeConstraintIndexOptions(index), ...writeIndexSettings(index)]);
}

/** Row-level security switches of the table. */
export function writeRowSecurity(table: Table): readonly string[] {
	const target = `ALTER TABLE ${quoteRelation(table.namespace, table.name)}`;
	return [
		...(table.rowSecurity ? [`${target} ENABLE ROW LEVEL SECURITY`] : []),
		...(table.forceRowSecurity ? [`${target} FORCE ROW LEVEL SECURITY`] : []),
	];
}

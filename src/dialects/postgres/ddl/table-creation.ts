import { type Identity, identify } from '../../../model/identity.ts';
import type { Table } from '../../../model/objects.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { isAddedAfterwards, isOnlyOnParent } from './constraints.ts';
import { isCreatedAsHeir, writePlainTable } from './plain-tables.ts';
import { writeTableComments } from './table-comments.ts';
import { writeTableSettings } from './table-settings.ts';

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
			!isOnlyOnParent(constraint, schema) &&
			!deferred.has(identify(constraint)) &&
			(table.partitionOf !== null || !constraint.inherited),
	);
	return [
		...writePlainTable(table, constraints, schema, { deferred, serial: new Set(), exact: true }),
		...writeTableSettings(table, schema, { givesColumns: isCreatedAsHeir(table, schema) }),
		...writeTableComments(table, constraints, schema),
	];
}

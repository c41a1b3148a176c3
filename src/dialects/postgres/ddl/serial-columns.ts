import { type Identity, identify } from '../../../model/identity.ts';
import type { Column, Sequence, Table } from '../../../model/objects.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { chosenNotNullName } from './not-null.ts';
import { quoteLiteral, quoteRelation } from './quote.ts';
import { writeSequenceOptions } from './sequence-options.ts';

/** The short names for an integer column with a sequence of its own. */
export const SERIAL_TYPES: Readonly<Record<string, string>> = {
	smallint: 'smallserial',
	integer: 'serial',
	bigint: 'bigserial',
};

/** What a `serial` column makes by itself: the columns that can be written so, and the sequences that come with them. */
export interface SerialColumns {
	readonly columns: ReadonlySet<Identity>;
	readonly sequences: ReadonlySet<Sequence>;
}

/** The columns of a plain table that are exactly what `serial` would have made. */
export function findSerialColumns(table: Table, owned: readonly Sequence[], schema: Schema): SerialColumns {
	const columns = new Set<Identity>();
	const sequences = new Set<Sequence>();
	if (table.partitionOf !== null || table.inherits.length > 0) return { columns, sequences };
	for (const column of partsOf(schema, table, 'column')) {
		const sequence = owned.find((candidate) => isSerial(column, candidate, table));
		if (!sequence) continue;
		columns.add(identify(column));
		sequences.add(sequence);
	}
	return { columns, sequences };
}

function isSerial(column: Column, sequence: Sequence, table: Table): boolean {
	const { namespace, name, type, options, ownedBy, comment, unlogged } = sequence;
	const value = `nextval(${quoteLiteral(quoteRelation(namespace, name))}::regclass)`;
	return (
		column.type in SERIAL_TYPES &&
		column.type === type &&
		column.notNull &&
		chosenNotNullName(column) === null &&
		column.notNullConstraint?.noInherit !== true &&
		column.notNullConstraint?.validated !== false &&
		Boolean(unlogged) === table.unlogged &&
		column.default === value &&
		ownedBy?.column === column.name &&
		namespace === column.namespace &&
		name === `${column.relation}_${column.name}_seq` &&
		Buffer.byteLength(name) <= LONGEST_NAME &&
		comment === null &&
		writeSequenceOptions(type, options).length === 0
	);
}

/** In bytes; above it the engine shortens names in a way of its own. */
const LONGEST_NAME = 63;

import { identify } from '../../model/identity.ts';
import type { Table } from '../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../model/schema.ts';
import { codeSpan } from '../markdown.ts';
import { target } from '../privacy/erasure.ts';
import { findPersonalTables } from '../privacy/find-personal.ts';
import { findTable, nameOf } from '../relations.ts';
import { listed } from '../words/listing.ts';

/** A table without row-level security, and why that is worth a look where others have it. */
export interface UnprotectedTable {
	readonly table: Table;
	/** As Markdown, without a full stop. */
	readonly reasons: readonly string[];
}

/**
 * The tables without row-level security that tell of the same things as those that have it; none where no table has
 * it. What stands apart from all of those is left out.
 */
export function listUnprotectedTables(schema: Schema): readonly UnprotectedTable[] {
	const tables = objectsOf(schema, 'table').filter(({ partitionOf }) => partitionOf === null);
	if (!tables.some(({ rowSecurity }) => rowSecurity)) return [];
	const personal = new Set(
		findPersonalTables(schema)
			.filter(({ columns }) => columns.some(({ group }) => group !== 'secret'))
			.map(({ table }) => identify(table)),
	);
	return tables
		.filter(({ rowSecurity }) => !rowSecurity)
		.flatMap((table) => {
			const guarded = partsOf(schema, table, 'foreign-key')
				.map((key) => findTable(schema, target(key)))
				.filter((parent) => parent?.rowSecurity === true)
				.map((parent) => codeSpan(nameOf(parent!)));
			const reasons = [
				...(personal.has(identify(table)) ? ['likely holds personal data'] : []),
				...(guarded.length > 0 ? [`belongs to ${listed([...new Set(guarded)])}`] : []),
			];
			return reasons.length === 0 ? [] : [{ table, reasons }];
		});
}

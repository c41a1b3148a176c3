import type { Table } from '../../../model/objects.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { writeColumnSettings } from './column-settings.ts';
import { quoteRelation } from './quote.ts';
import { parentColumn } from './table-parents.ts';

/**
 * What only `ALTER TABLE` says of a table and its columns. `givesColumns`: the table was created as a part or heir of its
 * parents, whose columns bring their storage with them.
 */
export function writeTableSettings(
	table: Table,
	schema: Schema,
	{ givesColumns }: { readonly givesColumns: boolean },
): readonly string[] {
	const target = `ALTER TABLE ONLY ${quoteRelation(table.namespace, table.name)}`;
	return [
		...(table.ofType === undefined ? [] : [`${target} OF ${table.ofType}`]),
		...(table.replicaIdentity === undefined
			? []
			: [`${target} REPLICA IDENTITY ${table.replicaIdentity.toUpperCase()}`]),
		...partsOf(schema, table, 'column').flatMap((column) =>
			writeColumnSettings(column, givesColumns ? parentColumn(schema, table, column) : undefined),
		),
	];
}

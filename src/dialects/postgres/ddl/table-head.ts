import type { Table } from '../../../model/objects.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';
import { withStorageOptions } from './storage-options.ts';

/** `CREATE TABLE name`, up to its body. */
export function openTable(table: Table): string {
	return `CREATE ${table.unlogged ? 'UNLOGGED ' : ''}TABLE ${quoteRelation(table.namespace, table.name)}`;
}

/** What stands behind the body: `PARTITION BY …` `USING …` and `WITH (…)`, each with a space before it, or nothing. */
export function closeTable(table: Table): string {
	const partitionBy = table.partitionBy === null ? '' : ` PARTITION BY ${table.partitionBy}`;
	const using = table.accessMethod === undefined ? '' : ` USING ${quoteIdentifier(table.accessMethod)}`;
	return partitionBy + using + withStorageOptions(table.options);
}

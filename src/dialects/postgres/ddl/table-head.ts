import type { Table } from '../../../model/objects.ts';
import { quoteRelation } from './quote.ts';
import { withStorageOptions } from './storage-options.ts';

/** `CREATE TABLE name`, up to its body. */
export function openTable(table: Table): string {
	return `CREATE ${table.unlogged ? 'UNLOGGED ' : ''}TABLE ${quoteRelation(table.namespace, table.name)}`;
}

/** What stands behind the body: `PARTITION BY …` and `WITH (…)`, each with a space before it, or nothing. */
export function closeTable(table: Table): string {
	const partitionBy = table.partitionBy === null ? '' : ` PARTITION BY ${table.partitionBy}`;
	return partitionBy + withStorageOptions(table.options);
}

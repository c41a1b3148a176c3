import { quoteIdentifiers, quoteRelation } from '../../dialects/postgres/ddl/quote.ts';
import { quoteName } from '../../model/name.ts';
import type { ForeignKey, Index, Table } from '../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../model/schema.ts';
import { keysFrom } from '../references.ts';

/** A foreign key that no index serves. */
export interface MissingKeyIndex {
	readonly table: Table;
	readonly key: ForeignKey;
	/** An index that would serve it if it covered all rows; null for none. */
	readonly partial: Index | null;
	/** Without a semicolon. */
	readonly statement: string;
}

/** The foreign keys of which the engine must read the whole table when a row that they point at goes, by table. */
export function missingKeyIndexes(schema: Schema): readonly MissingKeyIndex[] {
	return objectsOf(schema, 'table')
		.filter(({ partitionOf }) => partitionOf === null)
		.flatMap((table) => {
			const indexes = partsOf(schema, table, 'index').filter(({ valid }) => valid);
			const seen = new Set<string>();
			return keysFrom(schema, table).flatMap((key): readonly MissingKeyIndex[] => {
				const columns = key.columns.join('\0');
				if (seen.has(columns) || indexes.some((index) => serves(index, key))) return [];
				seen.add(columns);
				const partial = indexes.find((index) => beginsWith(index, key)) ?? null;
				const relation = quoteRelation(table.namespace, table.name);
				return [
					{
						table,
						key,
						partial,
						statement: `CREATE INDEX ON ${relation} (${quoteIdentifiers(key.columns)})`,
					},
				];
			});
		});
}

function serves(index: Index, key: ForeignKey): boolean {
	if (index.predicate !== null && !isPresence(index.predicate, key.columns)) return false;
	return beginsWith(index, key);
}

/** Of a key over several columns, an index that begins with one of them leaves few rows to look at. */
function beginsWith({ method, keys }: Index, { columns }: ForeignKey): boolean {
	if (method !== 'btree' && method !== 'hash') return false;
	const names = new Set(columns.map(quoteName));
	return keys[0] !== undefined && names.has(keys[0]);
}

/** A row without a value points at nothing, so that an index may leave it out. */
function isPresence(predicate: string, columns: readonly string[]): boolean {
	return columns.some(
		(column) => predicate.replace(/^\((.*)\)$/s, '$1') === `${quoteName(column)} IS NOT NULL`,
	);
}

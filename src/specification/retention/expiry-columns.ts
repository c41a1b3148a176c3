import { quoteName } from '../../model/name.ts';
import type { Column, Routine, Table } from '../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../model/schema.ts';
import { relationId } from '../relations.ts';
import { listRowChangers } from '../row-changers.ts';
import { snakeCase } from '../words/nouns.ts';

/** A column that says until when a row is good. */
export interface ExpiryColumn {
	readonly table: Table;
	readonly column: Column;
	/** True where an index finds what is past its time. */
	readonly isIndexed: boolean;
	/** Routines that delete rows of the table by age. */
	readonly deletedBy: readonly Routine[];
}

const EXPIRY =
	/(?:^|_)(?:expires?|expired|expiry|expiration)(?:_(?:at|on|date|time|timestamp))?$|^(?:valid_(?:until|to|till)|(?:purge|delete|remove|discard|erase)_(?:at|after|on)|(?:retain|retention|keep|kept)_until|retention_date|scheduled_(?:deletion|purge)_at|delete_scheduled_at)$/;

/** True for a column that says until when a row is good. */
export function endsItsTime({ name, type }: Column): boolean {
	return EXPIRY.test(snakeCase(name)) && /^(?:timestamp|date|bigint)/.test(type);
}

/** The columns that end a row's time, partitions aside, in the schema's order. */
export function listExpiryColumns(schema: Schema): readonly ExpiryColumn[] {
	const changers = listRowChangers(schema);
	return objectsOf(schema, 'table')
		.filter(({ partitionOf }) => partitionOf === null)
		.flatMap((table) => {
			const deleting = (changers.get(relationId(table)) ?? [])
				.filter(({ change }) => change.verb === 'delete' && change.isTimed)
				.map(({ routine }) => routine);
			return partsOf(schema, table, 'column')
				.filter(endsItsTime)
				.map((column) => ({
					table,
					column,
					isIndexed: partsOf(schema, table, 'index').some(({ keys }) => keys[0] === quoteName(column.name)),
					deletedBy: [...new Set(deleting)],
				}));
		});
}

import { identify } from '../../model/identity.ts';
import { objectsOf, partsOf } from '../../model/schema.ts';
import { displayObject, listWords } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A key over several columns that does not hold where one of them is empty. */
export const nullableUniqueKey: Rule = {
	id: 'nullable-unique-key',
	group: 'schema',
	severity: 'info',
	title: 'Unique key over columns that may be NULL',
	happens:
		'NULL is not equal to NULL, so a unique key over several columns takes any number of rows that agree in all columns but are NULL in one.',
	matters: 'The key looks as if it kept duplicates out, and does not for just these rows.',
	instead:
		'Make the columns `NOT NULL`, or write `NULLS NOT DISTINCT` (PostgreSQL 15 and later), or make an index for the rows with NULL.',
	safe: 'CREATE UNIQUE INDEX CONCURRENTLY prices_key ON prices (product_id, region) NULLS NOT DISTINCT;',
	sources: ['schemacrawler/LinterNullColumnsInIndex'],
	check: {
		of: 'schema',
		judge: (schema) =>
			objectsOf(schema, 'table').flatMap((table) => {
				const nullable = new Set(
					partsOf(schema, table, 'column')
						.filter(({ notNull }) => !notNull)
						.map(({ name }) => name),
				);
				return partsOf(schema, table, 'index').flatMap((index) => {
					if (!index.unique || index.keys.length < 2 || index.partitionOf !== null) return [];
					const empty = index.keys.filter((key) => nullable.has(key));
					if (empty.length === 0 || index.definition.includes(' NULLS NOT DISTINCT')) return [];
					// A predicate is about just the rows that are meant.
					if (index.predicate !== null) return [];
					const name = displayObject(index);
					const because = partsOf(schema, table, 'column').filter((column) => empty.includes(column.name));
					const message = `The unique key ${name} does not keep rows apart in which ${listWords(empty)} ${empty.length === 1 ? 'is' : 'are'} NULL`;
					return [
						{ object: identify(index), because: because.map(identify), subject: `index ${name}`, message },
					];
				});
			}),
	},
};

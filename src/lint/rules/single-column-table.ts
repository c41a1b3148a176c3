import { identify } from '../../model/identity.ts';
import { objectsOf, partsOf } from '../../model/schema.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A table that has one column or none, and no key. */
export const singleColumnTable: Rule = {
	id: 'single-column-table',
	group: 'schema',
	severity: 'off',
	title: 'Table with one column',
	happens: 'The table holds one value in each row and no key.',
	matters:
		'It is often left over from a change that was not finished. A list of allowed values has its value as key and is not meant.',
	instead: 'Drop it, or give it a primary key.',
	safe: null,
	sources: ['schemacrawler/LinterTableWithSingleColumn'],
	check: {
		of: 'schema',
		judge: (schema) =>
			objectsOf(schema, 'table').flatMap((table) => {
				const columns = partsOf(schema, table, 'column');
				const keys = partsOf(schema, table, 'primary-key', 'unique');
				if (table.partitionOf !== null || columns.length > 1 || keys.length > 0) return [];
				const name = displayObject(table);
				const message = `The table ${name} has ${columns.length === 0 ? 'no column' : 'one column and no key'}`;
				return [
					{ object: identify(table), because: columns.map(identify), subject: `table ${name}`, message },
				];
			}),
	},
};

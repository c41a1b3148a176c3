import { identify } from '../../model/identity.ts';
import { objectsOf, partsOf } from '../../model/schema.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A table that takes rows without any value. */
export const allColumnsNullable: Rule = {
	id: 'all-columns-nullable',
	group: 'schema',
	severity: 'off',
	title: 'Table whose columns may all be NULL',
	happens: 'Every column may be NULL, so `INSERT … DEFAULT VALUES` puts an empty row into the table.',
	matters:
		'Such a table mostly comes from an import or was never thought through; readers have to expect NULL everywhere.',
	instead: 'Give it a primary key and make `NOT NULL` what is always there.',
	safe: null,
	sources: ['schemacrawler/LinterTableAllNullableColumns'],
	check: {
		of: 'schema',
		judge: (schema) =>
			objectsOf(schema, 'table').flatMap((table) => {
				const columns = partsOf(schema, table, 'column');
				if (table.partitionOf !== null || columns.length === 0 || columns.some(({ notNull }) => notNull))
					return [];
				const name = displayObject(table);
				const message = `All columns of ${name} may be NULL`;
				return [
					{ object: identify(table), because: columns.map(identify), subject: `table ${name}`, message },
				];
			}),
	},
};

import { identify } from '../../model/identity.ts';
import { objectsOf, partsOf } from '../../model/schema.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A table with more columns than are allowed. */
export const tooManyColumns: Rule = {
	id: 'too-many-columns',
	group: 'schema',
	severity: 'off',
	title: 'Table with very many columns',
	happens:
		'A row of a table may have at most 1,600 columns, and fewer where they are wide; dropped ones count.',
	matters:
		'Every update writes the whole row anew, and a table of very many columns mostly is several things in one.',
	instead: 'Move what is read or changed separately into tables of their own.',
	safe: null,
	sources: ['tbls/columnCount'],
	options: { 'max-columns': { default: 30, description: 'How many columns a table may have.' } },
	check: {
		of: 'schema',
		judge: (schema, { 'max-columns': most }) =>
			objectsOf(schema, 'table').flatMap((table) => {
				const columns = partsOf(schema, table, 'column');
				if (table.partitionOf !== null || columns.length <= Number(most)) return [];
				const name = displayObject(table);
				const message = `The table ${name} has more than ${most} columns`;
				return [
					{ object: identify(table), because: columns.map(identify), subject: `table ${name}`, message },
				];
			}),
	},
};

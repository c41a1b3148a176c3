import { identify } from '../../model/identity.ts';
import { objectsOf, partsOf } from '../../model/schema.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A table without one of the columns that all tables are to have. */
export const columnMissing: Rule = {
	id: 'column-missing',
	group: 'schema',
	severity: 'off',
	title: 'Column missing that every table has',
	happens:
		'A team agrees that each table has some columns, such as `created_at`; nothing in the database holds it to that.',
	matters: 'What relies on them, such as an export of all that changed, leaves the table out.',
	instead: 'Add the column.',
	safe: 'ALTER TABLE orders ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();',
	sources: ['tbls/requireColumns'],
	options: {
		columns: { default: [], description: 'The names of the columns that every table has to have.' },
	},
	check: {
		of: 'schema',
		judge: (schema, { columns: wanted }) =>
			objectsOf(schema, 'table').flatMap((table) => {
				if (!Array.isArray(wanted) || table.partitionOf !== null) return [];
				const there = new Set(partsOf(schema, table, 'column').map(({ name }) => name));
				const name = displayObject(table);
				return wanted
					.filter((column) => !there.has(column))
					.map((column) => ({
						object: identify(table),
						subject: `table ${name}`,
						message: `The table ${name} has no column ${column}`,
					}));
			}),
	},
};

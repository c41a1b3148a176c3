import type { Rule } from '../rule.ts';
import { unqualifiedTables } from '../unqualified-tables.ts';

/** A table that the statement names without its namespace. */
export const unqualifiedTable: Rule = {
	id: 'unqualified-table',
	group: 'robustness',
	severity: 'off',
	title: 'Table without its schema',
	happens:
		'A name without a schema is looked for along the `search_path` of whoever runs the migration; a new table goes into its first schema that exists.',
	matters: 'With another role or setting the same migration changes another table, or makes a second one.',
	instead: 'Write the schema: `public.orders`.',
	safe: 'ALTER TABLE public.orders ADD COLUMN note text;',
	sources: ['squawk/require-table-schema'],
	check: {
		of: 'statement',
		judge: ({ tree, sql, effects }) => {
			// What is temporary, or not there, is nobody's.
			const tables = effects.length === 0 ? [] : unqualifiedTables(tree, sql);
			return tables.map(({ name, offset }) => ({
				subject: `table ${name}`,
				message: `Which ${name} is meant depends on the search_path`,
				...(offset === null ? {} : { offset }),
			}));
		},
	},
};

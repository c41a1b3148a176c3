import { baseType, columnProblems } from '../column-types.ts';
import type { Rule } from '../rule.ts';

/** A column of documents that are kept as text. */
export const jsonColumn: Rule = {
	id: 'json-column',
	group: 'types',
	severity: 'info',
	title: 'Column of type json',
	happens:
		'`json` keeps the text as it came, with blanks and repeated keys, and parses it at every use. It has no equality operator and hardly any index.',
	matters:
		'`SELECT DISTINCT`, `GROUP BY` and `UNION` over the column fail, those of running code too, with `could not identify an equality operator for type json`.',
	instead: 'Use `jsonb`, unless the very text matters.',
	safe: 'ALTER TABLE orders ADD COLUMN details jsonb;',
	sources: ['eugene/E3', 'strong_migrations/add_column_json'],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			columnProblems(
				statement,
				context,
				({ type }) => baseType(type) === 'json',
				(names) => `${names}: json has no equality operator and is parsed at every use`,
			),
	},
};

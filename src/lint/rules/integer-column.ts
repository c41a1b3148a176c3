import { baseType, columnProblems } from '../column-types.ts';
import type { Rule } from '../rule.ts';

/** A column of four bytes. */
export const integerColumn: Rule = {
	id: 'integer-column',
	group: 'types',
	severity: 'off',
	title: 'Column of type integer',
	happens: 'An `integer` ends at 2,147,483,647.',
	matters:
		'Columns that refer to a `bigint` key, count events or hold identifiers of others outgrow it; the change to `bigint` writes the table anew.',
	instead: 'Use `bigint` wherever the values are not bounded by nature.',
	safe: 'CREATE TABLE orders (item_count bigint);',
	sources: ['squawk/prefer-bigint-over-int'],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			columnProblems(
				statement,
				context,
				({ type }) => baseType(type) === 'integer',
				(names) => `${names}: integer ends at 2,147,483,647`,
			),
	},
};

import { baseType, columnProblems } from '../column-types.ts';
import type { Rule } from '../rule.ts';

/** A column of two bytes. */
export const smallintColumn: Rule = {
	id: 'smallint-column',
	group: 'types',
	severity: 'off',
	title: 'Column of type smallint',
	happens:
		'A `smallint` ends at 32,767. It saves space only beside other short columns, because values are aligned.',
	matters: 'It is outgrown sooner than anybody thought; the change to a larger type writes the table anew.',
	instead: 'Use `integer` or `bigint`.',
	safe: 'CREATE TABLE orders (item_count integer);',
	sources: ['squawk/prefer-bigint-over-smallint'],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			columnProblems(
				statement,
				context,
				({ type }) => baseType(type) === 'smallint',
				(names) => `${names}: smallint ends at 32,767`,
			),
	},
};

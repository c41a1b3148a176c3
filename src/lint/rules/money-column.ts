import { baseType, columnProblems } from '../column-types.ts';
import type { Rule } from '../rule.ts';

/** A column of the type that depends on `lc_monetary`. */
export const moneyColumn: Rule = {
	id: 'money-column',
	group: 'types',
	severity: 'info',
	title: 'Column of type money',
	happens:
		'How many decimals a `money` value has, and how it is read and written, depends on the setting `lc_monetary` of the session.',
	matters:
		'The same rows are other amounts in a database with another locale; there is no currency in them, and division gives rounded results.',
	instead: 'Use `numeric` with a currency beside it, or a whole number of the smallest unit.',
	safe: 'CREATE TABLE orders (total numeric(12,2), currency text);',
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			columnProblems(
				statement,
				context,
				({ type }) => baseType(type) === 'money',
				(names) => `${names}: what money means depends on lc_monetary`,
			),
	},
};

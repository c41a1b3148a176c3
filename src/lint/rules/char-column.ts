import { baseType, columnProblems } from '../column-types.ts';
import type { Rule } from '../rule.ts';

/** A column whose values are filled up with blanks. */
export const charColumn: Rule = {
	id: 'char-column',
	group: 'types',
	severity: 'info',
	title: 'Column of type char(n)',
	happens:
		'`char(n)` stores every value with blanks up to its length and ignores them when it compares; `char` without a length is `char(1)`.',
	matters:
		'Values come back with blanks, `LIKE` and regular expressions see them, casts to `text` lose them, and nothing gets faster or smaller by it.',
	instead: 'Use `text`, with a `CHECK` on the length where it matters.',
	safe: 'CREATE TABLE countries (code text CHECK (length(code) = 2));',
	sources: ['squawk/ban-char-field'],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			columnProblems(
				statement,
				context,
				({ type }) => baseType(type) === 'character' || baseType(type) === 'bpchar',
				(names) => `${names}: values of char(n) are filled up with blanks`,
			),
	},
};

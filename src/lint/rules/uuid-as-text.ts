import { columnProblems } from '../column-types.ts';
import type { Rule } from '../rule.ts';

/** A column that by its type holds a UUID as text. */
export const uuidAsText: Rule = {
	id: 'uuid-as-text',
	group: 'types',
	severity: 'off',
	title: 'Identifier of 36 characters',
	happens:
		'A UUID as text takes 37 bytes, as `uuid` 16; it is compared character by character, and upper case is another value.',
	matters:
		'Indexes and foreign keys on it are more than twice as large, and nothing refuses a text that is no UUID.',
	instead: 'Use `uuid`.',
	safe: 'CREATE TABLE users (id uuid PRIMARY KEY DEFAULT gen_random_uuid());',
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			columnProblems(
				statement,
				context,
				({ type }) => /^character(?: varying)?\(36\)/.test(type),
				(names) => `${names}: 36 characters are a UUID as text`,
			),
	},
};

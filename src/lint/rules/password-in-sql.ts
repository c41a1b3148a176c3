import { secretsIn } from '../role-statements.ts';
import type { Rule } from '../rule.ts';

/** A secret that stands in the text of a migration. */
export const passwordInSql: Rule = {
	id: 'password-in-sql',
	group: 'security',
	severity: 'error',
	title: 'Password in a migration',
	happens:
		'The text of the statement is kept in the repository, sent to the server as it is, and may be written to its log and to `pg_stat_statements`.',
	matters:
		'Everybody who reads the repository, one of its copies or a log has the password, and it is the same in every environment.',
	instead:
		"Create the role without a password and set it from outside, with psql's `\\\\password` or the provider's secrets.",
	safe: 'CREATE ROLE app LOGIN;',
	sources: [],
	check: {
		of: 'statement',
		judge: ({ tree }) =>
			secretsIn(tree).map((subject) => ({
				subject,
				message: `A password of the ${subject} stands in the migration`,
			})),
	},
};

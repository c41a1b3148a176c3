import { readGrants } from '../grants.ts';
import type { Rule } from '../rule.ts';

/** A grant of all rights on data to a role. */
export const grantedAll: Rule = {
	id: 'granted-all',
	group: 'security',
	severity: 'off',
	title: 'All rights granted',
	happens:
		'`ALL` on a table is also `TRUNCATE`, `REFERENCES`, `TRIGGER` and, from PostgreSQL 17 on, `MAINTAIN`: the role can empty the table past every policy and put a trigger on it.',
	matters: 'An application needs four rights; each further one is of use to whoever takes it over.',
	instead: 'Name the rights.',
	safe: 'GRANT SELECT, INSERT, UPDATE, DELETE ON orders TO app;',
	sources: [],
	check: {
		of: 'statement',
		judge: ({ tree }) =>
			readGrants(tree)
				.filter(({ toPublic, isOnData, rights }) => !toPublic && isOnData && rights.length === 0)
				.map(({ on }) => ({ subject: on, message: `All rights on ${on} are granted, TRUNCATE among them` })),
	},
};

import { readGrants } from '../grants.ts';
import { listWords } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A grant on data to every role there is. */
export const grantedToPublic: Rule = {
	id: 'granted-to-public',
	group: 'security',
	severity: 'warning',
	title: 'Rights for everybody',
	happens: '`PUBLIC` stands for every role, those that are made later included.',
	matters:
		'Whoever can connect reads or writes the table, and `REVOKE` from a single role does not take it away.',
	instead: 'Grant to a role that those who need it are members of.',
	safe: 'GRANT SELECT ON orders TO reporting;',
	sources: [],
	check: {
		of: 'statement',
		judge: ({ tree }) =>
			readGrants(tree)
				.filter(({ toPublic, isOnData }) => toPublic && isOnData)
				.map(({ rights, on }) => ({
					subject: on,
					message: `${rights.length === 0 ? 'All rights' : listWords(rights.map((right) => right.toUpperCase()))} on ${on} for every role there is`,
				})),
	},
};

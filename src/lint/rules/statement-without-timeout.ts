import { blockedBy } from '../lock-words.ts';
import { shownName } from '../old-tables.ts';
import type { Rule } from '../rule.ts';
import { firstBlocking } from '../timeouts.ts';

/** A migration that may keep a strong lock for as long as its statement takes. */
export const statementWithoutTimeout: Rule = {
	id: 'statement-without-timeout',
	group: 'locks',
	severity: 'off',
	title: 'Strong lock kept without statement_timeout',
	happens:
		'Without `statement_timeout` a statement keeps its locks until it is done, however long that is. Reported once for each migration, at the first such statement; off by default, because many set it for the role or the connection.',
	matters:
		'What takes longer than anybody thought has to be found and ended by hand while the application waits.',
	instead: 'Set `statement_timeout` to what users can bear.',
	safe: "SET LOCAL statement_timeout = '5s';\nALTER TABLE customers ADD COLUMN nickname text;",
	sources: ['squawk/require-statement-timeout', 'squawk/require-timeout-settings'],
	check: {
		of: 'migration',
		judge: (migration) => {
			const found = firstBlocking(migration, 'statementTimeout');
			if (!found) return [];
			const { statement, lock } = found;
			const name = shownName(lock.relation);
			return [
				{
					statement,
					subject: `table ${name}`,
					message: `Nothing ends the statement if it takes long: ${blockedBy(lock.mode)} of ${name} wait until it is done`,
					rewrite: [
						{
							sql: `SET ${statement.mode === 'none' ? '' : 'LOCAL '}statement_timeout = '5s'`,
							isAlone: false,
						},
						{ sql: statement.sql, isAlone: statement.isAlone },
					],
				},
			];
		},
	},
};

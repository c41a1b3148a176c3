import { aLock, blockedBy } from '../lock-words.ts';
import { shownName } from '../old-tables.ts';
import { withLockTimeout } from '../rewrites/lock-timeout.ts';
import type { Rule } from '../rule.ts';
import { firstBlocking } from '../timeouts.ts';

/** A migration that waits for a strong lock for as long as it takes, and lets everybody else wait behind it. */
export const lockWithoutTimeout: Rule = {
	id: 'lock-without-timeout',
	group: 'locks',
	severity: 'off',
	title: 'Strong lock taken without lock_timeout',
	happens:
		'Without `lock_timeout` a statement waits for its lock until it gets it. Whoever comes later and needs a lock that conflicts with the one that is waited for waits behind it, even where the holder would let it pass. Reported once for each migration, at the first such statement; off by default, because many set it for the role or the connection.',
	matters:
		'One forgotten transaction is enough for a migration that takes a millisecond to stop the application.',
	instead: 'Set `lock_timeout` to a second or a few, and run the migration again when it gives up.',
	safe: "SET LOCAL lock_timeout = '2s';\nALTER TABLE customers ADD COLUMN nickname text;",
	sources: ['squawk/require-lock-timeout', 'squawk/require-timeout-settings', 'eugene/E9'],
	check: {
		of: 'migration',
		judge: (migration) => {
			const found = firstBlocking(migration, 'lockTimeout');
			if (!found) return [];
			const { statement, lock } = found;
			const name = shownName(lock.relation);
			return [
				{
					statement,
					subject: `table ${name}`,
					message: `The statement waits without end for ${aLock(lock.mode)} on ${name}, and ${blockedBy(lock.mode)} wait behind it`,
					rewrite: withLockTimeout(statement, '2s'),
				},
			];
		},
	},
};

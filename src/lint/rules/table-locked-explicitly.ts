import { blockedBy, lockName } from '../lock-words.ts';
import { isTable, shownName, shownNames } from '../old-tables.ts';
import type { Rule } from '../rule.ts';

/** A LOCK TABLE that keeps others from a table until the transaction ends. */
export const tableLockedExplicitly: Rule = {
	id: 'table-locked-explicitly',
	group: 'locks',
	severity: 'warning',
	title: 'LOCK TABLE on a table in use',
	happens:
		'`LOCK TABLE` keeps its lock until the transaction ends; without a mode it is `ACCESS EXCLUSIVE`, the strongest there is.',
	matters: 'Others wait for whatever else the migration does, not only for what the lock is meant for.',
	instead:
		'Leave it to the statements to take the locks that they need, or take the weakest mode that serves, with a `lock_timeout`, right before the statement that needs it.',
	safe: null,
	sources: [],
	check: {
		of: 'statement',
		judge: ({ tree, locks }) => {
			if (!tree || !('LockStmt' in tree)) return [];
			const taken = locks.filter(
				({ relation, mode }) => isTable(relation) && relation.isOld && blockedBy(mode),
			);
			const [first] = taken;
			if (!first) return [];
			const names = shownNames(taken.map(({ relation }) => shownName(relation)));
			return [
				{
					subject: `table ${shownName(first.relation)}`,
					message: `${names} ${taken.length > 1 ? 'are' : 'is'} locked in ${lockName(first.mode)} mode: ${blockedBy(first.mode)} wait until the transaction ends`,
				},
			];
		},
	},
};

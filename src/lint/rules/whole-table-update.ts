import { isTable, shownName } from '../old-tables.ts';
import type { Rule } from '../rule.ts';
import { wholeTables } from '../whole-table-work.ts';

/** An UPDATE that goes through a whole table in one transaction. */
export const wholeTableUpdate: Rule = {
	id: 'whole-table-update',
	group: 'data',
	severity: 'info',
	title: 'Whole table updated in one transaction',
	happens:
		'Each row that the `UPDATE` changes is written a second time and stays locked until the transaction ends. The old versions can only be cleared away afterwards.',
	matters:
		'On a large table that takes long, others wait for the rows, replicas fall behind, and the table grows to twice its size.',
	instead:
		'Update it in batches, each in a transaction of its own, outside of the migration or in one without a transaction.',
	safe: "UPDATE customers SET region = 'north' WHERE id BETWEEN 1 AND 10000 AND region IS NULL;",
	sources: ['strong_migrations/backfilling_data'],
	check: {
		of: 'statement',
		judge: (statement, context) => {
			const { tree, held } = statement;
			if (!tree || !('UpdateStmt' in tree)) return [];
			// Under a lock of an earlier statement that is what matters, and has a rule of its own.
			const isUnderLock = held.some(
				({ relation, mode }) => relation.isOld && isTable(relation) && mode === 'AccessExclusiveLock',
			);
			const named = tree.UpdateStmt.relation?.relname;
			return isUnderLock
				? []
				: wholeTables(statement, context)
						.filter(({ name }) => name === named)
						.map((table) => ({
							subject: `table ${shownName(table)}`,
							message: `The UPDATE goes through all rows of ${shownName(table)} in one transaction`,
						}));
		},
	},
};

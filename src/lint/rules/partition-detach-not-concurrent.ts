import { objectsOf } from '../../model/schema.ts';
import { readAlterTable } from '../alter-table.ts';
import { isOldTable, isSame, lockDuring, shownName } from '../old-tables.ts';
import type { Rule } from '../rule.ts';
import { changedObjects } from '../statement-changes.ts';

/** A partition that is detached while the whole partitioned table is locked. */
export const partitionDetachNotConcurrent: Rule = {
	id: 'partition-detach-not-concurrent',
	group: 'locks',
	severity: 'warning',
	title: 'Partition detached without CONCURRENTLY',
	happens:
		'`DETACH PARTITION` takes an `ACCESS EXCLUSIVE` lock on the partitioned table and on the partition, and on every table that refers to it by a foreign key weaker ones.',
	matters:
		'Detaching is quick, but the lock waits for every query of any partition, and all that come later wait behind it.',
	instead:
		'Detach it with `CONCURRENTLY`, outside of a transaction. PostgreSQL refuses that while the table has a default partition; set a short `lock_timeout` then and try again.',
	safe: 'ALTER TABLE measurements DETACH PARTITION measurements_2019 CONCURRENTLY;',
	sources: ['squawk/require-concurrent-partition-detach'],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			changedObjects(statement, 'table').flatMap(({ before, after }) => {
				const parent = before.partitionOf;
				if (!parent || after.partitionOf || !isOldTable(statement, context, parent)) return [];
				if (lockDuring(statement, parent) !== 'AccessExclusiveLock') return [];
				const hasDefault = objectsOf(context.before, 'table').some(
					({ partitionOf }) => partitionOf?.bound === 'DEFAULT' && isSame(partitionOf, parent),
				);
				const isWhole = readAlterTable(statement)?.actions.length === 1;
				const rewrite = [{ sql: `${statement.sql.trimEnd()} CONCURRENTLY`, isAlone: true }];
				return [
					{
						subject: `table ${shownName(parent)}`,
						message: `${shownName(after)} is detached under an ACCESS EXCLUSIVE lock on ${shownName(parent)}: reads and writes of all its partitions wait for it`,
						...(isWhole && !hasDefault ? { rewrite } : {}),
					},
				];
			}),
	},
};

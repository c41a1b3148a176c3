import { readableName } from '../../model/name.ts';
import { objectsOf } from '../../model/schema.ts';
import type { TracedRelation, TracedStatement } from '../../rehearsal/trace/trace.ts';
import { readAlterTable } from '../../sql/alter-table.ts';
import { isSame, lockDuring, shownName } from '../old-tables.ts';
import { concurrently } from '../rewrites/concurrently.ts';
import type { Rule } from '../rule.ts';

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
			detached(statement).flatMap(({ parent, name }) => {
				if (lockDuring(statement, parent) !== 'AccessExclusiveLock') return [];
				const hasDefault = objectsOf(context.before, 'table').some(
					({ partitionOf }) => partitionOf?.bound === 'DEFAULT' && isSame(partitionOf, parent),
				);
				const rewrite = hasDefault ? null : concurrently(statement, context);
				return [
					{
						subject: `table ${shownName(parent)}`,
						message: `${readableName(name)} is detached under an ACCESS EXCLUSIVE lock on ${shownName(parent)}: reads and writes of all its partitions wait for it`,
						...(rewrite ? { rewrite } : {}),
					},
				];
			}),
	},
};

/** The old partitioned table that the statement detaches from, and what it detaches. */
function detached({
	sql,
	tree,
	locks,
	held,
}: TracedStatement): readonly { readonly parent: TracedRelation; readonly name: string }[] {
	const alter = readAlterTable(sql, tree);
	return (alter?.actions ?? []).flatMap(({ command: { subtype, def } }) => {
		if (subtype !== 'AT_DetachPartition' || !def || !('PartitionCmd' in def)) return [];
		const name = def.PartitionCmd.name?.relname;
		const lock = [...locks, ...held].find(
			({ relation }) => relation.kind === 'partitioned-table' && relation.name === alter?.relation.relname,
		);
		return name !== undefined && lock?.relation.isOld ? [{ parent: lock.relation, name }] : [];
	});
}

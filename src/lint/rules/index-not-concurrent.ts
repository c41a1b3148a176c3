import type { Index } from '../../model/objects.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import type { LintContext } from '../context.ts';
import { aLock, blockedBy } from '../lock-words.ts';
import { isOldTable, isTable, lockDuring, partitionsOf, shownName } from '../old-tables.ts';
import { concurrently } from '../rewrites/concurrently.ts';
import type { Rule } from '../rule.ts';
import { addedObjects } from '../statement-changes.ts';

/** An index that is built while its table, which has been there, is locked against writes. */
export const indexNotConcurrent: Rule = {
	id: 'index-not-concurrent',
	group: 'locks',
	severity: 'warning',
	title: 'Index built without CONCURRENTLY',
	happens:
		'`CREATE INDEX` takes a `SHARE` lock on the table and keeps it until the index is built and the transaction is over. Reads go on; every `INSERT`, `UPDATE` and `DELETE` waits. On a partitioned table it does so for all partitions.',
	matters:
		'The time grows with the table: what takes a moment on a test database stops all writes for minutes on a large one.',
	instead:
		'Build it with `CONCURRENTLY`, in a migration of its own that runs in no transaction. Where that fails it leaves an invalid index behind, which is dropped before the next try. A partitioned table gets its index `ON ONLY` itself first; those of the partitions are built concurrently and attached.',
	safe: 'CREATE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id);',
	sources: [
		'squawk/require-concurrent-index-creation',
		'eugene/E6',
		'atlas/PG101',
		'strong_migrations/add_index',
		'strong_migrations/add_reference',
		'django-migration-linter/CREATE_INDEX',
	],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			addedObjects(statement, 'index').flatMap((index) => {
				const table = { namespace: index.namespace, name: index.relation };
				const mode = lockDuring(statement, table);
				const blocked = mode && blockedBy(mode);
				if (!mode || !blocked || !isBuiltOnOld(statement, context, index)) return [];
				const rewrite = concurrently(statement, context);
				return [
					{
						subject: `table ${shownName(table)}`,
						message: `The index ${index.name} is built under ${aLock(mode)}: ${blocked} of ${shownName(table)} wait until it is done`,
						...(rewrite ? { rewrite } : {}),
					},
				];
			}),
	},
};

/** Only a table that keeps rows, itself or in partitions, takes time; an index of a constraint is another matter. */
function isBuiltOnOld(statement: TracedStatement, context: LintContext, index: Index): boolean {
	if (index.constraint !== null || index.partitionOf !== null) return false;
	const table = { namespace: index.namespace, name: index.relation };
	const lock = [...statement.locks, ...statement.held].find(
		({ relation }) =>
			isTable(relation) && relation.namespace === table.namespace && relation.name === table.name,
	);
	if (!lock?.relation.isOld) return false;
	if (lock.relation.kind === 'table') return true;
	return partitionsOf(context.after, table).some(
		(partition) =>
			isOldTable(statement, context, partition) &&
			statement.scans.some(
				({ namespace, name }) => namespace === partition.namespace && name === partition.name,
			),
	);
}

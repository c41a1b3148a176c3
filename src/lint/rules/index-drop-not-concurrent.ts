import { aLock } from '../lock-words.ts';
import { isSame, isTable, shownName, shownNames } from '../old-tables.ts';
import { concurrently } from '../rewrites/concurrently.ts';
import type { Rule } from '../rule.ts';
import { removedObjects } from '../statement-changes.ts';

/** An index that is dropped while its table is locked against reads too. */
export const indexDropNotConcurrent: Rule = {
	id: 'index-drop-not-concurrent',
	group: 'locks',
	severity: 'warning',
	title: 'Index dropped without CONCURRENTLY',
	happens:
		'`DROP INDEX` takes an `ACCESS EXCLUSIVE` lock on the table of the index, not on the index alone. Dropping is quick, but the lock waits for every transaction that uses the table, and everybody who comes later waits behind it.',
	matters:
		'One long query in the background is enough for all reads and writes of the table to stand still until it ends.',
	instead:
		'Drop it with `CONCURRENTLY`, which waits without stopping others, outside of a transaction and one index at a time. Indexes of partitioned tables cannot be dropped that way; they are not reported.',
	safe: 'DROP INDEX CONCURRENTLY orders_customer_id_idx;',
	sources: [
		'squawk/require-concurrent-index-deletion',
		'atlas/PG102',
		'strong_migrations/remove_index',
		'django-migration-linter/DROP_INDEX',
	],
	check: {
		of: 'statement',
		judge: (statement, context) => {
			const removed = removedObjects(statement, 'index').filter(({ constraint, partitionOf }) => {
				return constraint === null && partitionOf === null;
			});
			const gone = removedObjects(statement, 'table');
			const lost = removedObjects(statement, 'column');
			const found = removed.flatMap(({ namespace, name, relation }) => {
				const table = { namespace, name: relation };
				const lock = statement.locks.find((each) => isSame(each.relation, table));
				const isByItself = ![...gone, ...lost].some((object) =>
					isSame(
						{ namespace: object.namespace, name: 'relation' in object ? object.relation : object.name },
						table,
					),
				);
				const isPlain = lock?.relation.kind === 'table' && isTable(lock.relation) && lock.relation.isOld;
				return isPlain && isByItself && lock.mode === 'AccessExclusiveLock'
					? [{ name, table, mode: lock.mode }]
					: [];
			});
			const [first] = found;
			if (!first) return [];
			const tables = shownNames([...new Set(found.map(({ table }) => shownName(table)))]);
			const rewrite = concurrently(statement, context);
			return [
				{
					subject: `table ${shownName(first.table)}`,
					message: `${shownNames(found.map(({ name }) => name))} ${found.length > 1 ? 'are' : 'is'} dropped under ${aLock(first.mode)} on ${tables}: reads and writes wait for it`,
					...(rewrite ? { rewrite } : {}),
				},
			];
		},
	},
};

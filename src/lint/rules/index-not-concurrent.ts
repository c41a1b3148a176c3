import { displayName } from '../../model/name.ts';
import { blockedBy, lockName } from '../lock-words.ts';
import type { Rule } from '../rule.ts';

/** An index that is built while its table, which has been there, is locked against writes. */
export const indexNotConcurrent: Rule = {
	id: 'index-not-concurrent',
	group: 'locks',
	severity: 'warning',
	title: 'Index built without CONCURRENTLY',
	happens:
		'`CREATE INDEX` takes a `SHARE` lock on the table and keeps it until the index is built and the transaction is over. Reads go on; every `INSERT`, `UPDATE` and `DELETE` waits.',
	matters:
		'The time grows with the table: what takes a moment on a test database stops all writes for minutes on a large one.',
	instead:
		'Build it with `CONCURRENTLY`, in a migration of its own that runs in no transaction. Where that fails it leaves an invalid index behind, which is dropped before the next try.',
	safe: 'CREATE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id);',
	sources: [
		'squawk/require-concurrent-index-creation',
		'eugene/E6',
		'atlas/PG101',
		'strong_migrations/adding_an_index_non_concurrently',
	],
	check: {
		of: 'statement',
		judge: ({ tree, locks, sql }) => {
			if (!tree || !('IndexStmt' in tree) || tree.IndexStmt.concurrent) return [];
			return locks
				.filter(({ relation, mode }) => relation.isOld && relation.kind === 'table' && blockedBy(mode))
				.map(({ relation, mode }) => {
					const name = displayName(relation.namespace, relation.name);
					return {
						subject: `table ${name}`,
						message: `The index is built under a ${lockName(mode)} lock: writes to ${name} wait until it is done`,
						rewrite: [
							{
								sql: sql.replace(/^(\s*create\s+(?:unique\s+)?index)\b/i, '$1 CONCURRENTLY'),
								isAlone: true,
							},
						],
					};
				});
		},
	},
};

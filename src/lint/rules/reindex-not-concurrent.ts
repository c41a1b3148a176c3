import { shownName, shownNames } from '../old-tables.ts';
import { concurrently } from '../rewrites/concurrently.ts';
import type { Rule } from '../rule.ts';

/** An index that is built anew while nobody may use it. */
export const reindexNotConcurrent: Rule = {
	id: 'reindex-not-concurrent',
	group: 'locks',
	severity: 'warning',
	title: 'REINDEX without CONCURRENTLY',
	happens:
		'`REINDEX` builds each index anew under a `SHARE` lock on its table and an `ACCESS EXCLUSIVE` lock on the index. Writes wait, and so does every query that may look at the index when it is planned, which is nearly every query of the table.',
	matters: 'The table is as good as gone for as long as the index takes to build.',
	instead:
		'Write `REINDEX … CONCURRENTLY`, outside of a transaction; it builds a second index and swaps the two.',
	safe: 'REINDEX INDEX CONCURRENTLY orders_customer_id_idx;',
	sources: ['squawk/require-concurrent-reindex', 'django-migration-linter/REINDEX'],
	check: {
		of: 'statement',
		judge: (statement, context) => {
			const { tree, rewrites } = statement;
			if (!tree || !('ReindexStmt' in tree) || tree.ReindexStmt.kind === 'REINDEX_OBJECT_SYSTEM') return [];
			const indexes = rewrites.filter(({ relation }) => relation.kind === 'index' && relation.isOld);
			const [first] = indexes;
			const params = tree.ReindexStmt.params ?? [];
			const isConcurrent = params.some(
				(node) => 'DefElem' in node && node.DefElem.defname === 'concurrently',
			);
			if (!first || isConcurrent) return [];
			const { namespace, table } = first.relation;
			const names = shownNames(indexes.map(({ relation }) => shownName(relation)));
			const rewrite = concurrently(statement, context);
			return [
				{
					subject: table === null ? `index ${names}` : `table ${shownName({ namespace, name: table })}`,
					message: `${names} ${indexes.length > 1 ? 'are' : 'is'} built anew under locks that keep writes, and nearly all reads, from ${indexes.length > 1 ? 'the tables' : 'the table'}`,
					...(rewrite ? { rewrite } : {}),
				},
			];
		},
	},
};

import { quoteIdentifier } from '../../dialects/postgres/ddl/quote.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import { isWord, listTokens, splitAtCommas, type Token } from '../../sql/tokens.ts';
import type { LintContext } from '../context.ts';
import type { Rewrite, RewriteStep } from '../rule.ts';
import { detachPartition } from './detach-partition.ts';
import { buildPartitionedIndex } from './partitioned-index.ts';
import { wordAfter } from './word-after.ts';

/**
 * The same with `CONCURRENTLY`: an index that is created or dropped, `REINDEX`, `REFRESH MATERIALIZED VIEW` and `DETACH
 * PARTITION`; null where PostgreSQL has no such form of the statement.
 */
export function concurrently(statement: TracedStatement, context: LintContext): Rewrite | null {
	const { sql, tree } = statement;
	if (!tree) return null;
	const tokens = listTokens(sql);
	if ('IndexStmt' in tree) {
		const { concurrent, relation } = tree.IndexStmt;
		const parts = buildPartitionedIndex(statement, context);
		// Of a partitioned table alone, an index is made without looking at any row.
		if (concurrent || (parts && !relation?.inh)) return null;
		return parts ?? [{ sql: wordAfter(sql, 'index', 'CONCURRENTLY'), isAlone: true }];
	}
	if ('DropStmt' in tree) {
		const { removeType, behavior, concurrent } = tree.DropStmt;
		if (removeType !== 'OBJECT_INDEX' || behavior === 'DROP_CASCADE' || concurrent) return null;
		return dropEach(sql, tokens);
	}
	if ('ReindexStmt' in tree) {
		const { kind, params = [] } = tree.ReindexStmt;
		const isSo = params.some((each) => 'DefElem' in each && each.DefElem.defname === 'concurrently');
		const word = REINDEXED[kind ?? ''];
		return word === undefined || isSo ? null : [{ sql: wordAfter(sql, word, 'CONCURRENTLY'), isAlone: true }];
	}
	if ('RefreshMatViewStmt' in tree) {
		const { concurrent, skipData } = tree.RefreshMatViewStmt;
		return concurrent || skipData ? null : [{ sql: wordAfter(sql, 'view', 'CONCURRENTLY'), isAlone: false }];
	}
	return detachPartition(statement, context);
}

const REINDEXED: Readonly<Record<string, string>> = {
	REINDEX_OBJECT_INDEX: 'index',
	REINDEX_OBJECT_TABLE: 'table',
	REINDEX_OBJECT_SCHEMA: 'schema',
	REINDEX_OBJECT_DATABASE: 'database',
};

/** `DROP INDEX CONCURRENTLY` takes a single index. */
function dropEach(sql: string, tokens: readonly Token[]): Rewrite {
	let names = tokens.findIndex((token) => isWord(token, 'index')) + 1;
	while (isWord(tokens[names], 'if') || isWord(tokens[names], 'exists')) names++;
	const head = `${sql.slice(0, tokens[names]?.start ?? 0).trimEnd()} `;
	const listed = tokens.slice(names).filter((token) => !isWord(token, 'restrict'));
	return splitAtCommas(listed, 0).map(({ start, end }): RewriteStep => {
		const one = `${head}${sql.slice(start, end)}`;
		return { sql: wordAfter(one, 'index', 'CONCURRENTLY'), isAlone: true };
	});
}

/** A name that the engine has chosen, written into a `CREATE INDEX` that leaves it out. */
export function namedIndex(sql: string, name: string): string {
	const tokens = listTokens(sql);
	const on = tokens.find((token) => isWord(token, 'on'))?.start ?? 0;
	return `${sql.slice(0, on)}${quoteIdentifier(name)} ${sql.slice(on)}`;
}

import { quoteIdentifier, quoteQualified } from '../../dialects/postgres/ddl/quote.ts';
import type { Index } from '../../model/objects.ts';
import { findRelation } from '../../model/schema.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import { isWord, listTokens, splitAtCommas, type Token } from '../../sql/tokens.ts';
import type { LintContext } from '../context.ts';
import type { Rewrite, RewriteStep } from '../rule.ts';

/**
 * The same with `CONCURRENTLY`: an index that is created or dropped, `REINDEX`, `REFRESH MATERIALIZED VIEW` and `DETACH
 * PARTITION`; null where PostgreSQL has no such form of the statement.
 */
export function concurrently(statement: TracedStatement, context: LintContext): Rewrite | null {
	const { sql, tree } = statement;
	if (!tree) return null;
	const tokens = listTokens(sql);
	if ('IndexStmt' in tree) {
		if (tree.IndexStmt.concurrent) return null;
		const parts = partitionedIndex(statement, context);
		if (parts !== 'none') return parts;
		return [{ sql: wordAfter(sql, tokens, 'index'), isAlone: true }];
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
		return word === undefined || isSo ? null : [{ sql: wordAfter(sql, tokens, word), isAlone: true }];
	}
	if ('RefreshMatViewStmt' in tree) {
		const { concurrent, skipData } = tree.RefreshMatViewStmt;
		return concurrent || skipData ? null : [{ sql: wordAfter(sql, tokens, 'view'), isAlone: false }];
	}
	if ('AlterTableStmt' in tree) {
		const [command, ...others] = tree.AlterTableStmt.cmds ?? [];
		if (!command || others.length > 0 || !('AlterTableCmd' in command)) return null;
		const { subtype, def } = command.AlterTableCmd;
		const isSo = def && 'PartitionCmd' in def && def.PartitionCmd.concurrent === true;
		return subtype !== 'AT_DetachPartition' || isSo ? null : [{ sql: `${sql} CONCURRENTLY`, isAlone: true }];
	}
	return null;
}

const REINDEXED: Readonly<Record<string, string>> = {
	REINDEX_OBJECT_INDEX: 'index',
	REINDEX_OBJECT_TABLE: 'table',
	REINDEX_OBJECT_SCHEMA: 'schema',
	REINDEX_OBJECT_DATABASE: 'database',
};

function wordAfter(sql: string, tokens: readonly Token[], word: string): string {
	const end = tokens.find((token) => isWord(token, word))?.end ?? 0;
	return `${sql.slice(0, end)} CONCURRENTLY${sql.slice(end)}`;
}

/** `DROP INDEX CONCURRENTLY` takes a single index. */
function dropEach(sql: string, tokens: readonly Token[]): Rewrite {
	let names = tokens.findIndex((token) => isWord(token, 'index')) + 1;
	while (isWord(tokens[names], 'if') || isWord(tokens[names], 'exists')) names++;
	const head = `${sql.slice(0, tokens[names]?.start ?? 0).trimEnd()} `;
	const listed = tokens.slice(names).filter((token) => !isWord(token, 'restrict'));
	return splitAtCommas(listed, 0).map(({ start, end }): RewriteStep => {
		const one = `${head}${sql.slice(start, end)}`;
		return { sql: wordAfter(one, listTokens(one), 'index'), isAlone: true };
	});
}

/**
 * The index of a partitioned table: it is built on nothing, then on each partition, and those are put under it. `none`
 * where the table has no partitions.
 */
function partitionedIndex(
	{ changes }: TracedStatement,
	{ after }: LintContext,
): Rewrite | null | 'none' {
	const indexes = changes.flatMap((change) =>
		change.kind === 'added' && change.object.kind === 'index' ? [change.object] : [],
	);
	const isRoot = (index: Index): boolean => {
		const table = findRelation(after, index.namespace, index.relation);
		return table?.kind === 'table' && table.partitionBy !== null;
	};
	if (!indexes.some(isRoot)) return 'none';
	const nameOf = ({ namespace, name }: Pick<Index, 'namespace' | 'name'>): string =>
		quoteQualified(namespace, name);
	const parted = indexes.filter(isRoot);
	const whole = indexes.filter((index) => !isRoot(index));
	const attached = indexes.filter((index) => index.partitionOf !== null);
	return [
		...parted.map((index) => ({ sql: onOnly(index.definition), isAlone: false })),
		...whole.map(({ definition }) => ({
			sql: wordAfter(definition, listTokens(definition), 'index'),
			isAlone: true,
		})),
		...attached.toReversed().map((index) => ({
			sql: `ALTER INDEX ${nameOf(index.partitionOf ?? index)} ATTACH PARTITION ${nameOf(index)}`,
			isAlone: false,
		})),
	];
}

/** The engine prints the definition of such an index with `ON ONLY`; where it does not, it would build all of them. */
function onOnly(definition: string): string {
	return definition.replace(/^(CREATE (?:UNIQUE )?INDEX (?:"(?:[^"]|"")*"|[^ "])+ ON )(?!ONLY )/, '$1ONLY ');
}

/** A name that the engine has chosen, written into a `CREATE INDEX` that leaves it out. */
export function namedIndex(sql: string, name: string): string {
	const tokens = listTokens(sql);
	const on = tokens.find((token) => isWord(token, 'on'))?.start ?? 0;
	return `${sql.slice(0, on)}${quoteIdentifier(name)} ${sql.slice(on)}`;
}

import { quoteIdentifier, quoteQualified } from '../../../dialects/postgres/ddl/quote.ts';
import type { ParseNode } from '../../../sql/parse-one.ts';
import { isWord, listTokens, type Token } from '../../../sql/tokens.ts';
import { type Fields, isFields, listOf, nodeOf, taggedNode, textOf } from './tree.ts';

/** Kinds of statements that end a transaction, act outside of this database, or expect nothing. */
const NOT_TRIED: ReadonlySet<string> = new Set([
	'TransactionStmt',
	'CreatedbStmt',
	'DropdbStmt',
	'AlterDatabaseStmt',
	'AlterDatabaseSetStmt',
	'CreateTableSpaceStmt',
	'DropTableSpaceStmt',
	'AlterSystemStmt',
	'CreateSubscriptionStmt',
	'AlterSubscriptionStmt',
	'DropSubscriptionStmt',
	'CheckPointStmt',
	'LoadStmt',
]);

/** A statement as it is tried, in a transaction; null where it is not. */
export function trialForm(sql: string, tree: ParseNode | null): string | null {
	const tagged = taggedNode(tree);
	if (!tagged) return sql;
	const { kind, fields } = tagged;
	if (NOT_TRIED.has(kind)) return null;
	if (kind === 'VacuumStmt') return analyzeInstead(listOf(fields.rels));
	if (kind === 'ReindexStmt') return reindex(fields);
	return withoutConcurrently(sql);
}

/** The statement as if it knew that what it names is there; null where it takes that for granted anyway. */
export function certainForm(sql: string): string | null {
	if (!/^(?:drop|alter|comment|refresh)\b/i.test(sql)) return null;
	const tokens = listTokens(sql);
	const blanks = tokens.filter(
		(token, index) =>
			(isWord(token, 'if') && isWord(tokens[index + 1], 'exists')) ||
			(isWord(token, 'exists') && isWord(tokens[index - 1], 'if')),
	);
	return blanks.length > 0 ? withoutTokens(sql, blanks) : null;
}

function withoutConcurrently(sql: string): string {
	// Of a materialized view it can run in a transaction.
	if (!/\bconcurrently\b/i.test(sql) || /^refresh\b/i.test(sql)) return sql;
	return withoutTokens(
		sql,
		listTokens(sql).filter((token) => isWord(token, 'concurrently')),
	);
}

function withoutTokens(sql: string, tokens: readonly Token[]): string {
	let text = sql;
	for (const { start, end } of tokens)
		text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
	return text;
}

/** The same, whatever options it is written with. */
function reindex({ kind, relation }: Fields): string | null {
	const name = relationText(relation);
	if (name === null) return null;
	return `REINDEX ${kind === 'REINDEX_OBJECT_INDEX' ? 'INDEX' : 'TABLE'} ${name}`;
}

function relationText(range: unknown): string | null {
	const name = isFields(range) ? textOf(range.relname) : null;
	if (!isFields(range) || name === null) return null;
	const namespace = textOf(range.schemaname);
	return namespace === null ? quoteIdentifier(name) : quoteQualified(namespace, name);
}

/** It expects the same tables and can run in a transaction. */
function analyzeInstead(targets: readonly unknown[]): string | null {
	const names = targets.flatMap((each) => relationText(nodeOf(each, 'VacuumRelation')?.relation) ?? []);
	return names.length > 0 ? `ANALYZE ${names.join(', ')}` : null;
}

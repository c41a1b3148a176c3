import { quoteQualified } from '../../dialects/postgres/ddl/quote.ts';
import type { Index } from '../../model/objects.ts';
import { objectsOf } from '../../model/schema.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import type { LintContext } from '../context.ts';
import type { Rewrite, RewriteStep } from '../rule.ts';
import { insertBehind } from './insert-word.ts';

/** Beyond so many partitions a list of statements is no suggestion any more. */
const MOST_PARTITIONS = 20;

/** How an index that a `CREATE INDEX` made is built without locking out writes; null where that cannot be said. */
export function buildConcurrently(
	{ sql, tree }: TracedStatement,
	context: LintContext,
	index: Index,
): Rewrite | null {
	if (!tree || !('IndexStmt' in tree)) return null;
	const parts = objectsOf(context.after, 'index').filter(({ partitionOf }) => isOf(partitionOf, index));
	if (parts.length === 0) return concurrently(sql);
	if (parts.length > MOST_PARTITIONS) return null;
	const steps = parts.map((part) => buildPart(context, part, index));
	return steps.some((step) => step === null)
		? null
		: [{ sql: index.definition, isAlone: false }, ...steps.flatMap((step) => step ?? [])];
}

function concurrently(sql: string): Rewrite | null {
	const safe = insertBehind(sql, ['index'], 'CONCURRENTLY');
	return safe === null ? null : [{ sql: safe, isAlone: true }];
}

/** An index of a partition becomes part of the whole once it is there; partitions of partitions are left to people. */
function buildPart(context: LintContext, part: Index, whole: Index): readonly RewriteStep[] | null {
	const isParent = objectsOf(context.after, 'index').some(({ partitionOf }) => isOf(partitionOf, part));
	const built = isParent ? null : concurrently(part.definition);
	if (!built) return null;
	const attach = `ALTER INDEX ${nameOf(whole)} ATTACH PARTITION ${nameOf(part)}`;
	return [...built, { sql: attach, isAlone: false }];
}

function isOf(parent: Index['partitionOf'], { namespace, name }: Index): boolean {
	return parent?.namespace === namespace && parent.name === name;
}

function nameOf({ namespace, name }: Index): string {
	return quoteQualified(namespace, name);
}

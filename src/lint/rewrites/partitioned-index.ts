import { quoteRelation } from '../../dialects/postgres/ddl/quote.ts';
import type { Index } from '../../model/objects.ts';
import { objectsOf } from '../../model/schema.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import type { LintContext } from '../context.ts';
import type { Rewrite } from '../rule.ts';
import { isPartitioned } from './altered-objects.ts';
import { wordAfter } from './word-after.ts';

/**
 * The new index of a partitioned table: it is made for the table alone, built on each partition with `CONCURRENTLY`, and
 * those are put under it. Null where the table of the statement's index has no partitions.
 */
export function buildPartitionedIndex(
	{ changes }: Pick<TracedStatement, 'changes'>,
	{ after }: LintContext,
): Rewrite | null {
	const root = changes.flatMap((change) =>
		change.kind === 'added' && change.object.kind === 'index' ? [change.object] : [],
	)[0];
	if (!root || !isPartitioned(after, { namespace: root.namespace, name: root.relation })) return null;
	const below = Map.groupBy(
		objectsOf(after, 'index').filter(({ partitionOf }) => partitionOf !== null),
		({ partitionOf }) => keyOf(partitionOf ?? root),
	);
	const all = [root];
	// It grows while it is walked.
	for (const index of all) for (const child of below.get(keyOf(index)) ?? []) all.push(child);
	const [hollow, built] = [true, false].map((isHollow) =>
		all.filter(({ namespace, relation }) => isPartitioned(after, { namespace, name: relation }) === isHollow),
	);
	return [
		...(hollow ?? []).map(({ definition }) => ({ sql: onOnly(definition), isAlone: false })),
		...(built ?? []).map(({ definition }) => ({
			sql: wordAfter(definition, 'index', 'CONCURRENTLY'),
			isAlone: true,
		})),
		// An index is valid once all below it are: the lowest first.
		...all
			.slice(1)
			.toReversed()
			.map((index) => ({
				sql: `ALTER INDEX ${nameOf(index.partitionOf ?? root)} ATTACH PARTITION ${nameOf(index)}`,
				isAlone: false,
			})),
	];
}

function keyOf({ namespace, name }: Pick<Index, 'namespace' | 'name'>): string {
	return JSON.stringify([namespace, name]);
}

function nameOf({ namespace, name }: Pick<Index, 'namespace' | 'name'>): string {
	return quoteRelation(namespace, name);
}

/** The engine's definition of such an index builds those of the partitions too, unless it says otherwise. */
function onOnly(definition: string): string {
	return definition.replace(/^(CREATE (?:UNIQUE )?INDEX (?:"(?:[^"]|"")*"|[^ "])+ ON )(?!ONLY )/, '$1ONLY ');
}

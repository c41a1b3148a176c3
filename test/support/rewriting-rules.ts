import type { LockMode } from '../../src/dialects/observation.ts';
import { isAtLeast } from '../../src/lint/lock-words.ts';
import { addThenBackfill } from '../../src/lint/rewrites/add-then-backfill.ts';
import { concurrently } from '../../src/lint/rewrites/concurrently.ts';
import { setNotNullByCheck } from '../../src/lint/rewrites/not-null.ts';
import { addNotValid } from '../../src/lint/rewrites/not-valid.ts';
import { addUsingIndex } from '../../src/lint/rewrites/using-index.ts';
import type { ActiveRule } from '../../src/lint/run-rules.ts';
import type { SchemaObject } from '../../src/model/objects.ts';
import type { TracedStatement } from '../../src/rehearsal/trace/trace.ts';
import { rewritingRule } from './proven.ts';

/** Rules that find what each way of rewriting is for, by what the engine did. */
export const REWRITING_RULES: readonly ActiveRule[] = [
	rewritingRule('not-valid', (each) => scans(each) && adds(each, 'check', 'foreign-key'), addNotValid),
	rewritingRule(
		'not-null',
		(each) => scans(each) && becomesNotNull(each) && !adds(each, 'primary-key'),
		setNotNullByCheck,
	),
	rewritingRule(
		'using-index',
		(each) => adds(each, 'unique', 'primary-key') && !/using index/i.test(each.sql),
		addUsingIndex,
	),
	rewritingRule(
		'backfill',
		({ rewrites }) => rewrites.some(({ reason }) => reason === 'column default'),
		addThenBackfill,
	),
	rewritingRule(
		'concurrently',
		({ sql, isAlone, locks, held }) => {
			const least = LOCKING.find(([pattern]) => pattern.test(sql))?.[1];
			const isHeld = [...locks, ...held].some(
				({ relation, mode }) => relation.isOld && least && isAtLeast(mode, least),
			);
			return !isAlone && !/\bconcurrently\b/i.test(sql) && isHeld;
		},
		concurrently,
	),
];

/** What takes a lock that `CONCURRENTLY` does not take, and the weakest of those. */
const LOCKING: readonly (readonly [RegExp, LockMode])[] = [
	[/^(?:create (?:unique )?index(?!.*\bonly\b)|reindex)\b/is, 'ShareLock'],
	[/^(?:drop index|refresh|alter table \S+ detach)\b/i, 'AccessExclusiveLock'],
];

function adds({ changes, locks }: TracedStatement, ...kinds: readonly SchemaObject['kind'][]): boolean {
	const isOld = locks.some(({ relation }) => relation.isOld && relation.kind !== 'index');
	return isOld && changes.some((change) => change.kind === 'added' && kinds.includes(change.object.kind));
}

/** Of rows that are refused nothing is left to be read the second time. */
function scans({ scans: tables, rowFailure }: TracedStatement): boolean {
	return rowFailure !== null || tables.some(({ isOld }) => isOld);
}

function becomesNotNull({ changes }: TracedStatement): boolean {
	return changes.some(
		(change) =>
			change.kind === 'changed' &&
			change.after.kind === 'column' &&
			change.attributes.some(({ name }) => name === 'not null'),
	);
}

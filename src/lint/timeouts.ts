import type { TracedLock, TracedMigration, TracedStatement } from '../rehearsal/trace/trace.ts';
import { blockedBy } from './lock-words.ts';
import { isTable } from './old-tables.ts';

/** A statement that keeps others waiting, and one of the locks by which it does. */
export interface Blocking {
	readonly statement: TracedStatement;
	readonly lock: TracedLock;
}

/** The first statement of a migration that keeps others from an old table while a timeout is not set. */
export function firstBlocking(
	{ statements }: TracedMigration,
	timeout: 'lockTimeout' | 'statementTimeout',
): Blocking | null {
	for (const statement of statements) {
		if (statement[timeout] !== '0') continue;
		const lock = statement.locks.find(
			({ relation, mode }) =>
				relation.isOld && (isTable(relation) || relation.kind === 'materialized-view') && blockedBy(mode),
		);
		if (lock) return { statement, lock };
	}
	return null;
}

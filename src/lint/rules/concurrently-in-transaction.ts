import type { TracedMigration, TracedStatement } from '../../rehearsal/trace/trace.ts';
import { transactionControl } from '../../sql/transaction-control.ts';
import type { Rule } from '../rule.ts';

/** A statement that cannot run in a transaction, in a migration that its tool runs in one. */
export const concurrentlyInTransaction: Rule = {
	id: 'concurrently-in-transaction',
	group: 'transactions',
	severity: 'error',
	title: 'Statement that cannot run in a transaction, in a migration that is run in one',
	happens:
		'`CREATE INDEX CONCURRENTLY`, `VACUUM` and a few others end and begin transactions themselves; inside of one they fail with SQLSTATE 25001. The migration tool runs this file in a transaction, or sends all of its statements as one message, which is the same to PostgreSQL.',
	matters: 'The migration fails when it is deployed.',
	instead:
		'Put the statement into a migration of its own, and tell the tool to run that one without a transaction in the way it has for that.',
	safe: null,
	sources: ['squawk/ban-concurrent-index-creation-in-transaction', 'atlas/PG103'],
	check: {
		of: 'migration',
		judge: (migration) =>
			migration.statements
				.filter(
					(statement) =>
						statement.isAlone && !isCommitted(migration, statement) && isInTransaction(migration, statement),
				)
				.map((statement) => ({
					statement,
					subject: 'statement',
					message: `${statement.command} cannot run in a transaction as it stands here, and ${isBegun(migration, statement) ? 'the file has begun one' : 'the migration tool runs the file in one'}`,
				})),
	},
};

/** Several statements in one message are one transaction; a single one is not. */
function isInTransaction({ migration }: TracedMigration, { index, mode }: TracedStatement): boolean {
	if (mode !== 'implicit') return mode === 'transaction';
	let start = 0;
	for (const { count } of migration.sections) {
		if (index < start + count) return count > 1;
		start += count;
	}
	return false;
}

/** A COMMIT that stands before it has ended the transaction of the migration tool. */
function isCommitted(migration: TracedMigration, statement: TracedStatement): boolean {
	const last = lastControl(migration, statement);
	return last === 'commit' || last === 'rollback';
}

function isBegun(migration: TracedMigration, statement: TracedStatement): boolean {
	return lastControl(migration, statement) === 'begin';
}

function lastControl(
	{ statements }: TracedMigration,
	{ index }: TracedStatement,
): 'begin' | 'commit' | 'rollback' | undefined {
	return statements
		.filter((other) => other.index < index)
		.map(({ tree }) => transactionControl(tree))
		.findLast((control) => control === 'begin' || control === 'commit' || control === 'rollback');
}

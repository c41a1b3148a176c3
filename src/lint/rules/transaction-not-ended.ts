import type { TracedMigration, TracedStatement } from '../../rehearsal/trace/trace.ts';
import { transactionControl } from '../../sql/transaction-control.ts';
import type { Rule } from '../rule.ts';

/** A transaction that a migration begins and does not end. */
export const transactionNotEnded: Rule = {
	id: 'transaction-not-ended',
	group: 'transactions',
	severity: 'error',
	title: 'Transaction begun and not ended',
	happens: 'Without `COMMIT` everything since `BEGIN` is taken back when the connection ends.',
	matters:
		'The migration runs without an error and has done nothing, or its locks stay until the connection ends.',
	instead: 'End it with `COMMIT`.',
	safe: 'BEGIN;\nALTER TABLE customers ADD COLUMN nickname text;\nCOMMIT;',
	sources: ['squawk/ban-uncommitted-transaction'],
	check: {
		of: 'migration',
		judge: (migration, { trace }) => {
			const open = openAtEnd(migration);
			// What comes after a statement that fails was not looked at.
			if (!open || trace.stopped?.migration === migration.migration) return [];
			return [
				{
					statement: open,
					subject: 'migration',
					message:
						'The transaction that begins here is not ended: what follows is taken back when the connection ends',
				},
			];
		},
	},
};

function openAtEnd({ statements }: TracedMigration): TracedStatement | null {
	let open: TracedStatement | null = null;
	for (const statement of statements) {
		const control = transactionControl(statement.tree);
		if (control === 'begin' && statement.mode !== 'transaction') open ??= statement;
		if (control === 'commit' || control === 'rollback') open = null;
	}
	return open;
}

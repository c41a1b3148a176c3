import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import { transactionControl } from '../../sql/transaction-control.ts';
import type { Rule } from '../rule.ts';

/** A BEGIN within a transaction, the migration tool's own among them, or a COMMIT without one. */
export const transactionNested: Rule = {
	id: 'transaction-nested',
	group: 'transactions',
	severity: 'warning',
	title: 'BEGIN or COMMIT that does not do what it says',
	happens:
		'PostgreSQL has no transactions in transactions: a second `BEGIN` does nothing but warn, and the first `COMMIT` or `ROLLBACK` ends the transaction of the migration tool. What comes after, the note that the migration has run among it, is on its own.',
	matters:
		'Where a later statement fails, the first part stays, and the tool believes that all of it was taken back.',
	instead: 'Leave the transaction to the tool, or tell the tool to run the file without one.',
	safe: null,
	sources: ['squawk/transaction-nesting'],
	check: {
		of: 'migration',
		judge: ({ statements }) => {
			const found = findNested(statements);
			if (!found) return [];
			const { statement, message } = found;
			return [{ statement, subject: 'migration', message }];
		},
	},
};

function findNested(
	statements: readonly TracedStatement[],
): { readonly statement: TracedStatement; readonly message: string } | null {
	let isOpen = false;
	for (const statement of statements) {
		const control = transactionControl(statement.tree);
		if (control !== 'begin' && control !== 'commit' && control !== 'rollback') continue;
		const word = control.toUpperCase();
		if (statement.mode === 'transaction') {
			const what =
				control === 'begin'
					? 'does nothing, and the COMMIT or ROLLBACK that belongs to it ends the transaction'
					: 'ends the transaction';
			return { statement, message: `The ${word} ${what} in which the migration tool runs the file` };
		}
		if (isOpen && control === 'begin')
			return { statement, message: 'The BEGIN does nothing: the transaction before it is not ended' };
		// What is sent in one message is in a transaction without any BEGIN.
		if (!isOpen && control !== 'begin' && statement.mode === 'none')
			return { statement, message: `The ${word} does nothing: no transaction has begun` };
		isOpen = control === 'begin';
	}
	return null;
}

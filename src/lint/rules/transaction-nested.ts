import { transactionControl } from '../../sql/transaction-control.ts';
import type { Rule } from '../rule.ts';

/** A BEGIN or COMMIT in a migration that its tool runs in a transaction of its own. */
export const transactionNested: Rule = {
	id: 'transaction-nested',
	group: 'transactions',
	severity: 'warning',
	title: 'BEGIN or COMMIT in a migration that is run in a transaction',
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
			const found = statements.find(({ mode, tree }) => {
				const control = transactionControl(tree);
				return (
					mode === 'transaction' && (control === 'begin' || control === 'commit' || control === 'rollback')
				);
			});
			if (!found) return [];
			const word = transactionControl(found.tree)?.toUpperCase() ?? '';
			const what =
				word === 'BEGIN'
					? 'does nothing, and the COMMIT or ROLLBACK that belongs to it ends the transaction'
					: 'ends the transaction';
			return [
				{
					statement: found,
					subject: 'migration',
					message: `The ${word} ${what} in which the migration tool runs the file`,
				},
			];
		},
	},
};

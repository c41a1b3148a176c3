import type { ParseNode } from './parse-one.ts';

/** What a statement does to the transaction around it; null for one that is no transaction command. */
export function transactionControl(
	tree: ParseNode | null,
): 'begin' | 'commit' | 'rollback' | 'savepoint' | 'setting' | null {
	if (tree === null) return null;
	// SET TRANSACTION has to come before everything else, our own savepoints included.
	if ('VariableSetStmt' in tree) return tree.VariableSetStmt.kind === 'VAR_SET_MULTI' ? 'setting' : null;
	if (!('TransactionStmt' in tree)) return null;
	switch (tree.TransactionStmt.kind) {
		case 'TRANS_STMT_BEGIN':
		case 'TRANS_STMT_START':
			return 'begin';
		case 'TRANS_STMT_COMMIT':
			return 'commit';
		case 'TRANS_STMT_ROLLBACK':
			return 'rollback';
		default:
			return 'savepoint';
	}
}

import type { LedgerEntry, TransactionMode } from '../project.ts';
import { readFlatSettings } from './flat-settings.ts';
import type { Tree } from './layout.ts';

/** What `FILE.sql.conf` says about how its file is run; null where it says nothing. */
export interface FlywaySidecar {
	readonly transaction: TransactionMode | null;
	readonly replacesPlaceholders: boolean | null;
	readonly isRun: boolean;
	readonly ledger: readonly LedgerEntry[];
}

/** Reads the settings beside a file. */
export async function readFlywaySidecar(tree: Tree, file: string): Promise<FlywaySidecar> {
	const path = `${file}.conf`;
	const text = tree.all.has(path) ? ((await tree.read(path)) ?? '') : '';
	const settings = new Map(
		[...readFlatSettings(path, text)].map(([key, [value = '']]) => [key.toLowerCase(), value.trim()]),
	);
	const answer = (key: string): boolean | null => {
		const value = settings.get(key)?.toLowerCase();
		return value === 'true' ? true : value === 'false' ? false : null;
	};
	const inTransaction = answer('executeintransaction');
	const condition = settings.get('shouldexecute');
	const isRun = condition === undefined ? true : evaluate(condition);
	const message = `Flyway runs it only where ${condition ?? ''}: it is taken to.`;
	return {
		transaction: inTransaction === null ? null : inTransaction ? 'transaction' : 'none',
		replacesPlaceholders: answer('placeholderreplacement'),
		isRun: isRun ?? true,
		ledger: isRun === null ? [{ kind: 'assumed', message, file: path, line: null }] : [],
	};
}

/** Whether two written values are equal, or a truth value; null where a value is known only where Flyway runs. */
function evaluate(condition: string): boolean | null {
	if (/^(?:true|false)$/i.test(condition)) return condition.toLowerCase() === 'true';
	const [, left, operator, right] = /^([^=!&|()$]+)(==|!=)([^=!&|()$]+)$/.exec(condition) ?? [];
	if (left === undefined || right === undefined) return null;
	return (left.trim() === right.trim()) === (operator === '==');
}

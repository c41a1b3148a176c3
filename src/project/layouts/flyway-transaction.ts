import { splitStatements } from '../../sql/split.ts';
import type { TransactionMode } from '../project.ts';

const OUTSIDE_TRANSACTIONS = [
	/^(?:create|drop)\s+(?:unique\s+)?index\s+concurrently\b/i,
	/^(?:create|drop)\s+(?:database|tablespace|subscription)\b/i,
	/^alter\s+system\b/i,
	/^reindex\s+(?:\([^)]*\)\s*)?(?:verbose\s+)?(?:schema|database|system)\b/i,
	/^vacuum\b/i,
	/^discard\s+all\b/i,
];

/** How Flyway runs a file: it looks at the statements themselves to see whether a transaction is possible. */
export function detectMode(source: string): TransactionMode {
	const isOutside = (text: string): boolean => OUTSIDE_TRANSACTIONS.some((pattern) => pattern.test(text));
	return splitStatements(source).some(({ text }) => isOutside(text)) ? 'none' : 'transaction';
}

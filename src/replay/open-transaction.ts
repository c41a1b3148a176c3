import type { Statement } from '../sql/statement.ts';

const BEGINS = /^(?:begin|start\s+transaction)\b/i;
const ENDS = /^(?:commit|end|abort|rollback(?!\s+(?:work\s+|transaction\s+)?to\b)|prepare\s+transaction)\b/i;

/** The index of the statement that begins a transaction which no later one ends; null where every transaction ends. */
export function findOpenTransaction(statements: readonly Statement[]): number | null {
	let open: number | null = null;
	for (const [index, { text }] of statements.entries()) {
		if (open === null && BEGINS.test(text)) open = index;
		else if (open !== null && ENDS.test(text)) open = null;
	}
	return open;
}

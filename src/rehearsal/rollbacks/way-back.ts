import type { BatchStatement } from '../../dialects/dialect.ts';
import type { WayBack } from '../../project/project.ts';
import { positionAt } from '../../sql/position.ts';
import type { Statement } from '../../sql/statement.ts';
import { listTokens } from '../../sql/tokens.ts';

const TRANSACTION_CONTROL = /^(?:begin|start\s+transaction|commit|end)\b/i;

/** One statement of a script with its place among all of them, as it can be tried within a transaction. */
export interface Tried extends BatchStatement {
	readonly index: number;
}

/**
 * The statements of a script for one transaction that is taken back: without the script's own transaction, and with
 * indexes built at once that it would build beside the work of others, which makes the same schema.
 */
export function inOneTransaction(statements: readonly Statement[]): readonly Tried[] {
	return statements.flatMap(({ text, copyData }, index): readonly Tried[] => {
		if (TRANSACTION_CONTROL.test(text)) return [];
		const sql = atOnce(text);
		return [copyData === undefined ? { index, sql } : { index, sql, copyData }];
	});
}

function atOnce(sql: string): string {
	if (!/^\s*(?:create|drop|alter|reindex|refresh)\b/i.test(sql) || !/\bconcurrently\b/i.test(sql)) return sql;
	const token = listTokens(sql).find(
		({ kind, text }) => kind === 'word' && text.toLowerCase() === 'concurrently',
	);
	return token ? sql.slice(0, token.start) + sql.slice(token.end) : sql;
}

/** Where one statement of a way back stands; its first one where none is named. */
export function placeOf(
	{ path, source, statements }: WayBack,
	index = 0,
): { readonly file: string; readonly line: number } {
	const start = statements[index]?.span.start ?? 0;
	return { file: path, line: positionAt(source, start).line };
}

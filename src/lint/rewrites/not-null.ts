import { quoteIdentifier } from '../../dialects/postgres/ddl/quote.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import { readAlterTable } from '../../sql/alter-table.ts';
import type { Rewrite, RewriteStep } from '../rule.ts';
import { alteredTable } from './altered-objects.ts';
import { editActions } from './edit-actions.ts';

/** In bytes: PostgreSQL cuts longer names. */
const LONGEST_NAME = 63;

/**
 * An `ALTER TABLE … SET NOT NULL` behind a check that is validated while everybody works on, so that nothing is left to be
 * read under the lock; null where the statement makes no column `NOT NULL` by this.
 */
export function setNotNullByCheck(statement: TracedStatement): Rewrite | null {
	const { sql, tree, changes } = statement;
	const parts = readAlterTable(sql, tree);
	const table = parts && alteredTable(statement, parts);
	if (!parts || !table) return null;
	const columns: string[] = [];
	const edited = editActions(sql, parts, ({ command: { subtype, name }, start, end }) => {
		const isNew = changes.some(
			(change) =>
				change.kind === 'changed' &&
				change.after.kind === 'column' &&
				change.after.relation === table.name &&
				change.after.name === name &&
				change.after.notNull,
		);
		if (subtype !== 'AT_SetNotNull' || name === undefined || !isNew || columns.includes(name)) return [];
		columns.push(name);
		return [{ start, end, text: addCheck(table.name, name) }];
	});
	if (columns.length === 0 || edited === null) return null;
	return [
		{ sql: edited, isAlone: false },
		...columns.flatMap((column) => becomeNotNull(parts.head, table.name, column)),
	];
}

/** The action that adds the check which tells PostgreSQL that a column has no nulls. */
export function addCheck(table: string, column: string): string {
	return `ADD CONSTRAINT ${checkName(table, column)} CHECK (${quoteIdentifier(column)} IS NOT NULL) NOT VALID`;
}

/** What follows that check: it is validated, makes the column `NOT NULL` without a scan, and goes. */
export function becomeNotNull(head: string, table: string, column: string): readonly RewriteStep[] {
	const check = checkName(table, column);
	return [
		{ sql: `${head} VALIDATE CONSTRAINT ${check}`, isAlone: false, isLater: true },
		{ sql: `${head} ALTER COLUMN ${quoteIdentifier(column)} SET NOT NULL`, isAlone: false },
		{ sql: `${head} DROP CONSTRAINT ${check}`, isAlone: false },
	];
}

/** PostgreSQL 18 itself calls its own `table_column_not_null`. */
function checkName(table: string, column: string): string {
	const ending = '_is_set';
	let name = `${table}_${column}`;
	while (Buffer.byteLength(name) > LONGEST_NAME - ending.length) name = name.slice(0, -1);
	return quoteIdentifier(name.replace(/[\uD800-\uDBFF]$/, '') + ending);
}

import { quoteIdentifier } from '../../dialects/postgres/ddl/quote.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import { readAlterTable, writeAlterTable } from '../alter-table.ts';
import type { Rewrite } from '../rule.ts';

/** The longest name that PostgreSQL keeps whole, in bytes. */
const LONGEST_NAME = 63;

/**
 * `SET NOT NULL` by way of a check that is validated first; what else the statement does stays in front. Null where the
 * statement does not set it by such an action.
 */
export function notNullByCheck(statement: TracedStatement, table: string, column: string): Rewrite | null {
	const alter = readAlterTable(statement);
	const set = alter?.actions.find(
		({ command }) => command.subtype === 'AT_SetNotNull' && command.name === column,
	);
	if (!alter || !set) return null;
	const check = `${table}_${column}_is_not_null`;
	if (Buffer.byteLength(check) > LONGEST_NAME) return null;
	const name = quoteIdentifier(check);
	const others = alter.actions.filter((action) => action !== set).map(({ text }) => text);
	const add = `ADD CONSTRAINT ${name} CHECK (${quoteIdentifier(column)} IS NOT NULL) NOT VALID`;
	const [first, validate, setIt, drop] = [
		[...others, add],
		[`VALIDATE CONSTRAINT ${name}`],
		[set.text],
		[`DROP CONSTRAINT ${name}`],
	].map((actions) => writeAlterTable(alter, actions));
	if (!first || !validate || !setIt || !drop) return null;
	return [
		{ sql: first, isAlone: false },
		{ sql: validate, isAlone: false, isLater: true },
		{ sql: setIt, isAlone: false, isLater: true },
		{ sql: drop, isAlone: false },
	];
}

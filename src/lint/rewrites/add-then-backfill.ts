import { quoteIdentifier } from '../../dialects/postgres/ddl/quote.ts';
import type { ObjectOfKind } from '../../model/objects.ts';
import { partsOf, type RelationName, type Schema } from '../../model/schema.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import { readAlterTable } from '../../sql/alter-table.ts';
import type { Edit } from '../../sql/edit.ts';
import type { LintContext } from '../context.ts';
import type { Rewrite, RewriteStep } from '../rule.ts';
import { alteredTable, isPartitioned } from './altered-objects.ts';
import { editActions } from './edit-actions.ts';
import { addedColumn, inlineConstraints, withoutConstraint } from './inline-constraints.ts';
import { addCheck, becomeNotNull } from './not-null.ts';

/** How many rows one transaction fills. */
const BATCH = 1000;

/**
 * A column with a default that is another value for each row: added without one, given it for new rows, filled in batches,
 * and only then `NOT NULL`. Null where the statement adds no such column, or the table's key is not a single column.
 */
export function addThenBackfill(statement: TracedStatement, { before }: LintContext): Rewrite | null {
	const { sql, tree } = statement;
	const parts = readAlterTable(sql, tree);
	const table = parts && alteredTable(statement, parts);
	const key = table && singleKey(before, table);
	if (!parts || !table || key === null || isPartitioned(before, table)) return null;
	const filled: { readonly column: string; readonly isNotNull: boolean }[] = [];
	const edited = editActions(sql, parts, (action) => {
		const column = addedColumn(action)?.colname;
		const inline = inlineConstraints(action, parts);
		const value = inline.find(({ constraint }) => constraint.contype === 'CONSTR_DEFAULT');
		if (column === undefined || !value || !callsFunction(value.constraint.raw_expr)) return [];
		const notNull = inline.find(({ constraint }) => constraint.contype === 'CONSTR_NOTNULL');
		filled.push({ column, isNotNull: notNull !== undefined });
		const expression = sql.slice(value.body, value.end).replace(/^default\s*/i, '');
		return [value, ...(notNull ? [notNull] : [])]
			.map((span): Edit => ({ ...withoutConstraint(sql, span), text: '' }))
			.concat({
				...{ start: action.end, end: action.end },
				text: `, ALTER COLUMN ${quoteIdentifier(column)} SET DEFAULT ${expression}`,
			});
	});
	if (filled.length === 0 || edited === null) return null;
	const required = filled.filter(({ isNotNull }) => isNotNull).map(({ column }) => column);
	return [
		{ sql: edited, isAlone: false },
		...filled.map(
			({ column }): RewriteStep => ({
				sql: fillInBatches(parts.target, quoteIdentifier(key), quoteIdentifier(column)),
				isAlone: true,
			}),
		),
		...required.map((column) => ({ sql: `${parts.head} ${addCheck(table.name, column)}`, isAlone: false })),
		...required.flatMap((column) => becomeNotNull(parts.head, table.name, column)),
	];
}

function singleKey(schema: Schema, table: RelationName): string | null {
	const [key]: readonly ObjectOfKind<'primary-key'>[] = partsOf(schema, table, 'primary-key');
	const [column, ...others] = key?.columns ?? [];
	return column === undefined || others.length > 0 ? null : column;
}

/** A constant has no rows rewritten; whatever calls a function may. */
function callsFunction(expression: unknown): boolean {
	if (Array.isArray(expression)) return expression.some(callsFunction);
	if (typeof expression !== 'object' || expression === null) return false;
	return Object.entries(expression).some(
		([name, value]) => name === 'FuncCall' || name === 'SQLValueFunction' || callsFunction(value),
	);
}

/** Along the primary key, so that what others change meanwhile is neither missed nor waited for. */
function fillInBatches(target: string, key: string, column: string): string {
	return `DO $$
<<backfill>>
DECLARE
	done ${target}.${key}%TYPE;
	last ${target}.${key}%TYPE;
BEGIN
	LOOP
		backfill.last := (
			SELECT batch.${key} FROM (
				SELECT each.${key} FROM ${target} AS each
				WHERE backfill.done IS NULL OR each.${key} > backfill.done
				ORDER BY each.${key} LIMIT ${BATCH}
			) AS batch ORDER BY batch.${key} DESC LIMIT 1
		);
		EXIT WHEN backfill.last IS NULL;
		UPDATE ${target} AS each SET ${column} = DEFAULT
		WHERE each.${column} IS NULL AND each.${key} <= backfill.last
			AND (backfill.done IS NULL OR each.${key} > backfill.done);
		backfill.done := backfill.last;
		COMMIT;
	END LOOP;
END
$$`;
}

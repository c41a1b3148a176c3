import { quoteIdentifier } from '../../dialects/postgres/ddl/quote.ts';
import type { Index, PrimaryKey, UniqueConstraint } from '../../model/objects.ts';
import { partsOf } from '../../model/schema.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import { type AlterAction, type AlterTable, readAlterTable } from '../../sql/alter-table.ts';
import type { LintContext } from '../context.ts';
import type { Rewrite, RewriteStep } from '../rule.ts';
import { addedTo, alteredTable, isPartitioned } from './altered-objects.ts';
import { type ActionEdits, editActions } from './edit-actions.ts';
import { inlineConstraints, withoutConstraint } from './inline-constraints.ts';
import { addCheck, becomeNotNull } from './not-null.ts';

/**
 * An `ALTER TABLE` whose unique constraints and primary key take over indexes that are built beforehand with
 * `CONCURRENTLY`; null where it adds none that can.
 */
export function addUsingIndex(statement: TracedStatement, context: LintContext): Rewrite | null {
	const { sql, tree } = statement;
	const parts = readAlterTable(sql, tree);
	const table = parts && alteredTable(statement, parts);
	if (!parts || !table || isPartitioned(context.after, table)) return null;
	const added = addedTo(statement, table);
	const indexes = added.flatMap((object) => (object.kind === 'index' ? [object] : []));
	const keys = added.flatMap((object) => {
		if (object.kind !== 'unique' && object.kind !== 'primary-key') return [];
		const index = indexes.find(({ constraint }) => constraint === object.name);
		return index ? [{ key: object, index }] : [];
	});
	if (keys.length === 0) return null;
	const rest = editActions(sql, parts, (action) => withoutKeys(sql, parts, action));
	const nullable = partsOf(context.before, table, 'column')
		.filter(({ name, notNull }) => !notNull && keys.some(({ key }) => isPrimaryOver(key, name)))
		.map(({ name }) => name);
	const first: readonly string[] = [
		...(rest === null ? [] : [rest]),
		...nullable.map((column) => `${parts.head} ${addCheck(table.name, column)}`),
	];
	if (rest === sql) return null;
	return [
		...first.map((each): RewriteStep => ({ sql: each, isAlone: false })),
		...nullable.flatMap((column) => becomeNotNull(parts.head, table.name, column)),
		...keys.map(({ index }): RewriteStep => ({ sql: buildIndex(index, parts.target), isAlone: true })),
		...keys.map(({ key }): RewriteStep => ({ sql: `${parts.head} ${takeIndex(key)}`, isAlone: false })),
	];
}

function isPrimaryOver(key: PrimaryKey | UniqueConstraint, column: string): boolean {
	return key.kind === 'primary-key' && key.columns.includes(column);
}

function withoutKeys(sql: string, parts: AlterTable, action: AlterAction): ActionEdits {
	const { subtype, def } = action.command;
	if (subtype === 'AT_AddConstraint' && def && 'Constraint' in def) {
		const { contype, indexname } = def.Constraint;
		return isKey(contype) && indexname === undefined ? null : [];
	}
	return inlineConstraints(action, parts)
		.filter(({ constraint }) => isKey(constraint.contype))
		.map((span) => ({ ...withoutConstraint(sql, span), text: '' }));
}

function isKey(contype: string | undefined): boolean {
	return contype === 'CONSTR_UNIQUE' || contype === 'CONSTR_PRIMARY';
}

function buildIndex({ definition }: Index, target: string): string {
	const [, name = '', rest = ''] =
		/^CREATE UNIQUE INDEX ((?:"(?:[^"]|"")*"|[^ "])+) ON (?:ONLY )?(?:"(?:[^"]|"")*"|[^ "])+ (.*)$/s.exec(
			definition,
		) ?? [];
	return `CREATE UNIQUE INDEX CONCURRENTLY ${name} ON ${target} ${rest}`;
}

function takeIndex({ kind, name, definition }: PrimaryKey | UniqueConstraint): string {
	const type = kind === 'unique' ? 'UNIQUE' : 'PRIMARY KEY';
	const checked = / DEFERRABLE(?: INITIALLY DEFERRED)?$/.exec(definition)?.[0] ?? '';
	const quoted = quoteIdentifier(name);
	return `ADD CONSTRAINT ${quoted} ${type} USING INDEX ${quoted}${checked}`;
}

import { quoteIdentifier } from '../../dialects/postgres/ddl/quote.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import { type AlterAction, type AlterTable, readAlterTable } from '../../sql/alter-table.ts';
import type { Edit } from '../../sql/edit.ts';
import type { Constraint } from '../../sql/parser.ts';
import type { LintContext } from '../context.ts';
import type { Rewrite } from '../rule.ts';
import { addedTo, alteredTable, isPartitioned } from './altered-objects.ts';
import { editActions } from './edit-actions.ts';
import { addedColumn, inlineConstraints, withoutConstraint } from './inline-constraints.ts';

/**
 * An `ALTER TABLE` whose checks and foreign keys, those written at a new column among them, are added `NOT VALID` and
 * validated later; null where it adds none that can be.
 */
export function addNotValid(statement: TracedStatement, { after }: LintContext): Rewrite | null {
	const { sql, tree } = statement;
	const parts = readAlterTable(sql, tree);
	const table = parts && alteredTable(statement, parts);
	if (!parts || !table) return null;
	const added = addedTo(statement, table).flatMap((object) =>
		(object.kind === 'check' || object.kind === 'foreign-key') && object.validated && !object.inherited
			? [object]
			: [],
	);
	// PostgreSQL before 18 has no foreign key of a partitioned table that is not valid.
	if (added.some(({ kind }) => kind === 'foreign-key') && isPartitioned(after, table)) return null;
	const edited = editActions(sql, parts, (action) => notValid(sql, parts, action));
	if (added.length === 0 || edited === null || edited === sql) return null;
	return [
		{ sql: edited, isAlone: false },
		...added.map(({ name }, index) => ({
			sql: `${parts.head} VALIDATE CONSTRAINT ${quoteIdentifier(name)}`,
			isAlone: false,
			...(index === 0 ? { isLater: true } : {}),
		})),
	];
}

function notValid(sql: string, parts: AlterTable, action: AlterAction): readonly Edit[] {
	const { subtype, def } = action.command;
	if (subtype === 'AT_AddConstraint' && def && 'Constraint' in def) {
		return canWait(def.Constraint) ? [{ start: action.end, end: action.end, text: ' NOT VALID' }] : [];
	}
	const column = quoteIdentifier(addedColumn(action)?.colname ?? '');
	return inlineConstraints(action, parts).flatMap(({ constraint, start, end, body }): readonly Edit[] => {
		if (!canWait(constraint)) return [];
		const columns = constraint.contype === 'CONSTR_FOREIGN' ? `FOREIGN KEY (${column}) ` : '';
		const name = constraint.conname === undefined ? '' : `CONSTRAINT ${quoteIdentifier(constraint.conname)} `;
		const text = `, ADD ${name}${columns}${sql.slice(body, end)} NOT VALID`;
		return [
			{ ...withoutConstraint(sql, { start, end }), text: '' },
			{ start: action.end, end: action.end, text },
		];
	});
}

function canWait({ contype, skip_validation, is_enforced }: Constraint): boolean {
	const isKind = contype === 'CONSTR_CHECK' || contype === 'CONSTR_FOREIGN';
	return isKind && skip_validation !== true && is_enforced === true;
}

import { quoteIdentifier } from '../../dialects/postgres/ddl/quote.ts';
import type { CheckConstraint, ForeignKey } from '../../model/objects.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import {
	addedConstraint,
	inlineConstraints,
	readAlterTable,
	type TableAction,
	writeAlterTable,
} from '../alter-table.ts';
import type { Rewrite } from '../rule.ts';
import { addedObjects } from '../statement-changes.ts';

const KINDS: Readonly<Record<string, (CheckConstraint | ForeignKey)['kind']>> = {
	CONSTR_CHECK: 'check',
	CONSTR_FOREIGN: 'foreign-key',
};

/**
 * An `ALTER TABLE` that adds a constraint as one that adds it `NOT VALID`, and another one, for later, that validates it.
 * Null where the statement is another one, or does not tell which of its actions adds it.
 */
export function validateLater(
	statement: TracedStatement,
	constraint: CheckConstraint | ForeignKey,
): Rewrite | null {
	const alter = readAlterTable(statement);
	if (!alter) return null;
	// A partitioned table takes a foreign key only whole before PostgreSQL 18.
	const isPartitioned = statement.locks.some(
		({ relation }) => relation.kind === 'partitioned-table' && relation.name === constraint.relation,
	);
	if (isPartitioned && constraint.kind === 'foreign-key') return null;
	const found = alter.actions.flatMap((action) => whereAdded(statement, constraint, action));
	const [place] = found;
	if (!place || found.length > 1) return null;
	const first = writeAlterTable(
		alter,
		alter.actions.flatMap((action) => (action === place.action ? place.texts : [action.text])),
	);
	const later = writeAlterTable(alter, [`VALIDATE CONSTRAINT ${quoteIdentifier(constraint.name)}`]);
	if (first === null || later === null) return null;
	return [
		{ sql: first, isAlone: false },
		{ sql: later, isAlone: false, isLater: true },
	];
}

interface Place {
	readonly action: TableAction;
	/** What stands in its place. */
	readonly texts: readonly string[];
}

/** A constraint without a name can only be told where the statement adds no other of its kind without one. */
function whereAdded(
	statement: TracedStatement,
	constraint: CheckConstraint | ForeignKey,
	action: TableAction,
): readonly Place[] {
	const named = addedObjects(statement, constraint.kind).filter(
		({ relation }) => relation === constraint.relation,
	);
	const isMeant = (name: string | undefined): boolean =>
		name === undefined ? named.length === 1 : name === constraint.name;
	const own = addedConstraint(action);
	if (own) {
		const isIt = KINDS[own.contype ?? ''] === constraint.kind && isMeant(own.conname);
		return isIt ? [{ action, texts: [`${action.text} NOT VALID`] }] : [];
	}
	return inlineConstraints(statement.sql, action).flatMap(({ constraint: inline, without }) => {
		if (KINDS[inline.contype ?? ''] !== constraint.kind || !isMeant(inline.conname)) return [];
		const added = `ADD CONSTRAINT ${quoteIdentifier(constraint.name)} ${constraint.definition} NOT VALID`;
		return [{ action, texts: [without, added] }];
	});
}

import { quoteIdentifier } from '../../dialects/postgres/ddl/quote.ts';
import type { Index, PrimaryKey, UniqueConstraint } from '../../model/objects.ts';
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
import { insertBehind } from './insert-word.ts';

/**
 * An `ALTER TABLE` that adds a key as an index that is built without locking others out and then becomes the key; what else
 * the statement does stays in front. Null where the statement does not tell which of its actions adds it.
 */
export function keyByIndex(
	statement: TracedStatement,
	key: PrimaryKey | UniqueConstraint,
	index: Index,
): Rewrite | null {
	const alter = readAlterTable(statement);
	const isPartitioned = statement.locks.some(
		({ relation }) => relation.kind === 'partitioned-table' && relation.name === key.relation,
	);
	// An index of a partitioned table cannot become a constraint.
	if (!alter || isPartitioned) return null;
	const places = alter.actions.flatMap((action) => whereAdded(statement, key, action));
	const [place] = places;
	const build = insertBehind(index.definition, ['index'], 'CONCURRENTLY');
	if (!place || places.length > 1 || build === null) return null;
	const others = alter.actions.flatMap((action) => (action === place.action ? place.texts : [action.text]));
	const [, deferral = ''] = /((?: NOT)? DEFERRABLE.*)$/.exec(key.definition) ?? [];
	const kind = key.kind === 'primary-key' ? 'PRIMARY KEY' : 'UNIQUE';
	const name = quoteIdentifier(key.name);
	const use = writeAlterTable(alter, [`ADD CONSTRAINT ${name} ${kind} USING INDEX ${name}${deferral}`]);
	const first = writeAlterTable(alter, others);
	if (use === null) return null;
	return [
		...(first === null ? [] : [{ sql: first, isAlone: false }]),
		{ sql: build, isAlone: true },
		{ sql: use, isAlone: false },
	];
}

interface Place {
	readonly action: TableAction;
	/** What is left of it. */
	readonly texts: readonly string[];
}

function whereAdded(
	statement: TracedStatement,
	key: PrimaryKey | UniqueConstraint,
	action: TableAction,
): readonly Place[] {
	const type = key.kind === 'primary-key' ? 'CONSTR_PRIMARY' : 'CONSTR_UNIQUE';
	const isAlone = addedObjects(statement, key.kind).length === 1;
	const isMeant = (name: string | undefined): boolean => (name === undefined ? isAlone : name === key.name);
	const own = addedConstraint(action);
	if (own) return own.contype === type && isMeant(own.conname) ? [{ action, texts: [] }] : [];
	return inlineConstraints(statement.sql, action).flatMap(({ constraint, without }) =>
		constraint.contype === type && isMeant(constraint.conname) ? [{ action, texts: [without] }] : [],
	);
}

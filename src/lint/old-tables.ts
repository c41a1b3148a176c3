import { LOCK_MODES, type LockMode } from '../dialects/observation.ts';
import { displayName } from '../model/name.ts';
import { objectsOf, type RelationName, type Schema } from '../model/schema.ts';
import type { TracedRelation, TracedStatement } from '../rehearsal/trace/trace.ts';
import type { LintContext } from './context.ts';

/** Whether a relation is what users keep rows in, partitioned tables among them. */
export function isTable({ kind }: TracedRelation): boolean {
	return kind === 'table' || kind === 'partitioned-table';
}

/** Whether two names are of one relation. */
export function isSame(one: RelationName, other: RelationName): boolean {
	return one.namespace === other.namespace && one.name === other.name;
}

/** The strongest lock that is on a relation while a statement runs, its own or an earlier one's; null for none. */
export function lockDuring({ locks, held }: TracedStatement, relation: RelationName): LockMode | null {
	const modes = [...locks, ...held].filter((lock) => isSame(lock.relation, relation)).map(({ mode }) => mode);
	return LOCK_MODES.findLast((mode) => modes.includes(mode)) ?? null;
}

/** Whether a table was there before the judged migrations; by its lock where the statement has one, else by its name. */
export function isOldTable(
	{ locks, held }: TracedStatement,
	context: LintContext,
	table: RelationName,
): boolean {
	const lock = [...locks, ...held].find(({ relation }) => isTable(relation) && isSame(relation, table));
	return lock ? lock.relation.isOld : !context.isNew(table);
}

/** Whether a statement read an old table, or one of its partitions, from end to end. */
export function hasRead(statement: TracedStatement, context: LintContext, table: RelationName): boolean {
	const scans = statement.scans.filter(({ isOld }) => isOld);
	if (scans.some((relation) => isSame(relation, table))) return true;
	if (scans.length === 0) return false;
	return partitionsOf(context.after, table).some((partition) =>
		scans.some((relation) => isSame(relation, partition)),
	);
}

/** The tables below a partitioned one, at any depth. */
export function partitionsOf(schema: Schema, parent: RelationName): readonly RelationName[] {
	const children = objectsOf(schema, 'table').filter(
		({ partitionOf }) => partitionOf !== null && isSame(partitionOf, parent),
	);
	return children.flatMap((child) => [child, ...(child.partitionBy ? partitionsOf(schema, child) : [])]);
}

/** A relation as readers know it. */
export function shownName({ namespace, name }: RelationName): string {
	return displayName(namespace, name);
}

/** Names in a row, the first three of them and how many more there are. */
export function shownNames(names: readonly string[]): string {
	const [last, ...others] = [...names.slice(0, 3)].reverse();
	if (names.length > 3) return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
	return others.length === 0 ? (last ?? '') : `${others.reverse().join(', ')} and ${last}`;
}

import { LOCK_MODES, type LockMode, type Observation } from '../../dialects/observation.ts';
import { compareText } from '../../model/normalise.ts';
import { type RelationBook, toTracedRelation } from './relation-book.ts';
import type { RewriteReason, TracedLock, TracedRelation, TracedRewrite, TracedStatement } from './trace.ts';

/** What two observations of one transaction tell of the statement between them. */
export type ObservedFacts = Pick<
	TracedStatement,
	'locks' | 'held' | 'rewrites' | 'scans' | 'lockTimeout' | 'statementTimeout'
>;

/** Before the first statement of a transaction nothing is held. */
export const NOTHING_HELD: Observation = {
	lockTimeout: '0',
	statementTimeout: '0',
	locks: [],
	relations: [],
	rewrites: [],
};

/** Reads what a statement did from what its transaction held before and after it; the book is as it was before. */
export function readObservation(before: Observation, after: Observation, book: RelationBook): ObservedFacts {
	const heldBefore = strongest(before);
	const seen = new Map(after.relations.map((relation) => [relation.number, relation]));
	const relationOf = (number: number): TracedRelation | null => {
		const known = book.find(number);
		if (known) return toTracedRelation(known);
		const found = seen.get(number);
		return found ? toTracedRelation({ ...found, isOld: false }) : null;
	};
	const toLocks = (modes: ReadonlyMap<number, LockMode>): readonly TracedLock[] =>
		[...modes]
			.flatMap(([number, mode]): readonly TracedLock[] => {
				const relation = relationOf(number);
				return relation ? [{ relation, mode }] : [];
			})
			.toSorted((a, b) => compareText(nameOf(a.relation), nameOf(b.relation)));
	const taken = new Map(
		[...strongest(after)].filter(([number, mode]) => {
			const former = heldBefore.get(number);
			return former === undefined || LOCK_MODES.indexOf(mode) > LOCK_MODES.indexOf(former);
		}),
	);
	return {
		lockTimeout: after.lockTimeout,
		statementTimeout: after.statementTimeout,
		locks: toLocks(taken),
		held: toLocks(heldBefore),
		rewrites: readRewrites(before, after, book),
		scans: readScans(before, after, book),
	};
}

function strongest({ locks }: Observation): ReadonlyMap<number, LockMode> {
	const modes = new Map<number, LockMode>();
	for (const [number, mode] of locks) {
		const known = modes.get(number);
		if (!known || LOCK_MODES.indexOf(mode) > LOCK_MODES.indexOf(known)) modes.set(number, mode);
	}
	return modes;
}

function readRewrites(before: Observation, after: Observation, book: RelationBook): readonly TracedRewrite[] {
	const told = new Map(
		after.rewrites.slice(before.rewrites.length).map(({ number, reason }) => [number, reason]),
	);
	const found = after.relations.flatMap(({ number, file }) => {
		const known = book.find(number);
		return known && known.file !== 0 && known.file !== file ? [known] : [];
	});
	const tables = new Set(found.filter(({ kind }) => kind !== 'index').map(nameOf));
	return found
		.filter(({ namespace, table }) => table === null || !tables.has(nameOf({ namespace, name: table })))
		.map((known) => ({ relation: toTracedRelation(known), reason: reasonOf(told.get(known.number) ?? 0) }))
		.toSorted((a, b) => compareText(nameOf(a.relation), nameOf(b.relation)));
}

/** The bits of `pg_event_trigger_table_rewrite_reason`; a table may have several reasons, and the first names it. */
const REASONS: readonly (readonly [number, RewriteReason])[] = [
	[4, 'column type'],
	[2, 'column default'],
	[1, 'persistence'],
	[8, 'access method'],
];

function reasonOf(bits: number): RewriteReason {
	return REASONS.find(([bit]) => (bits & bit) !== 0)?.[1] ?? 'command';
}

function readScans(before: Observation, after: Observation, book: RelationBook): readonly TracedRelation[] {
	const former = new Map(before.relations.map((relation) => [relation.number, relation]));
	return after.relations
		.flatMap(({ number, scans }) => {
			const known = book.find(number);
			const isRead = scans > (former.get(number)?.scans ?? 0);
			return known && known.kind === 'table' && isRead ? [toTracedRelation(known)] : [];
		})
		.toSorted((a, b) => compareText(nameOf(a), nameOf(b)));
}

function nameOf({ namespace, name }: Pick<TracedRelation, 'namespace' | 'name'>): string {
	return JSON.stringify([namespace, name]);
}

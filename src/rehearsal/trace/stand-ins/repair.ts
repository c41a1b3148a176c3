import type { EngineFailure } from '../../../dialects/dialect.ts';
import type { CreatedSort } from './created.ts';
import type { Place, Plan, StandInRelation } from './plan.ts';
import { relationKey } from './plan.ts';
import type { ExpectingStatement } from './read-statements.ts';
import type { Facts, UsedRelation } from './uses.ts';

/** What is known where a statement has failed and something is to be made for it. */
export interface Situation {
	readonly plan: Plan;
	readonly facts: Facts;
	readonly statement: ExpectingStatement;
	/** The relations (by `relationKey`) and namespaces that are there by themselves; they are never touched. */
	readonly existing: ReadonlySet<string>;
	/** The extensions that the engine can create. */
	readonly extensions: ReadonlySet<string>;
}

/**
 * What a repair has come to: statements that make up for what was missing at once, `anew` where the plan has changed in a
 * way that only a new beginning shows, null where it has nothing to say.
 */
export type Repaired = readonly string[] | 'anew' | null;

/** Adds to the plan what a failure says is missing. */
export type Repair = (failure: EngineFailure, situation: Situation) => Repaired;

/** Where the statement stands that expects something. */
export function placeOf({ statement: { file, line } }: Situation): Place {
	return { file, line };
}

/** Whether an earlier statement makes something of that name: it is then for that statement to succeed. */
export function isMadeBefore({ facts, statement }: Situation, sort: CreatedSort, name: string): boolean {
	return facts.isCreatedBefore(sort, name, statement.place);
}

/** The relation that a message of the engine names, as the statement names it. */
export function usedRelation({ statement }: Situation, written: string): UsedRelation {
	const found = statement.uses.relations.find(
		({ namespace, name }) => written === (namespace === null ? name : `${namespace}.${name}`),
	);
	if (found) return found;
	const last = statement.uses.relations.find(({ name }) => name === written);
	if (last) return last;
	const dot = written.indexOf('.');
	const name = written.slice(dot + 1);
	return { namespace: dot < 0 ? null : written.slice(0, dot), name, origin: name };
}

/** The namespace that a relation is in, or would be made in. */
export function namespaceOf(
	{ plan, existing, statement }: Situation,
	{ namespace, origin }: UsedRelation,
): string {
	if (namespace !== null) return namespace;
	const path = statement.uses.searchPath;
	const isThere = (each: string): boolean =>
		plan.relations.has(relationKey(each, origin)) || existing.has(relationKey(each, origin));
	return path.find(isThere) ?? path[0] ?? 'public';
}

/** The stand-in for a relation; null where it is none. */
export function standInFor(situation: Situation, used: UsedRelation): StandInRelation | null {
	return situation.plan.relations.get(relationKey(namespaceOf(situation, used), used.origin)) ?? null;
}

/** The stand-in for the relation that a message of the engine names; null where it is none. */
export function standInNamed(situation: Situation, written: string): StandInRelation | null {
	return standInFor(situation, usedRelation(situation, written));
}

/** The stand-ins among all relations that the statement names. */
export function standInsUsed(situation: Situation): readonly StandInRelation[] {
	const found = situation.statement.uses.relations.flatMap((used) => standInFor(situation, used) ?? []);
	return [...new Set(found)];
}

import type { UsedAs } from './uses.ts';

/** Where something was expected first. */
export interface Place {
	readonly file: string;
	/** 1-based. */
	readonly line: number;
}

/** A column of a stand-in. */
export interface StandInColumn {
	type: string;
	isNotNull: boolean;
	/** An expression; null for none. */
	default: string | null;
	identity: 'ALWAYS' | 'BY DEFAULT' | null;
	isGenerated: boolean;
}

/** How a stand-in is divided, or what it is a part of. */
export interface StandInPartition {
	readonly strategy: string;
	readonly columns: readonly string[];
}

/** A table, or another thing with columns, that statements expect and nothing makes. */
export interface StandInRelation {
	readonly namespace: string;
	readonly name: string;
	as: 'table' | Exclude<UsedAs, 'sequence' | 'index' | null>;
	readonly columns: Map<string, StandInColumn>;
	primaryKey: readonly string[];
	/** The name of the primary key's constraint, where statements know it. */
	primaryKeyName: string | null;
	partitionBy: StandInPartition | null;
	/** The relation that gives it its columns, as SQL; with a bound where it is a part of that one. */
	like: { readonly parent: string; readonly key: string; readonly bound: string | null } | null;
	readonly place: Place;
}

/** Anything else that statements expect and nothing makes. */
export interface StandInThing {
	/** Things are made by rank, those of one rank in the order in which they were found missing. */
	readonly rank: number;
	readonly statements: readonly string[];
	/** What the ledger says it was assumed to be; null for what is not worth a line. */
	readonly message: string | null;
	readonly place: Place;
}

/** The order in which things are made; relations come between types and what hangs on them. */
export const RANKS = {
	namespace: 0,
	role: 1,
	extension: 2,
	type: 3,
	routine: 4,
	sequence: 5,
	relation: 6,
	key: 7,
	index: 8,
	constraint: 9,
	row: 10,
	other: 11,
} as const;

/** What is to be made, by keys that tell it from all else. */
export interface Plan {
	/** By `relationKey`. */
	readonly relations: Map<string, StandInRelation>;
	readonly things: Map<string, StandInThing>;
	/** Changes that have been tried and must not be tried again. */
	readonly tried: Set<string>;
}

/** A plan with nothing in it. */
export function newPlan(): Plan {
	return { relations: new Map(), things: new Map(), tried: new Set() };
}

/** A text that stands for one relation and no other. */
export function relationKey(namespace: string, name: string): string {
	return JSON.stringify([namespace, name]);
}

/** PostgreSQL's lock modes on relations as `pg_locks.mode` names them, weakest first. */
export const LOCK_MODES = [
	'AccessShareLock',
	'RowShareLock',
	'RowExclusiveLock',
	'ShareUpdateExclusiveLock',
	'ShareLock',
	'ShareRowExclusiveLock',
	'ExclusiveLock',
	'AccessExclusiveLock',
] as const;

/** One of PostgreSQL's lock modes on relations. */
export type LockMode = (typeof LOCK_MODES)[number];

/** A relation as the engine has it at one moment; the number is the engine's own and is never printed. */
export interface ObservedRelation {
	readonly number: number;
	readonly namespace: string;
	readonly name: string;
	readonly kind: 'table' | 'partitioned-table' | 'index' | 'view' | 'materialized-view' | 'sequence';
	/** Of an index: its table, which is in the same namespace. */
	readonly table: string | null;
	/** Another one where its rows were written anew; 0 for what has no file. */
	readonly file: number;
	/** How often the transaction has read it from end to end. */
	readonly scans: number;
}

/** What an open transaction holds and has done. */
export interface Observation {
	/** As PostgreSQL prints them; `0` for none. */
	readonly lockTimeout: string;
	readonly statementTimeout: string;
	/** By the relation's number; one relation may be locked in several modes. */
	readonly locks: readonly (readonly [number, LockMode])[];
	/** The users' relations among those that it has locked. */
	readonly relations: readonly ObservedRelation[];
	/** The rewrites by ALTER TABLE so far, with PostgreSQL's own bits for the reason; empty where it does not tell. */
	readonly rewrites: readonly { readonly number: number; readonly reason: number }[];
}

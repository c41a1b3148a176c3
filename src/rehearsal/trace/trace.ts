import type { Difference, Effect, EngineFailure, TableContents } from '../../dialects/dialect.ts';
import type { LockMode, ObservedRelation } from '../../dialects/observation.ts';
import type { Schema } from '../../model/schema.ts';
import type { LedgerEntry, Migration, TransactionMode } from '../../project/project.ts';
import type { ParseNode } from '../../sql/parse-one.ts';

/** A relation that a statement did something to, as it was called when the statement began. */
export interface TracedRelation {
	readonly kind: ObservedRelation['kind'];
	readonly namespace: string;
	readonly name: string;
	/** Of an index: the table that it is on, in the same namespace. */
	readonly table: string | null;
	/** True where it was there before the first migration that is judged. */
	readonly isOld: boolean;
}

/** The strongest lock on one relation. */
export interface TracedLock {
	readonly relation: TracedRelation;
	readonly mode: LockMode;
}

/** Why PostgreSQL wrote a table or an index anew. */
export type RewriteReason =
	| 'column type'
	| 'column default'
	| 'persistence'
	| 'access method'
	/** VACUUM FULL, CLUSTER, REINDEX, REFRESH, TRUNCATE: the command is the reason. */
	| 'command';

/** A relation whose file became another one: its rows were copied, or thrown away by a TRUNCATE. */
export interface TracedRewrite {
	readonly relation: TracedRelation;
	readonly reason: RewriteReason;
}

/** What the engine said of a statement that runs on empty tables and not on those that have rows. */
export interface RowFailure {
	/** Five characters. */
	readonly sqlstate: string;
	readonly message: string;
	readonly detail: string | null;
}

/** One statement that is judged, and what it did to a database whose tables have rows. */
export interface TracedStatement {
	readonly path: string;
	/** Its place among the migration's statements, from 0. */
	readonly index: number;
	/** 1-based, of its first word and of its last. */
	readonly line: number;
	readonly endLine: number;
	readonly sql: string;
	/** Its parse tree; null where PostgreSQL's parser does not take it. */
	readonly tree: ParseNode | null;
	/** The command tag, such as `ALTER TABLE`. */
	readonly command: string;
	/** What event triggers told, dynamic SQL included. */
	readonly effects: readonly Effect[];
	/** What it changed of the schema, in the model's terms. */
	readonly changes: readonly Difference[];
	/** The locks that it took, or made stronger, and that its transaction keeps; the strongest for each relation. */
	readonly locks: readonly TracedLock[];
	/** What earlier statements of its transaction held when it began. */
	readonly held: readonly TracedLock[];
	/** Relations that were there when it began and have another file after it. */
	readonly rewrites: readonly TracedRewrite[];
	/** Tables that were there when it began and that it read from end to end, or would have, had they rows. */
	readonly scans: readonly TracedRelation[];
	/** Told apart within the whole trace: statements with the same number ran in one transaction. */
	readonly transaction: number;
	/** How the migration tool runs it. */
	readonly mode: TransactionMode;
	/** True where it ran by itself because it cannot run inside a transaction; its locks are not known then. */
	readonly isAlone: boolean;
	/** The settings while it ran, as PostgreSQL prints them; `0` for none. */
	readonly lockTimeout: string;
	readonly statementTimeout: string;
	/** Set where it failed at first because tables have rows; it has then run again on empty ones. */
	readonly rowFailure: RowFailure | null;
	/** Tables that had rows and lost values or rows by it: the table, and the column where only that went. */
	readonly losses: readonly TracedLoss[];
}

/** Rows or values that were there before a statement and are not after it. */
export interface TracedLoss {
	readonly relation: TracedRelation;
	/** Null where whole rows went. */
	readonly column: string | null;
	/** How many of the rows that were there. */
	readonly rows: number;
}

/** A migration that is judged, with its statements in order. */
export interface TracedMigration {
	readonly migration: Migration;
	readonly statements: readonly TracedStatement[];
}

/** What some migrations did to a database that had a schema, and rows, before them. */
export interface Trace {
	readonly migrations: readonly TracedMigration[];
	/** The schema before the first of them and after the last. */
	readonly before: Schema;
	readonly after: Schema;
	/** Tables that no row could be made for and that have none, by `namespace.name`, each with the reason. */
	readonly withoutRows: ReadonlyMap<string, string>;
	/**
	 * What the tables hold in the end that the judged SQL names, rows that were put in before it among it; `emptied` where
	 * rows had to go on the way, `unread` where nobody has looked.
	 */
	readonly contents: readonly TableContents[] | 'emptied' | 'unread';
	/** What ended it early: a statement that fails on empty tables too. */
	readonly stopped: TraceStop | null;
	readonly ledger: readonly LedgerEntry[];
}

/** A statement after which nothing could be traced, by its place in its migration. */
export interface TraceStop {
	readonly migration: Migration;
	readonly failure: EngineFailure;
}

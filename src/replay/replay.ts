import type { Effect } from '../dialects/dialect.ts';
import type { Identity } from '../model/identity.ts';
import type { TableRows } from '../model/rows.ts';
import type { Schema } from '../model/schema.ts';
import type { LedgerEntry, Migration, MigrationHistory } from '../project/project.ts';

/** One statement that ran, where it stands, and what it did. */
export interface Step {
	readonly path: string;
	/** 1-based, of the statement's first word. */
	readonly line: number;
	readonly sql: string;
	/** The command tag, such as `INSERT 0 3`. */
	readonly command: string;
	readonly effects: readonly Effect[];
}

/** One migration that ran, with its steps in order. */
export interface ReplayedMigration {
	readonly migration: Migration;
	readonly steps: readonly Step[];
}

/** One time that a statement touched an object. */
export interface Touch {
	readonly step: Step;
	readonly effect: Effect;
}

/** What a history builds, and how each object came to be. */
export interface Replay {
	readonly history: MigrationHistory;
	readonly migrations: readonly ReplayedMigration[];
	readonly schema: Schema;
	/** The rows that the migrations leave behind, for each table that has some, without the tools' own tables. */
	readonly rows: readonly TableRows[];
	/** Who created and changed each object, oldest first: those that exist at the end, and those that were dropped. */
	readonly touches: ReadonlyMap<Identity, readonly Touch[]>;
	/** Who dropped an object or renamed it away, by the identity that it had until then. */
	readonly endings: ReadonlyMap<Identity, Touch>;
	/** The layout's entries and the replay's own. */
	readonly ledger: readonly LedgerEntry[];
}

/** Told before each migration: which one, counted from 1, of how many. */
export type OnProgress = (path: string, number: number, total: number) => void;

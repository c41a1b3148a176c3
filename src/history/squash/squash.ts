import type { Migration } from '../../project/project.ts';

/** One statement of a folded migration. */
export interface FoldedStatement {
	readonly sql: string;
	/** The rows that follow a `COPY … FROM stdin`. */
	readonly copyData?: string;
	/** Where people wrote it; null for one that is written here. */
	readonly origin: { readonly path: string; readonly line: number } | null;
}

/** How a fold came about: the schema with its rows, statements of which some are written anew, or all as they were. */
export type FoldWay = 'schema' | 'statements' | 'joined';

/** Migrations that stand side by side, as one. */
export interface Fold {
	readonly migrations: readonly Migration[];
	readonly way: FoldWay;
	readonly statements: readonly FoldedStatement[];
	/** The way back that is proven; null where there is none. */
	readonly down: readonly string[] | null;
}

/** A migration that stays as it is, and why; a sentence. The line is 1-based. */
export interface LeftAlone {
	readonly path: string;
	readonly line: number | null;
	readonly reason: string;
}

/** A file of the repository as it is to be; null for one that goes. */
export interface FileEdit {
	readonly path: string;
	readonly text: string | null;
}

/** What was compared, and how equal it is. */
export interface SquashProof {
	/** How many entries `pg_dump` writes of the database. */
	readonly entries: number;
	/** How many rows are among them. */
	readonly rows: number;
	/** How many of their values are another one in each run, and were compared by their place alone. */
	readonly madeUp: number;
	/** How many tables had rows of ours when both ran on top of existing data; null where nothing exists before. */
	readonly onRows: number | null;
	/** Why both could not run on top of rows, as a sentence; null where they could or need not. */
	readonly withoutRows: string | null;
}

/** What a squash came to. */
export interface Squash {
	/** The migrations that were to be folded, by their paths. */
	readonly range: readonly string[];
	readonly folds: readonly Fold[];
	readonly left: readonly LeftAlone[];
	/** What changes in the repository; empty where nothing was folded. */
	readonly edits: readonly FileEdit[];
	/** Null where nothing was folded. */
	readonly proof: SquashProof | null;
	/** What to do with databases in which the old migrations have run, as sentences. */
	readonly advice: readonly string[];
}

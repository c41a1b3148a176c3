/** Rows made up for a table, proven by loading them into the engine. */
export interface TestRows {
	readonly namespace: string;
	readonly table: string;
	/** Statements that ran in the engine as they stand here, in this order, without semicolons; empty where none could be made. */
	readonly statements: readonly string[];
	/** Why there are no rows, or fewer than usual, as a Markdown sentence; null where all is well. */
	readonly shortfall: string | null;
}

/** A query that the engine has planned. */
export interface PlannedQuery {
	/** Stays the same while the keys and indexes do that it is made from. */
	readonly id: string;
	readonly namespace: string;
	/** The table that it is mainly about. */
	readonly table: string;
	/** What it answers, as a Markdown sentence. */
	readonly question: string;
	/** Without a semicolon; it ran in the engine as it stands here. */
	readonly sql: string;
	/** The index that serves it, where the engine uses one when sequential scans are off; null where none does. */
	readonly index: string | null;
}

/** A monitoring query that ran in the engine. */
export interface MonitoringQuery {
	readonly id: string;
	/** What it shows and what to do about it, as Markdown sentences. */
	readonly words: string;
	/** Without a semicolon. */
	readonly sql: string;
}

/** How one migration is undone, as it was tried in the engine. */
export interface Rollback {
	/** The migration's path. */
	readonly path: string;
	/** Where the SQL comes from: the tool's own down part, or written by us. */
	readonly source: 'down' | 'written' | 'none';
	/** What runs, without semicolons; empty for `none`. */
	readonly statements: readonly string[];
	/** `proven`: up, down and the schema is as before; anything else says why not, as Markdown. */
	readonly outcome: { readonly kind: 'proven' } | { readonly kind: 'unproven'; readonly why: string };
	/** What of the rows is lost by it, as Markdown sentences; empty for nothing. */
	readonly losses: readonly string[];
}

/** What was tried out in engines of its own before it is printed. */
export interface Rehearsed {
	/** In an order in which they load. */
	readonly testRows: readonly TestRows[];
	readonly queries: readonly PlannedQuery[];
	readonly monitoring: readonly MonitoringQuery[];
	readonly healthChecks: readonly MonitoringQuery[];
	/** In the order of the migrations; those that were not tried are left out. */
	readonly rollbacks: readonly Rollback[];
	/** False where the executable schema does not run, so that nothing could be tried. */
	readonly complete: boolean;
}

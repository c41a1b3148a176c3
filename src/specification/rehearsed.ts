/** The rows that migrations leave in one table, as they were loaded into the engine again. */
export interface ReferenceRows {
	readonly namespace: string;
	readonly table: string;
	/** What puts them there, without semicolons; empty where no row could be written. */
	readonly statements: readonly string[];
	/** How many rows the table has beyond those. */
	readonly more: number;
	/** How many of those hold text that the migrations make at random. */
	readonly random: number;
	/** Whether the engine then has exactly these rows; the executable schema ends with them. */
	readonly isExact: boolean;
	/** Why they do not load, as a Markdown sentence; null where they do. */
	readonly refusal: string | null;
}

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
	/** Stays the same while what it is about does. */
	readonly id: string;
	/** Markdown. */
	readonly title: string;
	/** What it shows, and from where on it needs attention, as Markdown sentences. */
	readonly shows: string;
	/** What to do then, as Markdown sentences. */
	readonly remedy: string;
	/** Without a semicolon; null where the engine has not what it takes. */
	readonly sql: string | null;
	/** What has to be switched on first, as Markdown sentences, with the SQL for it; null where nothing has. */
	readonly needs: { readonly words: string; readonly sql: string } | null;
}

/** How one migration is undone, as it was tried in the engine. */
export interface Rollback {
	/** The migration's path. */
	readonly path: string;
	/** Where the SQL comes from: the tool's own down part, or written by us. */
	readonly source: 'down' | 'written' | 'none';
	/** Where the tool's own down part stands; null for the other two. The line is 1-based. */
	readonly place: { readonly file: string; readonly line: number } | null;
	/** What runs, without semicolons; empty for `none`. */
	readonly statements: readonly string[];
	/** `proven`: up, down and the schema is as before; anything else says why not, as Markdown sentences. */
	readonly outcome:
		| { readonly kind: 'proven' }
		/** `plain` says the same as `why` without any markup. */
		| { readonly kind: 'unproven'; readonly why: string; readonly plain: string };
	/** What it costs: rows that are lost or stay, and what else is not as before, as Markdown sentences; empty for nothing. */
	readonly losses: readonly string[];
}

/** Why not all migrations were rolled back on trial. */
export interface Untried {
	/** The last migration that was not tried; null where none was. */
	readonly upTo: string | null;
	/** As a Markdown sentence. */
	readonly why: string;
}

/** What was tried out in engines of its own before it is printed. */
export interface Rehearsed {
	/** In an order in which they load. */
	readonly referenceRows: readonly ReferenceRows[];
	/** In an order in which they load, after the reference rows. */
	readonly testRows: readonly TestRows[];
	readonly queries: readonly PlannedQuery[];
	readonly monitoring: readonly MonitoringQuery[];
	readonly healthChecks: readonly MonitoringQuery[];
	/** What is proposed and ran, by `proposalKey`. */
	readonly proposals: ReadonlySet<string>;
	/** In the order of the migrations; those that were not tried are left out. */
	readonly rollbacks: readonly Rollback[];
	/** Absent where all were tried. */
	readonly untried?: Untried;
	/** False where the executable schema does not run, so that nothing could be tried. */
	readonly complete: boolean;
}

/** What there is where nothing was tried out. */
export const NOTHING_REHEARSED: Rehearsed = {
	referenceRows: [],
	testRows: [],
	queries: [],
	monitoring: [],
	healthChecks: [],
	proposals: new Set(),
	rollbacks: [],
	complete: false,
};

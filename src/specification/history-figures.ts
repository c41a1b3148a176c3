/** A stretch of the history, and how stable the schema was at its end. */
export interface TrendPoint {
	/** What the stretch is called, such as `2024-03` or the number of its last migration. */
	readonly label: string;
	/** Of all columns and constraints made until then, how many of a hundred were still as they were made. */
	readonly percent: number;
}

/** How a schema's stability went, oldest first. */
export interface Trend {
	/** What each point stands for. */
	readonly unit: 'month' | 'quarter' | 'half-year' | 'year' | 'migrations';
	/** How many units are in each stretch; more than 1 only of migrations. */
	readonly size: number;
	readonly points: readonly TrendPoint[];
}

/** How often what happened to tables, and to what they are made of, after they were made. */
export interface Churn {
	/** Columns, constraints, indexes, triggers, policies and rules that came later than their table. */
	readonly added: number;
	/** What was dropped by one migration and made under the same name by a later one. */
	readonly addedAgain: number;
	/** What was dropped and made under the same name within one migration. */
	readonly replaced: number;
	/** What did not go along with what it belongs to. */
	readonly dropped: number;
	readonly renamed: number;
	readonly retyped: number;
	/** What became again as it had been before: `NOT NULL`, a default, row-level security. */
	readonly toggled: number;
	/** Everything else. */
	readonly altered: number;
}

/** A table that many migrations have changed since it was made. */
export interface HotTable {
	/** Without its kind, as identities have it: `public.users`. */
	readonly name: string;
	/** Paths of the migrations that changed it or a part of it after the one that made it, oldest first. */
	readonly migrations: readonly string[];
	readonly churn: Churn;
	/** Its columns and constraints that were changed most often, and how often. */
	readonly parts: readonly { readonly name: string; readonly changes: number }[];
}

/** What the migrations tell of how a schema came to be what it is. */
export interface HistoryFigures {
	/** Sorted by name. */
	readonly hotTables: readonly HotTable[];
	/** Null where no migration has changed what an earlier one made. */
	readonly trend: Trend | null;
}

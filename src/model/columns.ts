import type { OnRelation } from './bases.ts';

/** The numbers of a sequence, as decimal text because they may exceed 2^53. */
export interface SequenceOptions {
	readonly start: string;
	readonly increment: string;
	readonly minimum: string;
	readonly maximum: string;
	readonly cache: string;
	readonly cycle: boolean;
}

/** How a column's values are kept; each only where it is not what the type and the server give. */
export interface ColumnStorage {
	readonly storage?: 'plain' | 'external' | 'main' | 'extended';
	readonly compression?: 'pglz' | 'lz4';
	/** The statistics target. */
	readonly statistics?: number;
	/** Planner options, such as `n_distinct=100`, sorted. */
	readonly options?: readonly string[];
}

/** The constraint behind a column's `NOT NULL`. */
export interface NotNullConstraint {
	readonly name: string;
	/** True when it comes from a parent only. */
	readonly inherited: boolean;
	/** True when children do not get it. */
	readonly noInherit: boolean;
	readonly validated: boolean;
	readonly comment: string | null;
}

/** The sequence inside an identity column, in the table's namespace. */
export interface IdentitySequence {
	readonly name: string;
	/** Only where it is not the table's. */
	readonly persistence: 'logged' | 'unlogged' | null;
	readonly comment: string | null;
}

/** A column of a table. */
export interface Column extends OnRelation, ColumnStorage {
	readonly kind: 'column';
	/** 1-based place among the live columns. */
	readonly position: number;
	readonly type: string;
	readonly notNull: boolean;
	/** The default expression; null for generated columns. */
	readonly default: string | null;
	readonly identity: {
		readonly generation: 'always' | 'by default';
		readonly options: SequenceOptions;
		/** Only when it is not the one that `IDENTITY` makes by itself. */
		readonly sequence?: IdentitySequence;
	} | null;
	readonly generated: { readonly expression: string; readonly stored: boolean } | null;
	/** Only when it is not the type's own. */
	readonly collation: string | null;
	/** True when it comes from a parent only and is not declared on this table itself. */
	readonly inherited: boolean;
	/** Only when it is not the one that `NOT NULL` makes by itself, or that comes from the parent with the column. */
	readonly notNullConstraint?: NotNullConstraint;
}

/** A column of a view or materialized view; only the latter's are stored. */
export interface ViewColumn extends ColumnStorage {
	readonly name: string;
	readonly type: string;
	readonly comment: string | null;
	/** What an insert into the view puts there. */
	readonly default?: string;
}

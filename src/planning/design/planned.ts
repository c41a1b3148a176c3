import type { Place } from '../requirement.ts';

/** Who asks for something that is planned: a requirement, a blueprint, or a custom of good tables. */
export type Origin =
	| { readonly kind: 'requirement'; readonly place: Place; readonly words: string | null }
	| { readonly kind: 'blueprint'; readonly name: string }
	| { readonly kind: 'custom'; readonly why: string };

/** A planned column; types, defaults and expressions are SQL. */
export interface PlannedColumn {
	readonly name: string;
	readonly type: string;
	readonly notNull: boolean;
	readonly default: string | null;
	/** `GENERATED …`, in place of a default. */
	readonly generated: string | null;
	/** Conditions, each of which becomes a constraint. */
	readonly checks: readonly string[];
	readonly comment: string | null;
	readonly origin: Origin;
}

/** A planned foreign key from columns of a table to another one's primary key. */
export interface PlannedForeignKey {
	readonly column: string;
	/** The name of the other table. */
	readonly table: string;
	readonly onDelete: 'CASCADE' | 'RESTRICT' | 'SET NULL' | 'NO ACTION' | 'SET DEFAULT';
	/** Why it is deleted so, and who asks for it; null where the rule is the usual one. */
	readonly why: string | null;
	readonly origin: Origin;
}

/** A key of several columns that leads to an exact table, as the requirements have it. */
export interface PlannedExactKey {
	readonly columns: readonly string[];
	readonly table: string;
	readonly references: readonly string[];
	readonly onDelete: PlannedForeignKey['onDelete'];
}

/** Columns that no two rows share. */
export interface PlannedUnique {
	/** Names of columns, without the tenant's. */
	readonly columns: readonly string[];
	/** True where it holds over all tenants. */
	readonly global: boolean;
	/** The condition under which alone it holds; always, if it is left out. */
	readonly where?: string;
	readonly why: string;
}

/** An index beside those of keys. */
export interface PlannedIndex {
	readonly name: string;
	/** What stands in brackets. */
	readonly keys: string;
	readonly columns: readonly string[];
	readonly method: 'btree' | 'gin';
	readonly where: string | null;
	readonly kind: 'primary' | 'composite' | 'search';
	readonly why: string;
}

/** A table that is planned; the steps of planning add to it one after the other. */
export interface PlannedTable {
	readonly name: string;
	/** The key of its entity. */
	readonly key: string;
	readonly columns: PlannedColumn[];
	primaryKey: readonly string[];
	/** The type of its `id`, for keys that lead to it; null where its primary key has several columns. */
	idType: string | null;
	readonly foreignKeys: PlannedForeignKey[];
	readonly exactKeys: PlannedExactKey[];
	readonly uniques: PlannedUnique[];
	readonly indexes: PlannedIndex[];
	/** Conditions over several columns. */
	readonly checks: { readonly name: string; readonly condition: string }[];
	/** What no two rows may have together, as what stands behind `EXCLUDE`. */
	readonly exclusions: { readonly name: string; readonly definition: string }[];
	comment: string | null;
	/** Why it is there, as Markdown sentences. */
	readonly reasons: string[];
	readonly role: 'core' | 'junction' | 'log';
	/** True where the requirements lay down every column. */
	readonly isExact: boolean;
	/** True where rows belong to one tenant. */
	perTenant: boolean;
	/** True where rows are marked as deleted. */
	softDelete: boolean;
	partitionBy: string | null;
	/** Where it is written that there is such a thing; null for what a blueprint brings. */
	readonly place: Place | null;
	/** False for what no tenant's rows are kept apart in though the database has tenants. */
	readonly isShared: boolean;
}

/** A planned enumerated type. */
export interface PlannedEnum {
	readonly name: string;
	readonly labels: readonly string[];
	readonly why: string;
}

/** Something that the requirements leave open. */
export interface Question {
	/** Stable and unique, for the id of its block. */
	readonly id: string;
	readonly title: string;
	/** Markdown: what is open, and what is assumed until somebody answers. */
	readonly words: string;
}

/** A block of the plan with the section that it belongs to. */
export interface PlanBlock {
	readonly section: string;
	/** Begins with `plan `. */
	readonly id: string;
	readonly heading: string | null;
	readonly content: string;
}

/** The table's column of this name. */
export function findColumn(table: PlannedTable, name: string): PlannedColumn | undefined {
	return table.columns.find((column) => column.name === name);
}

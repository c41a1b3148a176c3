import type { DbmlColumn, DbmlEnum, DbmlTable } from '../read/dbml.ts';

/** A table that a blueprint proposes; `id`, times and the tenant's key come with every table and are not in it. */
export interface BlueprintTable {
	readonly blueprint: string;
	/** In the plural and in snake case. */
	readonly name: string;
	/** What requirements may call it, as keys of entities, its own first. */
	readonly keys: readonly string[];
	/** Words without which it is left out though its blueprint is chosen; empty for a table that always belongs to it. */
	readonly when: readonly string[];
	/** False for what all tenants share. */
	readonly perTenant: boolean;
	/** True for rows that are only ever added. */
	readonly isLog: boolean;
	/** The column by whose months it is partitioned; null for none. */
	readonly partitionBy: string | null;
	/** The column of which no two rows may overlap in time; null for none. */
	readonly overlap: string | null;
	readonly table: DbmlTable;
}

/** A small, composable piece of a database, from one file of `templates/blueprints/`. */
export interface Blueprint {
	/** The file's name without its ending. */
	readonly name: string;
	readonly title: string;
	/** What it is there for and why it is made so. */
	readonly words: string;
	/** Words of a focus area that choose it. */
	readonly focus: readonly string[];
	/** Words of requirements that choose it. */
	readonly mentions: readonly string[];
	/** What it leaves open, asked in the document where it is chosen. */
	readonly questions: readonly string[];
	readonly enums: readonly DbmlEnum[];
	readonly tables: readonly BlueprintTable[];
}

/** A column of a blueprint with the table that it leads to; null for a plain one. */
export function targetOf({ references }: DbmlColumn): string | null {
	return references[0]?.right.table ?? null;
}

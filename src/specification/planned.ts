import type { SchemaObject } from '../model/objects.ts';

/** Under which heading something is written; both are null where it stands before the first one. */
export interface Written {
	/** As typed. */
	readonly heading: string | null;
	/** What a link to it is made of; null where no link would lead there for sure. */
	readonly anchor: string | null;
}

/** An object that the document's people have written down and that no migration builds yet. */
export interface PlannedObject extends Written {
	readonly object: SchemaObject;
}

/** Something that people have named and left open, such as `CREATE TABLE roles (...)`. */
export interface LeftOpen extends Written {
	/** What it will be, such as `table`. */
	readonly noun: string;
	readonly name: string;
}

/** What a document plans. */
export interface Plan {
	/** In the schema's order. */
	readonly planned: readonly PlannedObject[];
	/** In the document's order. */
	readonly leftOpen: readonly LeftOpen[];
	/** Ids of the plan blocks in which everything is built as they say. */
	readonly graduated: readonly string[];
}

/** The plan of a document that plans nothing. */
export const NO_PLAN: Plan = { planned: [], leftOpen: [], graduated: [] };

import type { Schema } from '../../model/schema.ts';

/** A query about a running database, as it is thought of before it ran. */
export interface Monitor {
	/** Unique among all monitors of a schema. */
	readonly id: string;
	/** Markdown. */
	readonly title: string;
	/** What it shows, and from where on it needs attention, as Markdown sentences. */
	readonly shows: string;
	/** What to do then, as Markdown sentences. */
	readonly remedy: string;
	/** One SELECT without a semicolon, valid on PostgreSQL 14 and later. */
	readonly sql: string;
	/** The extension that it reads, and what the server needs for that beside `CREATE EXTENSION`, as Markdown sentences. */
	readonly extension?: { readonly name: string; readonly words: string };
}

/** The monitors of one kind that make sense for a schema: none where it has nothing that they watch. */
export type MonitorMaker = (schema: Schema) => readonly Monitor[];

import type { Table } from '../../model/objects.ts';
import type { Schema } from '../../model/schema.ts';

/** A query that may be worth showing, before the engine has been asked. */
export interface QueryIdea {
	/** Unique among the ideas about one table. */
	readonly id: string;
	/** What it answers, as a Markdown sentence. */
	readonly question: string;
	/** What the query is asked with, taken from one row; null where it is asked with nothing. */
	readonly sample: Sample | null;
	/** The rows come in the order of an index: one that has to be sorted first is not served by it. */
	readonly isOrdered: boolean;
	/** `needed`: it is no example where no index serves it; `wished`: it is said where none does; `idle`: all rows are read anyway. */
	readonly index: 'needed' | 'wished' | 'idle';
	/** The query without a semicolon, given the sample's values as SQL literals. */
	readonly write: (literals: readonly string[]) => string;
}

/** Which values of which row a query is asked with. */
export interface Sample {
	/** SQL over the table, which is known there by its bare name; a row in which one of them is null does not do. */
	readonly expressions: readonly string[];
	/** A condition that the row satisfies; null for none. */
	readonly where: string | null;
	/** Of the rows that do, the first in this order is taken; null for the order of the values. */
	readonly orderBy: string | null;
}

/** One way in which a table is asked: the ideas that its keys and indexes give. */
export type Pattern = (schema: Schema, table: Table) => readonly QueryIdea[];

/** A sample of these expressions, from any row. */
export function sampleOf(...expressions: readonly string[]): Sample {
	return { expressions, where: null, orderBy: null };
}

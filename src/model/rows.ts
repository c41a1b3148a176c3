/**
 * One value as the engine prints it, null for SQL's null; or the expression that makes it, such as `DEFAULT` or `now()`,
 * where it is another one each time.
 */
export type RowValue = string | null | { readonly sql: string };

/** Where a sequence stands that numbers the rows of a table. */
export interface SequencePosition {
	readonly column: string;
	readonly sequence: { readonly namespace: string; readonly name: string };
	/** As the engine prints it. */
	readonly last: string;
	/** False where that number is the next one, true where it has been given out. */
	readonly isCalled: boolean;
}

/** Rows of one table, so that they can be written back. */
export interface TableRows {
	readonly namespace: string;
	readonly table: string;
	/** The columns that can be written, in the table's order. */
	readonly columns: readonly string[];
	/** One value for each column; sorted by the primary key, else by all columns. */
	readonly rows: readonly (readonly RowValue[])[];
	/** How many rows the table has beyond those listed. */
	readonly more: number;
	/** How many of those are left out because they hold text that is another one in each run; absent for none. */
	readonly random?: number;
	/** Of the sequences that have moved; absent for none. */
	readonly positions?: readonly SequencePosition[];
}

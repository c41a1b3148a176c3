/**
 * One value as the engine prints it, null for SQL's null; or the expression that makes it, such as `DEFAULT` or `now()`,
 * where it is another one each time.
 */
export type RowValue = string | null | { readonly sql: string };

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
}

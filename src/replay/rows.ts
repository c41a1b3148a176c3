/** Rows of one table as the engine prints them, so that they can be written back as literals. */
export interface TableRows {
	readonly namespace: string;
	readonly table: string;
	/** The columns that can be written, in the table's order. */
	readonly columns: readonly string[];
	/** One value for each column, as text; null for SQL's null. Sorted by the primary key, else by all columns. */
	readonly rows: readonly (readonly (string | null)[])[];
	/** How many rows the table has beyond those listed. */
	readonly more: number;
}

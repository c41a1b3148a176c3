/** What of a database is dumped. */
export interface DumpOptions {
	/** Tables to leave out: `name` in any namespace, or `namespace.name`. */
	readonly ignoredTables: readonly string[];
	/** Whether owners and privileges are in it. */
	readonly privileges: boolean;
	/** Whether rows are in it, and where the sequences stand. */
	readonly rows: boolean;
}

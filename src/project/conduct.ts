/**
 * What a migration tool does in a database that has run some migrations already, which is what an edit, a rename or a
 * late file comes to.
 */
export interface Conduct {
	/** What it knows a migration by that has run: another one is a migration that has not. */
	readonly knows: 'version' | 'version and name' | 'file';
	/** What says in which order files run: their names, or a list that names them. */
	readonly order: 'names' | 'list';
	/** What it does with a file that sorts before one that has run. */
	readonly late: 'runs' | 'skips' | 'refuses' | 'unknown';
	/** How the tool is told to run such a file all the same, as a sentence; empty where there is no such way. */
	readonly lateWayOut: string;
	/** What it sees of a file that has run and was edited since. */
	readonly sees: 'every byte' | 'every line' | 'every word' | 'nothing';
	/** What it does about what it sees. */
	readonly onEdit: 'refuses' | 'warns' | 'nothing';
	/** How the tool is told to accept an edit, as a sentence; empty where it need not be told or cannot. */
	readonly editWayOut: string;
	/** How the tool's own list or checksums of the files are brought up to date, as a sentence; empty where it keeps none beside them. */
	readonly recordWayOut: string;
	/** What it does where a migration that has run is not there any more. */
	readonly onMissing: 'refuses' | 'warns' | 'nothing' | 'unknown';
	/** Whether a file is meant to grow, because the tool knows its parts and not the file. */
	readonly grows?: true;
}

/** Most tools: they keep the versions that have run, and nothing else. */
export const KNOWS_VERSIONS = {
	...{ knows: 'version', order: 'names', lateWayOut: '', onMissing: 'nothing' },
	...{ sees: 'nothing', onEdit: 'nothing', editWayOut: '', recordWayOut: '' },
} as const satisfies Partial<Conduct>;

/** Files of no known tool. */
export const UNKNOWN_CONDUCT: Conduct = { ...KNOWS_VERSIONS, late: 'unknown', onMissing: 'unknown' };

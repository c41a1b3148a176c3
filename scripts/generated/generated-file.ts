/** A file of the repository that is written from the sources, whole or in part. */
export interface GeneratedFile {
	/** From the root of the repository. */
	readonly path: string;
	/** What it should hold, given what it holds now (null where it is not there). */
	readonly write: (committed: string | null) => string | Promise<string>;
}

/** A file as it would stand in the repository. */
export interface RewriteFile {
	/** Null where it cannot be a migration of the tool, or no name is left for it. */
	readonly path: string | null;
	readonly text: string;
}

/** The lines around what a tool runs in a file that has both ways in it. */
export interface Frame {
	readonly up: string;
	readonly down: string;
	/** Around a statement that has semicolons in it; null where the tool needs none. */
	readonly block: { readonly begin: string; readonly end: string } | null;
}

/** How a migration tool is told to run a file outside of a transaction. */
export interface RewriteForm {
	/** How many statements such a file may have; null where the tool has no such files. */
	readonly outside: 'several' | 'single' | null;
	/** Puts the mark into a file's text; null where there is no place for it. Absent where the tool needs none. */
	readonly mark?: (text: string) => string | null;
	/** The file beside it that says so; null where this text needs none. */
	readonly beside?: (path: string, text: string) => { readonly path: string; readonly text: string } | null;
	readonly frame?: Frame;
	/** What people have to know of files that run outside, as a sentence. */
	readonly outsideRemark?: string;
	/** What people have to know of further files, as a sentence. */
	readonly laterRemark?: string;
}

/** A commit that a branch has and another one has not. */
export interface BranchCommit {
	readonly sha: string;
	/** The login of its author; empty where GitHub knows none. */
	readonly author: string;
	readonly message: string;
}

/** One commit that is to become the end of a branch. */
export interface NewCommit {
	readonly branch: string;
	/** The commit that the branch has to be at; null where it must not be there. */
	readonly expectedHead: string | null;
	/** The commit that it is to stand on; what the branch had beyond it is left behind. */
	readonly parent: string;
	/** Its first line, and what stands below it. */
	readonly headline: string;
	readonly message: string;
	/** The new text of each file, or null for one that goes; paths are from the repository's root. */
	readonly files: readonly { readonly path: string; readonly text: string | null }[];
}

/** The branches of one repository; every method throws a UserError with code `publish` when it may not or cannot. */
export interface BranchPort {
	/** The commit at the end of a branch; null where it is not there. */
	head(branch: string): Promise<string | null>;
	/** The commits that a commit has and the base has not, oldest first. */
	ahead(base: string, head: string): Promise<readonly BranchCommit[]>;
	/** Makes the commit and moves the branch in one step; null where the branch is not where it was expected. */
	commit(commit: NewCommit): Promise<{ readonly commit: string; readonly url: string } | null>;
	/** The login that commits of this port have. */
	author(): Promise<string>;
}

/** An open pull request into the same branch, and the files that it adds or renames. */
export interface OpenPullRequest {
	readonly number: number;
	/** True where its head is in another repository. */
	readonly isFork: boolean;
	readonly addedFiles: readonly string[];
}

/** What could be seen of the open pull requests into a branch. */
export interface OpenPullRequests {
	readonly pullRequests: readonly OpenPullRequest[];
	/** What was not looked at, as a sentence; null where all was. */
	readonly leftOut: string | null;
}

/** The open pull requests beside the one that is checked. */
export interface OpenPullRequestsPort {
	/** The number of the one that is checked. */
	readonly number: number;
	/** The others into the same branch; what cannot be seen is left out and said, never thrown. */
	list(): Promise<OpenPullRequests>;
}

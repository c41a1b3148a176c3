/** A pull request as it stands. */
export interface PostedPullRequest {
	readonly number: number;
	readonly url: string;
	/** The login of who opened it. */
	readonly author: string;
	readonly body: string;
	readonly isOpen: boolean;
	readonly isMerged: boolean;
	/** The commit that it is at, or was at when it was closed. */
	readonly head: string;
}

/** What a pull request begins with. */
export interface NewPullRequest {
	readonly branch: string;
	/** The branch that it is to be merged into. */
	readonly base: string;
	readonly title: string;
	readonly body: string;
}

/** The pull requests of one repository; every method throws a UserError with code `publish` when it may not or cannot. */
export interface PullRequestPort {
	/** The newest one from a branch of the repository itself, whatever became of it; null where there is none. */
	find(branch: string): Promise<PostedPullRequest | null>;
	open(pullRequest: NewPullRequest): Promise<PostedPullRequest>;
	rewrite(number: number, body: string): Promise<void>;
	/** Closes it with a comment that says why. */
	close(number: number, word: string): Promise<void>;
}

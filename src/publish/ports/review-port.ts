/** A file that a pull request changes. */
export interface ChangedFile {
	/** Its path at the head. */
	readonly path: string;
	/** Its hunks as a unified diff without headers; null where GitHub gives none, as for what is large or binary. */
	readonly patch: string | null;
}

/** A thread that this port began, by its first comment. */
export interface ReviewThread {
	readonly id: string;
	readonly comment: string;
	readonly body: string;
	readonly isResolved: boolean;
}

/** A comment of a review at a line of the new side of the diff, or at several. */
export interface ReviewComment {
	readonly path: string;
	/** The first of several lines; null for a single one. */
	readonly startLine: number | null;
	readonly line: number;
	readonly body: string;
}

/** The reviews of one head of a pull request; every method throws a UserError with code `publish` when it may not or cannot. */
export interface ReviewPort {
	/** Those of the files with these paths that the pull request changes; null where it has moved on to another head. */
	changedFiles(paths: ReadonlySet<string>): Promise<readonly ChangedFile[] | null>;
	/** The threads that the same login began, oldest first. */
	ownThreads(): Promise<readonly ReviewThread[]>;
	/** Posts one review with all the comments; false where GitHub finds a line that it cannot place, and keeps none. */
	post(body: string, comments: readonly ReviewComment[]): Promise<boolean>;
	/** Rewrites the first comment of a thread, and resolves the thread where the token may. */
	settle(thread: ReviewThread, body: string): Promise<void>;
}

/** What somebody asked for in a comment. */
export interface Request {
	/** The login of who wrote the comment. */
	readonly login: string;
	/** What stands behind the command's name on its line, trimmed; empty where nothing does. */
	readonly argument: string;
}

/** What a commit of the regenerated specification came to. */
export type Update =
	| {
			readonly kind: 'committed';
			readonly commit: string;
			readonly url: string;
			readonly paths: readonly string[];
	  }
	| { readonly kind: 'current' }
	/** The branch is in another repository, where nobody may write for us. */
	| { readonly kind: 'fork' }
	/** Somebody pushed in the meantime. */
	| { readonly kind: 'overtaken' }
	/** The executable schema of these databases does not build what the migrations build. */
	| { readonly kind: 'unproven'; readonly databases: readonly string[] };

/** A comment to stand above the statement at a line of a migration. */
export interface Silence {
	/** From the root of the repository. */
	readonly path: string;
	/** 1-based. */
	readonly line: number;
	readonly comment: string;
}

/** What a commit of such a comment came to. */
export type Ignored =
	| { readonly kind: 'committed'; readonly commit: string; readonly url: string }
	| { readonly kind: 'no-statement' }
	| { readonly kind: 'fork' }
	| { readonly kind: 'overtaken' };
/** What a squash of the pull request's own migrations came to; the texts are Markdown. */
export type SquashDeed =
	| {
			readonly kind: 'committed';
			readonly commit: string;
			readonly url: string;
			/** How many migrations became one. */
			readonly count: number;
			readonly text: string;
	  }
	| { readonly kind: 'shown' | 'nothing' | 'fork'; readonly text: string }
	/** Somebody pushed in the meantime. */
	| { readonly kind: 'overtaken' }
	| { readonly kind: 'several' };

/** What a command may have done to the pull request that it stands on. */
export interface Deeds {
	/** Checks the newest head and brings comment, review and check run up to date; true where it passes. */
	check(): Promise<boolean>;
	/** Commits the regenerated specification to the pull request's branch. */
	update(): Promise<Update>;
	/** Commits a comment that silences a rule. */
	ignore(silence: Silence): Promise<Ignored>;
	/** Folds the pull request's own migrations into one; commits that where it is asked to. */
	squash(commits: boolean): Promise<SquashDeed>;
}

/** What becomes of a request: whether it went well, and what is said below it in Markdown, empty for nothing. */
export interface Reply {
	readonly wentWell: boolean;
	readonly text: string;
}

/** One command that people give in a comment. */
export interface SlashCommand {
	/** The word behind `/database-spec`. */
	readonly name: string;
	/** What may stand behind it, such as `CODE`; empty for nothing. */
	readonly argument: string;
	/** What it does, as the rest of a sentence. */
	readonly does: string;
	/** True where only those may ask who may push to the repository. */
	readonly needsWrite: boolean;
	/** True where a pressed button of its name is answered in a comment, too. */
	readonly answersButton?: true;
	run(request: Request, deeds: Deeds): Promise<Reply>;
}

/** A migration that several became. */
export interface SquashedMigration {
	/** Where it stands. */
	readonly path: string;
	/** The paths of those that it replaces, its own included. */
	readonly migrations: readonly string[];
	/** `schema`: what they build, and the rows that they leave; `statements`: theirs, some written anew; `joined`: all of theirs. */
	readonly way: 'schema' | 'statements' | 'joined';
	readonly statements: number;
	/** Whether it has a way back that is proven; null where the old ones have none. */
	readonly hasWayBack: boolean | null;
	/** The file's text. */
	readonly sql: string;
}

/** How equal the databases are that the old and the new history end in. */
export interface SquashProofReport {
	/** How many entries `pg_dump` writes of each. */
	readonly entries: number;
	readonly rows: number;
	/** How many values are another one in each run, and were compared by their place alone. */
	readonly madeUp: number;
	/** How many tables had made-up rows when both ran once more on top of them; null where they did not. */
	readonly onRows: number | null;
	/** Why they did not, as a sentence; null where there is nothing to say. */
	readonly withoutRows: string | null;
}

/** What a squash came to, as data. */
export interface SquashReport {
	readonly version: 1;
	/** Paths of the migrations that were to be folded. */
	readonly range: readonly string[];
	readonly squashed: readonly SquashedMigration[];
	/** What stays as it is, and why; the line is 1-based. */
	readonly left: readonly { readonly file: string; readonly line: number | null; readonly reason: string }[];
	/** Paths of files that are to be written and removed. */
	readonly written: readonly string[];
	readonly removed: readonly string[];
	/** Null where nothing was folded. */
	readonly proof: SquashProofReport | null;
	/** What to do with databases in which the old migrations have run, as sentences. */
	readonly advice: readonly string[];
}

/** Whether a squash is as it should be: something was folded, or there was nothing to fold. */
export function isSquashed({ range, squashed }: SquashReport): boolean {
	return squashed.length > 0 || range.length < 2;
}

import type { Dialect } from '../dialects/dialect.ts';
import type { Schema } from '../model/schema.ts';
import type { ReplayedMigration } from '../replay/replay.ts';

/** What a table is for; decides which of the tables' sections shows it. */
export type RelationClass = 'core' | 'relationship' | 'audit' | 'reference';

/** What people said about the project in the config or on the command line; null where they said nothing. */
export interface ProjectWords {
	readonly name: string;
	readonly focus: string | null;
	readonly scale: string | null;
	readonly performance: string | null;
}

/** Everything that the sections of a specification are made from. */
export interface Facts {
	readonly project: ProjectWords;
	readonly schema: Schema;
	readonly migrations: readonly ReplayedMigration[];
	/** Name patterns (`*` matches any run) → class, first match wins; from the config's `classify`. */
	readonly classify: readonly { readonly pattern: string; readonly as: RelationClass }[];
	/** Path of the document and of the executable schema beside it, relative to the repository root. */
	readonly document: string;
	readonly dialect: Pick<Dialect, 'writeObject'>;
}

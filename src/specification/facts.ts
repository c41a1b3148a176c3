import type { Dialect } from '../dialects/dialect.ts';
import type { TableRows } from '../model/rows.ts';
import type { Schema } from '../model/schema.ts';
import type { Replay, ReplayedMigration } from '../replay/replay.ts';
import type { HistoryFigures } from './history-figures.ts';
import type { Plan } from './planned.ts';
import type { Rehearsed } from './rehearsed.ts';
import type { Unbuilt } from './unbuilt.ts';

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
	/** Who created and changed each object, oldest first. */
	readonly touches: Replay['touches'];
	readonly figures: HistoryFigures;
	/** The rows that the migrations leave behind, for each table that has some. */
	readonly rows: readonly TableRows[];
	/** What was tried out in the engine before it is printed. */
	readonly rehearsed: Rehearsed;
	/** What people have written down and no migration builds yet, in the schema's order. */
	readonly planned: Plan['planned'];
	/** What people have named and left open, in the document's order. */
	readonly leftOpen: Plan['leftOpen'];
	/** Ids of the plan blocks that have come true and go. */
	readonly graduated: Plan['graduated'];
	/** Set while nothing is built: `schema` is then the one that is planned. */
	readonly unbuilt?: Unbuilt;
	/** A section's title in the template → the heading that the document has in its place; from the config's `headings`. */
	readonly headings: Readonly<Record<string, string>>;
	/** Names of anticipations that people do not want to read again; from the config's `dismiss`. */
	readonly dismissed: readonly string[];
	/** Name patterns (`*` matches any run) → class, first match wins; from the config's `classify`. */
	readonly classify: readonly { readonly pattern: string; readonly as: RelationClass }[];
	/** The layout's registered name, and the directory or file that the migrations are in. */
	readonly layout: { readonly name: string; readonly directory: string };
	/** Path of the document and of the executable schema beside it, relative to the repository root. */
	readonly document: string;
	readonly dialect: Pick<Dialect, 'writeObject'>;
}

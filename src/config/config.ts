import type { LayoutName } from './layout-names.ts';
import type { PresetName } from './preset-names.ts';

/** Where migrations are replayed: in the embedded PostgreSQL, or in a scratch database of a real server. */
export type EngineName = 'embedded' | 'server';

/** From which verdict on a check ends with a failure. */
export type FailOn = 'error' | 'warning' | 'never';

/** When a pull request gets a comment: on every check, once there is something to say, or not at all. */
export type CommentMode = 'always' | 'on-findings' | 'never';

/** How a report is put on a pull request. */
export interface Publishing {
	readonly comment: CommentMode;
	/** How many findings a review shows at their lines at most; 0 for no review. */
	readonly reviewComments: number;
}

/** The class that a name pattern gives to relations. */
export interface Classification {
	/** A relation's name in which `*` stands for any run of characters. */
	readonly pattern: string;
	readonly as: 'core' | 'relationship' | 'audit' | 'reference';
}

/** A value that an option of a rule may have. */
export type OptionValue = number | string | boolean | readonly string[];

/** What is set for a rule or a code: from which severity it counts, and of a rule its options, by name. */
export interface RuleSetting {
	/** Null where the rule's own severity stays. */
	readonly severity: 'off' | 'info' | 'warning' | 'error' | null;
	readonly options: Readonly<Record<string, OptionValue>>;
}

/** Findings of one rule that people have looked at and want no more words about. */
export interface IgnoreSetting {
	readonly rule: string;
	/** Paths of migrations, with `*` and `**`; null for all. */
	readonly path: string | null;
	readonly reason: string;
}

/** What people say about the project; null where they say nothing. */
export interface ProjectDescription {
	readonly name: string | null;
	readonly focus: string | null;
	readonly scale: string | null;
	readonly performance: string | null;
}

/** Everything that is set for one database; paths are relative to the repository root, with forward slashes. */
export interface DatabaseConfig {
	/** The entry's name; with a single database the project's name, or `database`. */
	readonly name: string;
	/** The migrations' directory or the dump's file; null where it is to be found. */
	readonly migrations: string | null;
	/** Null where the tool is to be recognised. */
	readonly layout: LayoutName | null;
	/** The specification, a path that ends in `.md`. */
	readonly document: string;
	/** One document, or one with a page for each relation in the folder beside it. */
	readonly documentMode: 'single' | 'split';
	/** A section's title in the template → the heading that the document has in its place. */
	readonly headings: Readonly<Record<string, string>>;
	/** Paths, with `*` and `**`, of documents to plan a new database from; null where they are to be found. */
	readonly requirements: readonly string[] | null;
	/** Names of anticipations that nobody wants to read again. */
	readonly dismiss: readonly string[];
	readonly project: ProjectDescription;
	/** How many migrations there may be before a check warns. */
	readonly budget: { readonly total: number; readonly pullRequest: number };
	readonly limits: {
		readonly migrationSeconds: number;
		readonly runSeconds: number;
		readonly memoryMegabytes: number;
	};
	/** Where the migrations are replayed. */
	readonly engine: EngineName;
	/** The platform whose objects are there before the first migration. */
	readonly preset: PresetName | null;
	/** A file of SQL that runs before the migrations and whose objects are not the project's own. */
	readonly prelude: string | null;
	/** A dump of the schema that the first migration starts from. */
	readonly baseline: string | null;
	/** What the migration tool puts in place of placeholders, by name. */
	readonly placeholders: Readonly<Record<string, string>>;
	/** The command that runs migrations which are code, against `DATABASE_URL`. */
	readonly migrateCommand: string | null;
	/** First match wins. */
	readonly classify: readonly Classification[];
	/** By the id of a rule, or the code of a finding, as it is written. */
	readonly rules: Readonly<Record<string, RuleSetting>>;
	readonly ignore: readonly IgnoreSetting[];
}

/** All settings of one run, with every default filled in. */
export interface Config {
	/** At least one. */
	readonly databases: readonly DatabaseConfig[];
	readonly failOn: FailOn;
	/** The same for the rules alone, which are asked for nothing else: warnings fail where nobody says. */
	readonly lintFailOn: FailOn;
	/** Whether what was assumed or not understood is an error. */
	readonly strict: boolean;
	readonly publishing: Publishing;
}

/** Settings from flags or the action's inputs, as typed; each one wins over the file. */
export interface Overrides {
	readonly migrations?: string | undefined;
	readonly layout?: string | undefined;
	readonly document?: string | undefined;
	readonly projectName?: string | undefined;
	readonly focus?: string | undefined;
	readonly failOn?: string | undefined;
	readonly engine?: string | undefined;
	readonly preset?: string | undefined;
	readonly prelude?: string | undefined;
	readonly strict?: boolean | undefined;
	readonly comment?: string | undefined;
	readonly reviewComments?: number | undefined;
}

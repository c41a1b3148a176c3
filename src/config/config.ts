import type { LayoutName } from './layout-names.ts';

/** From which verdict on a check ends with a failure. */
export type FailOn = 'error' | 'warning' | 'never';

/** The class that a name pattern gives to relations. */
export interface Classification {
	/** A relation's name in which `*` stands for any run of characters. */
	readonly pattern: string;
	readonly as: 'core' | 'relationship' | 'audit' | 'reference';
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
	readonly project: ProjectDescription;
	/** How many migrations there may be before a check warns. */
	readonly budget: { readonly total: number; readonly pullRequest: number };
	readonly limits: {
		readonly migrationSeconds: number;
		readonly runSeconds: number;
		readonly memoryMegabytes: number;
	};
	/** First match wins. */
	readonly classify: readonly Classification[];
}

/** All settings of one run, with every default filled in. */
export interface Config {
	/** At least one. */
	readonly databases: readonly DatabaseConfig[];
	readonly failOn: FailOn;
}

/** Settings from flags or the action's inputs, as typed; each one wins over the file. */
export interface Overrides {
	readonly migrations?: string | undefined;
	readonly layout?: string | undefined;
	readonly document?: string | undefined;
	readonly projectName?: string | undefined;
	readonly focus?: string | undefined;
	readonly failOn?: string | undefined;
}

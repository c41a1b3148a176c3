/** The values of psql's variables by name. */
export type Variables = ReadonlyMap<string, string>;

/** A file that psql runs. */
export interface ScriptFile {
	readonly path: string;
	readonly text: string;
}

/** Something of a script that is not run as it stands; the line is 1-based. */
export interface PsqlNote {
	readonly kind: 'assumed' | 'skipped' | 'not-understood';
	readonly message: string;
	readonly file: string;
	readonly line: number;
}

/** Finds the file that a script names, seen from the script that names it; null where it is not there. */
export type FindFile = (name: string, from: string, isRelative: boolean) => Promise<ScriptFile | null>;

import type { Statement } from '../sql/statement.ts';
import type { Conduct } from './conduct.ts';

/** One state of a repository's files; paths are relative to its root, with forward slashes. */
export interface FileSource {
	/** What this is, for messages: `the working tree`, `commit 1a2b3c4`. */
	readonly description: string;
	/** Where the files stand on disk, as an absolute path; left out where no program can run among them. */
	readonly directory?: string;
	/** Every file below a directory (`''` for all), sorted by code unit; links that leave the repository are left out. */
	list(directory: string): Promise<readonly string[]>;
	/** The links below a directory that lead to no file of the repository, sorted by code unit; `list` leaves them out. */
	listStrayLinks(directory: string): Promise<readonly string[]>;
	/** A file's text, byte order mark included, or null where there is none; throws a UserError for one that is not UTF-8 or too large. */
	read(path: string): Promise<string | null>;
}

/** How the migration tool runs a file: in one transaction, as one multi-statement message, or bare. */
export type TransactionMode = 'transaction' | 'implicit' | 'none';

/** One migration's upward part, as its tool would run it. */
export interface Migration {
	/** What the tool orders and records it by, such as `20240102030405` or `1.10`. */
	readonly version: string;
	/** The words of the name, such as `add phone`. */
	readonly name: string;
	readonly path: string;
	/** The whole file; the statements' spans point into it. */
	readonly source: string;
	/** Every statement that is run upwards, in order. */
	readonly statements: readonly Statement[];
	/** Which of them run together and how; they cover all statements, in order. */
	readonly sections: readonly MigrationSection[];
	/** The way back that the tool has for it; absent where there is none. */
	readonly down?: WayBack;
	/** True for a file that is meant to be edited: its tool runs it again, or it is no migration by itself. */
	readonly isRepeatable?: true;
	/** What stays the same where its path does not; the path where it is left out. */
	readonly identity?: string;
	/** What the tool compares with the newest that has run, where that is not the order. */
	readonly stamp?: number;
	/** True where the tool runs it also after higher ones, which it does not do with all. */
	readonly mayBeLate?: true;
}

/** What a migration's tool runs to undo it. */
export interface WayBack extends Pick<Migration, 'path' | 'source' | 'statements' | 'sections'> {}

/** A run of a migration's statements that the tool sends in one transaction, or in none. */
export interface MigrationSection {
	/** How many statements it has. */
	readonly count: number;
	readonly transaction: TransactionMode;
}

/** Something assumed, skipped or not understood; nothing is left out of the replay without one. */
export interface LedgerEntry {
	readonly kind: 'assumed' | 'skipped' | 'not-understood';
	readonly message: string;
	readonly file: string;
	readonly line: number | null;
}

/** All migrations of one database in the order in which its tool runs them. */
export interface MigrationHistory {
	/** The layout's registered name, such as `golang-migrate`. */
	readonly layout: string;
	/** What the tool does where migrations have run already; left out where nothing is known of it. */
	readonly conduct?: Conduct;
	/** The directory they are in, or the single dump's path. */
	readonly directory: string;
	readonly migrations: readonly Migration[];
	/** What runs them where they are code; `migrations` is empty then. */
	readonly program?: Program;
	/** What runs before them, in order; what it makes is not the project's own. */
	readonly preludes: readonly Prelude[];
	/** Files elsewhere in the repository that could be a dump of the whole schema. */
	readonly dumps: readonly string[];
	/** Tables that the tool itself makes and keeps; left out of the schema. */
	readonly bookkeepingTables: readonly BookkeepingTable[];
	readonly ledger: readonly LedgerEntry[];
	/** What of the ledger says that the tool's own list or checksums of the files do not fit them; left out where all do. */
	readonly staleRecords?: readonly LedgerEntry[];
}

/** A command that runs migrations, and the files that it may take them from. */
export interface Program {
	/** A line of shell. */
	readonly command: string;
	/** Absolute path of the repository's working tree. */
	readonly directory: string;
	readonly files: readonly ProgramFile[];
}

/** A file that may be a migration in code. */
export interface ProgramFile {
	readonly path: string;
	readonly text: string;
	readonly version: string;
	readonly name: string;
}

/** SQL that makes what others bring: a platform's preset, or a file of the project. */
export interface Prelude {
	readonly path: string;
	readonly source: string;
	readonly statements: readonly Statement[];
}

/** A migration tool's own table, with the SQL that makes it as the tool does. */
export interface BookkeepingTable {
	readonly name: string;
	readonly sql: string;
}

import type { LayoutName } from '../../config/layout-names.ts';
import type { PresetName } from '../../config/preset-names.ts';
import type { Replacement } from '../../sql/fill-in.ts';
import type { Span } from '../../sql/statement.ts';
import type { Conduct } from '../conduct.ts';
import type { BookkeepingTable, LedgerEntry, TransactionMode } from '../project.ts';

/** The files among which migrations are looked for. */
export interface Tree {
	/** The paths to look among, sorted by code unit. */
	readonly files: readonly string[];
	/** Every path of the repository, for the files that tell which tool is used. */
	readonly all: ReadonlySet<string>;
	/** A file's text without a byte order mark, or null where there is none. */
	read(path: string): Promise<string | null>;
}

/**
 * How sure a layout is of a directory: by the tool's own mark, by the shape of the names, or only in want of anything
 * better.
 */
export type Certainty = 'marked' | 'shaped' | 'fallback';

/** A directory, or a dump's file, that a layout could read. */
export interface Candidate {
	readonly directory: string;
	/** How many migrations it would have. */
	readonly count: number;
	readonly certainty: Certainty;
	/** Folders whose files are its own, whatever else their names look like. */
	readonly covers?: readonly string[];
}

/** One migration's file and what its name says, in the tool's order. */
export interface PlannedFile {
	readonly path: string;
	readonly version: string;
	readonly name: string;
	/** Set where a file beside it says how it is run. */
	readonly transaction?: TransactionMode;
	/** True for a file that is meant to be edited: its tool runs it again, or it is no migration by itself. */
	readonly isRepeatable?: true;
	/** What stays the same where its path does not; the path where it is left out. */
	readonly identity?: string;
	/** What the tool compares with the newest that has run, where that is not the order. */
	readonly stamp?: number;
	/** True where the tool runs it also after higher ones, which it does not do with all. */
	readonly mayBeLate?: true;
}

/** The migrations of a directory in the tool's order, and what is left out of them. */
export interface Plan<File extends PlannedFile = PlannedFile> {
	readonly files: readonly File[];
	readonly ledger: readonly LedgerEntry[];
	/** What of the ledger says that the tool's own list or checksums of the files do not fit them. */
	readonly staleRecords?: readonly LedgerEntry[];
	/** Where the tool does otherwise here than it does by default. */
	readonly conduct?: Partial<Conduct>;
}

/** Parts of a file that the tool runs together; each part is split into statements by itself. */
export interface UpSection {
	readonly spans: readonly Span[];
	readonly transaction: TransactionMode;
}

/** What of a file the tool runs on the way up. */
export interface UpPart {
	/** In the order in which they run. */
	readonly sections: readonly UpSection[];
	/** What the tool puts in place of parts of the file before it splits it into statements; sorted. */
	readonly replacements: readonly Replacement[];
	readonly ledger: readonly LedgerEntry[];
}

/** What the tool runs to undo a migration, and the file that it stands in. */
export interface DownPart extends UpPart {
	readonly path: string;
	/** The whole file. */
	readonly source: string;
}

/** What reading one file may need beside its text. */
export interface ReadContext {
	readonly tree: Tree;
	/** The directory that the layout was asked to read. */
	readonly directory: string;
	/** The values that the settings give to placeholders. */
	readonly placeholders: Readonly<Record<string, string>>;
}

/** How one migration tool lays out its files. */
export interface Layout<File extends PlannedFile = PlannedFile> {
	readonly name: LayoutName;
	/** The tool's own name. */
	readonly title: string;
	/** What it looks for, for the message that nothing was found. */
	readonly pattern: string;
	readonly bookkeepingTables: readonly BookkeepingTable[];
	/** What it does where migrations have run already; left out for what is no history. */
	readonly conduct?: Conduct;
	/** The platform whose objects such migrations expect. */
	readonly suggestedPreset?: PresetName;
	/** Where the repository could have such migrations. */
	find(tree: Tree): Promise<readonly Candidate[]>;
	/**
	 * Orders the migrations below a directory, with the settings' values for placeholders at hand; throws a UserError where
	 * the tool itself would refuse them.
	 */
	plan(directory: string, tree: Tree, placeholders: Readonly<Record<string, string>>): Promise<Plan<File>>;
	/** What of one file of its own plan is run upwards and how; throws a UserError for what the tool itself would refuse. */
	readUp(file: File, source: string, context: ReadContext): UpPart | Promise<UpPart>;
	/** The way back of one file of its own plan, null where there is none; absent where the tool has no ways back. */
	readDown?(file: File, source: string, context: ReadContext): DownPart | null | Promise<DownPart | null>;
}

/** The usual way up: these parts in one transaction, as they stand. */
export function upPart(
	spans: readonly Span[],
	transaction: TransactionMode,
	ledger: readonly LedgerEntry[] = [],
): UpPart {
	return { sections: [{ spans, transaction }], replacements: [], ledger };
}

/** A way back that is a whole file of its own, the first of these that is there. */
export async function downFile(
	paths: readonly string[],
	{ tree }: ReadContext,
	read: (path: string, source: string) => UpPart | Promise<UpPart>,
): Promise<DownPart | null> {
	const path = paths.find((each) => tree.all.has(each));
	const source = path === undefined ? null : await tree.read(path);
	return path === undefined || source === null ? null : { path, source, ...(await read(path, source)) };
}

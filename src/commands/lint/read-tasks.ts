import { readFile, stat } from 'node:fs/promises';
import type { DatabaseConfig } from '../../config/config.ts';
import { UserError } from '../../errors.ts';
import { loadProject } from '../../project/load-project.ts';
import type { FileSource, LedgerEntry, MigrationHistory } from '../../project/project.ts';
import { decodeText, LARGEST_FILE, tooLarge } from '../../project/sources/decode-text.ts';
import { withFile } from '../../project/sources/overlay.ts';
import type { LintFile } from './judge-files.ts';

/** A file that somebody names: inside the repository by its path from there, or outside of it. */
export interface GivenFile {
	/** As the report calls it. */
	readonly path: string;
	/** Absolute, where it is outside of the repository. */
	readonly outside: string | null;
	/** What it holds, where somebody has that in hand. */
	readonly text: string | null;
}

/** What is to be judged in one database. */
export interface LintTask {
	readonly database: DatabaseConfig;
	/** Null where there is none, so that files stand alone. */
	readonly history: MigrationHistory | null;
	/** Null for the migrations of the history. */
	readonly files: readonly LintFile[] | null;
	/** Why there is nothing to judge. */
	readonly stopped: UserError | null;
	readonly ledger: readonly LedgerEntry[];
}

/**
 * Finds out what is to be judged in which database. Files go to the one whose history has them, the others to the first.
 * Throws a UserError for a file that is not there or is no text.
 */
export async function readTasks(
	head: FileSource,
	databases: readonly DatabaseConfig[],
	given: readonly GivenFile[] | null,
): Promise<readonly LintTask[]> {
	const files = given && (await Promise.all(given.map((file) => readGiven(head, file))));
	const inHand = new Map(given?.flatMap(({ path, text }) => (text === null ? [] : [[path, text] as const])));
	const source = [...inHand].reduce((under, [path, text]) => withFile(under, path, text), head);
	const loaded = await Promise.all(
		databases.map(async (database) => ({ database, ...(await loadHistory(source, database)) })),
	);
	if (!files) return loaded.map((each) => ({ ...each, files: null, ledger: [] }));
	const owners = new Map<string, number>();
	for (const [index, { history }] of loaded.entries()) {
		for (const { path } of history?.migrations ?? []) if (!owners.has(path)) owners.set(path, index);
	}
	return loaded.flatMap(({ database, history, stopped }, index) => {
		const own = files.filter(({ path }) => (owners.get(path) ?? 0) === index);
		if (own.length === 0) return [];
		return [{ database, history, files: own, stopped: null, ledger: stopped ? [standsAlone(stopped)] : [] }];
	});
}

async function loadHistory(
	source: FileSource,
	database: DatabaseConfig,
): Promise<Pick<LintTask, 'history' | 'stopped'>> {
	try {
		const { history } = await loadProject(source, database);
		if (!history.program) return { history, stopped: null };
		const stopped = new UserError('code-migrations', 'Migrations that are code cannot be judged.', {
			hint: 'Name files of SQL to judge.',
		});
		return { history: null, stopped };
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return { history: null, stopped: error };
	}
}

function standsAlone({ message }: UserError): LedgerEntry {
	return {
		kind: 'assumed',
		message: `There is no history to judge this on top of (${message.replace(/[.:]$/, '')}): what it expects is made up.`,
		file: '',
		line: null,
	};
}

async function readGiven(head: FileSource, { path, outside, text }: GivenFile): Promise<LintFile> {
	const read = text ?? (outside === null ? await head.read(path) : await readOutside(path, outside));
	if (read !== null) return { path, text: read };
	throw new UserError('load', 'There is no such file.', {
		location: { file: path },
		hint: `It is looked for in ${head.description}; paths are relative to the directory of the repository.`,
	});
}

async function readOutside(path: string, file: string): Promise<string | null> {
	const found = await stat(file).catch(() => null);
	if (!found) return null;
	if (!found.isFile()) {
		const what = found.isDirectory() ? 'This is a directory, not a file.' : 'This is not a plain file.';
		throw new UserError('load', what, { location: { file: path }, hint: 'Give the path of a file.' });
	}
	if (found.size > LARGEST_FILE) throw tooLarge(path, found.size);
	return decodeText(path, await readFile(file));
}

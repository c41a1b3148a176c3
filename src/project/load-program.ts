import type { DatabaseConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import { findCodeTools } from './code-tools.ts';
import { baseName, folderOf, toWords } from './layouts/names.ts';
import { loadPreludes } from './load-prelude.ts';
import type { FileSource, MigrationHistory, ProgramFile } from './project.ts';
import { TOOL_TABLES } from './tool-tables.ts';

/** What a history that a command runs is called in place of a layout. */
export const PROGRAM_LAYOUT = 'migrate-command';

/**
 * The history of a database whose migrations a command runs: nothing is read from the files but what they are called,
 * so that what the command does can be told of each. Throws a UserError where there are no files to run it among.
 */
export async function loadProgram(
	source: FileSource,
	database: DatabaseConfig,
	command: string,
): Promise<MigrationHistory> {
	if (source.directory === undefined) {
		throw new UserError(
			'config',
			`\`migrate-command\` runs in a working tree, and ${source.description} is none`,
			{
				hint: 'Run it in a checkout of the repository, with everything installed that the command needs.',
			},
		);
	}
	if (database.baseline !== null) {
		throw new UserError('config', '`baseline` and `migrate-command` do not go together', {
			hint: 'Have the command itself load the dump before it runs the migrations.',
		});
	}
	const directory = database.migrations ?? (await findDirectory(source));
	const files = directory === null ? [] : await readFiles(source, directory);
	const title = 'The migration command';
	const { preludes } = await loadPreludes(source, database, { title }, directory ?? '');
	return {
		layout: PROGRAM_LAYOUT,
		directory: directory ?? '',
		migrations: [],
		program: { command, directory: source.directory, files },
		preludes,
		dumps: [],
		bookkeepingTables: TOOL_TABLES.map((name) => ({ name, sql: '' })),
		ledger: [],
	};
}

/** The one directory that a tool whose migrations are code would take them from; null where that is not clear. */
async function findDirectory(source: FileSource): Promise<string | null> {
	const files = await source.list('');
	const tools = await findCodeTools({ files, all: new Set(files), read: (path) => source.read(path) });
	const folders = tools.flatMap((tool) => tool.folders);
	return folders.length === 1 ? (folders[0]?.directory ?? null) : null;
}

async function readFiles(source: FileSource, directory: string): Promise<readonly ProgramFile[]> {
	const paths = (await source.list(directory)).filter(
		(path) => !/\.(?:json|md|txt|lock|toml|ya?ml|ini|cfg|map|mako|pyc|snap)$|\.d\.[cm]?ts$/i.test(path),
	);
	return Promise.all(
		paths.map(async (path) => ({ path, text: await readText(source, path), ...namesOf(path) })),
	);
}

/** A file's text as far as it is one: only the lines of its SQL are looked for in it. */
async function readText(source: FileSource, path: string): Promise<string> {
	try {
		return (await source.read(path)) ?? '';
	} catch (error) {
		if (error instanceof UserError) return '';
		throw error;
	}
}

function namesOf(path: string): { readonly version: string; readonly name: string } {
	const base = baseName(path);
	// A folder for each migration, with a file that is called the same in all of them.
	const stem = /^migration\./.test(base) ? baseName(folderOf(path)) : base.replace(/\..*$/, '');
	const [, version = '', name = stem] = /^(\d[\d_]*?)[_-]+(.+)$/.exec(stem) ?? [];
	return { version, name: toWords(name) };
}

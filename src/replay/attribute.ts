import type { HeardStatement } from '../dialects/listening.ts';
import type { LedgerEntry, Migration, Program, ProgramFile } from '../project/project.ts';
import { recordsMigration, toolTableIn } from '../project/tool-tables.ts';
import { positionAt } from '../sql/position.ts';
import type { ReplayedMigration, Step } from './replay.ts';

/** What a command did, migration by migration, and what is to be said of that. */
export interface Attributed {
	readonly migrations: readonly ReplayedMigration[];
	readonly entries: readonly LedgerEntry[];
}

/**
 * Tells which file did what by the migration tool's own table: what stands before a file's entry, and after the one
 * before, is the file's. What belongs to no file goes to one migration that has the command's name.
 */
export function attribute(heard: readonly HeardStatement[], program: Program): Attributed {
	const migrations = new Map<string, { readonly migration: Migration; readonly steps: Step[] }>();
	const place = program.files[0]?.path.replace(/\/[^/]*$/, '') ?? '';
	const tables = new Set<string>();
	let pending: HeardStatement[] = [];
	/** Set while a tool is at work that notes a migration when it begins. */
	let current: ProgramFile | null = null;
	const settle = (file: ProgramFile | null): void => {
		const key = file?.path ?? '';
		const known = migrations.get(key) ?? { migration: migrationOf(file, program, place), steps: [] };
		for (const statement of pending) known.steps.push(stepOf(statement, file, known.migration.path));
		if (file !== null || pending.length > 0) migrations.set(key, known);
		pending = [];
	};
	for (const statement of heard) {
		const table = toolTableOf(statement);
		if (table !== null) tables.add(table);
		else if (statement.effects.length > 0) pending.push(statement);
		if (!recordsMigration(statement.sql)) continue;
		const file = fileOf(statement, program.files);
		if (NOTES_BEGINNINGS.test(statement.sql)) {
			settle(current);
			current = file ?? current;
		} else if (file !== null) settle(file);
	}
	settle(current);
	return {
		migrations: [...migrations.values()],
		entries: [...programEntries(program, place), ...tableEntries(tables, place)],
	};
}

/** The tool whose entry comes before what it is about; a second one tells that it has ended. */
const NOTES_BEGINNINGS = /\b_prisma_migrations\b/;

/** The migration tool's own table, or namespace, that a statement makes or changes. */
function toolTableOf({ effects }: HeardStatement): string | null {
	for (const { identity } of effects) {
		const names = identity.slice(identity.indexOf(' ') + 1).split('.');
		const table = toolTableIn(names.map((name) => name.replaceAll('"', '')));
		if (table !== null) return table;
	}
	return null;
}

function programEntries({ command }: Program, file: string): readonly LedgerEntry[] {
	const message = `The migrations were run by \`${command}\`: what they do was not read from the files.`;
	return [{ kind: 'skipped', message, file, line: null }];
}

function tableEntries(tables: ReadonlySet<string>, file: string): readonly LedgerEntry[] {
	return [...tables].map((table) => ({
		kind: 'skipped',
		message: `${table} is the migration tool's own: it is left out of the schema.`,
		file,
		line: null,
	}));
}

function migrationOf(file: ProgramFile | null, { command }: Program, place: string): Migration {
	const none = { source: file?.text ?? '', statements: [], sections: [] };
	return file
		? { version: file.version, name: file.name, path: file.path, ...none }
		: { version: '', name: command, path: place, ...none };
}

/** Where its text stands in the file a statement has its line; one that the tool composed stands at the file's start. */
function stepOf({ sql, command, effects }: HeardStatement, file: ProgramFile | null, path: string): Step {
	const text = sql.trim();
	const offset = file?.text.indexOf(text) ?? -1;
	if (file && offset >= 0) {
		return { path, line: positionAt(file.text, offset).line, sql: text, command, effects };
	}
	return { path, line: 1, sql: text.replaceAll(/\s*\n\s*/g, ' '), command, effects };
}

/** The file that an entry of a migration tool's table is about. */
function fileOf({ sql, parameters }: HeardStatement, files: readonly ProgramFile[]): ProgramFile | null {
	const literals = [...sql.matchAll(/'((?:[^']|'')*)'|\b(\d{3,})\b/g)].map(
		([, text, number]) => text?.replaceAll("''", "'") ?? number ?? '',
	);
	const texts = [...parameters, ...literals].filter((text) => text.length > 2);
	for (const text of texts) {
		const found = files.filter(({ path }) => isCalled(path, text));
		// Several applications of one project may have a migration of the same name.
		const inFolder = found.filter(({ path }) => texts.some((other) => path.split('/').includes(other)));
		const file = (found.length > 1 ? inFolder[0] : undefined) ?? found[0];
		if (file) return file;
	}
	return null;
}

/** Whether an entry's text is a file's name: whole, without its ending, its folder's, or the number that it begins with. */
function isCalled(path: string, text: string): boolean {
	const parts = path.split('/');
	const base = parts.at(-1) ?? '';
	const stem = base.replace(/\..*$/, '');
	if (text === base || text === stem || path.endsWith(`/${text}`) || text.endsWith(`/${stem}`)) return true;
	if (/^migration\./.test(base) && parts.at(-2) === text) return true;
	return /^[\da-f]{3,}$/.test(text) && stem.split(/[_.-]/).includes(text);
}

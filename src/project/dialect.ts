import { readCrateDialects } from './crate-features.ts';
import { findMarks, type Marks } from './dialect-marks.ts';
import { dialectOfPath } from './dialect-names.ts';
import { findAbove } from './layouts/ancestors.ts';
import type { Tree } from './layouts/layout.ts';
import { folderOf, joinPath } from './layouts/names.ts';
import type { MigrationHistory } from './project.ts';

/** The kind of database that a history is written for, and what says so. */
export interface DetectedDialect {
	/** Such as `postgresql`, `mysql` or `sqlite`. */
	readonly dialect: string;
	readonly evidence: {
		readonly path: string;
		/** 1-based; null where the path itself says it. */
		readonly line: number | null;
		readonly text: string;
	};
}

/**
 * What a history is written for, by the tool's own settings, then by words that only one kind of database has, then by
 * what the program is built with, then by the folders' names. Null where nothing tells.
 */
export async function detectDialect(history: MigrationHistory, tree: Tree): Promise<DetectedDialect | null> {
	const declared = await fromSettings(history, tree);
	if (declared) return declared;
	const folder = fromFolder(history);
	const { postgres, foreign, likelyPostgres } = fromContent(history);
	if (postgres) return postgres;
	// MySQL's words are also H2's and MariaDB's: where the folder names its database, it knows better.
	if (foreign)
		return folder && folder.dialect !== 'postgresql' ? { ...foreign, dialect: folder.dialect } : foreign;
	const built = await fromManifest(history, tree);
	if (built) return built;
	if (folder && !ALSO_OTHER_WORDS.has(folder.dialect)) return folder;
	return likelyPostgres ?? folder;
}

/** A place where migrations stand, before they are read. */
type Place = Pick<MigrationHistory, 'layout' | 'directory'>;

/** The kind of database that a place's surroundings give without a look at its SQL; null where they give none. */
export async function declaredDialect(place: Place, tree: Tree): Promise<string | null> {
	const declared = (await fromSettings(place, tree)) ?? (await fromManifest(place, tree));
	if (declared) return declared.dialect;
	const folder = dialectOfPath(place.directory);
	return folder !== null && !ALSO_OTHER_WORDS.has(folder) ? folder : null;
}

/** Tools that run nothing but PostgreSQL. */
const POSTGRES_ONLY: ReadonlySet<string> = new Set(['supabase', 'node-pg-migrate', 'graphile-migrate']);

/** Prisma's lock file, Drizzle's journal and Sqitch's configuration name the engine; some tools have only one. */
async function fromSettings({ layout, directory }: Place, tree: Tree): Promise<DetectedDialect | null> {
	if (layout === 'prisma') {
		const pattern = /^\s*provider\s*=\s*"(\w+)"/;
		return readSetting(tree, joinPath(directory, 'migration_lock.toml'), pattern);
	}
	if (layout === 'drizzle') {
		return readSetting(tree, joinPath(directory, 'meta/_journal.json'), /"dialect"\s*:\s*"(\w+)"/);
	}
	if (POSTGRES_ONLY.has(layout)) {
		return { dialect: 'postgresql', evidence: { path: directory, line: null, text: layout } };
	}
	if (layout === 'sqitch') {
		const path = findAbove(tree.all, directory, ['sqitch.conf']);
		return path === null ? null : readSetting(tree, path, /^\s*engine\s*=\s*(\w+)/);
	}
	return null;
}

async function readSetting(tree: Tree, path: string, pattern: RegExp): Promise<DetectedDialect | null> {
	const lines = ((await tree.read(path)) ?? '').split('\n');
	const index = lines.findIndex((line) => pattern.test(line));
	const value = pattern.exec(lines[index] ?? '')?.[1];
	if (value === undefined) return null;
	const dialect = value === 'pg' || value === 'postgres' ? 'postgresql' : value;
	return { dialect, evidence: { path, line: index + 1, text: lines[index]!.trim() } };
}

/** Names of databases that folders have for other reasons too. */
const ALSO_OTHER_WORDS: ReadonlySet<string> = new Set(['oracle', 'spanner', 'derby']);

/** The first telling word of each kind in the whole history. */
function fromContent({
	migrations,
}: MigrationHistory): Readonly<Record<keyof Marks, DetectedDialect | null>> {
	const found: Record<keyof Marks, DetectedDialect | null> = {
		foreign: null,
		postgres: null,
		likelyPostgres: null,
	};
	for (const { path, source } of migrations) {
		const marks = findMarks(source);
		for (const key of ['foreign', 'postgres', 'likelyPostgres'] as const) {
			const mark = marks[key];
			if (mark)
				found[key] ??= { dialect: mark.dialect, evidence: { path, line: mark.line, text: mark.text } };
		}
	}
	return found;
}

/** A Rust program that is built without PostgreSQL's driver cannot run its migrations there. */
async function fromManifest({ layout, directory }: Place, tree: Tree): Promise<DetectedDialect | null> {
	if (layout !== 'sqlx' && layout !== 'diesel') return null;
	const built = await readCrateDialects(tree, directory, layout);
	const kinds = new Set(built.map(({ dialect }) => dialect));
	const [only] = built;
	if (!only || kinds.size !== 1) return null;
	return { dialect: only.dialect, evidence: { path: only.path, line: only.line, text: only.text } };
}

function fromFolder({ directory, migrations }: MigrationHistory): DetectedDialect | null {
	const dialect = dialectOfPath(directory.endsWith('.sql') ? folderOf(directory) : directory);
	if (dialect === null || migrations.length === 0) return null;
	return { dialect, evidence: { path: directory, line: null, text: directory } };
}

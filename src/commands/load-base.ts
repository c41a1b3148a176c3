import type { DatabaseConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import { loadPages } from '../project/load-pages.ts';
import { loadProject, type Project, sqlPathOf } from '../project/load-project.ts';
import { pathInHistory } from '../project/moved-paths.ts';
import type { FileSource, LedgerEntry, MigrationHistory } from '../project/project.ts';
import { isPlan } from './is-plan.ts';

/** The merge base as far as it can be read: its project, or null and what the ledger says of that. */
export interface LoadedBase {
	readonly project: Project | null;
	readonly ledger: readonly LedgerEntry[];
}

/**
 * Reads the merge base's migrations where the head has them, or where they were before the head moved them. A merge
 * base that cannot be read must not stop the pull request that mends it.
 */
export async function loadBase(
	base: FileSource,
	database: DatabaseConfig,
	head: MigrationHistory,
): Promise<LoadedBase> {
	try {
		// A pull request may bring the prelude that its merge base needs as well.
		const isNew = database.prelude !== null && (await base.read(database.prelude)) === null;
		const settings = isNew ? { ...database, prelude: null } : database;
		const loadFrom = (migrations: string): Promise<Project | null> =>
			loadWhereFound(base, { ...settings, migrations, layout: head.layout as DatabaseConfig['layout'] });
		const found = (await loadFrom(head.directory)) ?? (await loadMoved(base, head, loadFrom));
		// Before the first migration there is nothing to compare with, and everything is this pull request's.
		const project = found ?? (await emptyProject(base, database, head));
		return { project: isNew ? withPreludesOf(head, project) : project, ledger: [] };
	} catch (error) {
		if (!(error instanceof UserError) || error.code === 'git') throw error;
		return { project: null, ledger: [unusable('The merge base cannot be replayed', error)] };
	}
}

function withPreludesOf({ preludes }: MigrationHistory, project: Project): Project {
	return { ...project, history: { ...project.history, preludes } };
}

/** The ledger's entry for something at the merge base that cannot be used. */
export function unusable(what: string, { message, location }: UserError): LedgerEntry {
	return {
		kind: 'assumed',
		message: `${what} (${message.replace(/[.:]$/, '')}): everything is judged as new.`,
		file: location?.file ?? '',
		line: location?.line ?? null,
	};
}

async function loadWhereFound(base: FileSource, database: DatabaseConfig): Promise<Project | null> {
	try {
		return await loadProject(base, database, isPlan);
	} catch (error) {
		if (error instanceof UserError && /^(?:no|code)-migrations$/.test(error.code)) return null;
		throw error;
	}
}

/** The history from another directory, when it has at least one of the head's migrations as it stands. */
async function loadMoved(
	base: FileSource,
	head: MigrationHistory,
	loadFrom: (directory: string) => Promise<Project | null>,
): Promise<Project | null> {
	const directory = await formerDirectory(base, head);
	const project = directory === null ? null : await loadFrom(directory);
	const sources = new Map(
		head.migrations.map(({ path, source }) => [pathInHistory(head, path), source] as const),
	);
	const isSame = project?.history.migrations.some(
		({ path, source }) => sources.get(pathInHistory(project.history, path)) === source,
	);
	return isSame ? project : null;
}

/** The directory of the merge base in which most of the head's migrations have a file of their name. */
async function formerDirectory(base: FileSource, head: MigrationHistory): Promise<string | null> {
	const names = new Set(head.migrations.map(({ path }) => pathInHistory(head, path)));
	const depth = Math.max(...[...names].map((name) => name.split('/').length));
	const counts = new Map<string, number>();
	for (const path of await base.list('')) {
		const parts = path.split('/');
		for (let length = 1; length <= Math.min(depth, parts.length); length++) {
			if (!names.has(parts.slice(-length).join('/'))) continue;
			const directory = parts.slice(0, -length).join('/');
			counts.set(directory, (counts.get(directory) ?? 0) + 1);
		}
	}
	const [most] = [...counts].sort(([, a], [, b]) => b - a);
	return most?.[0] ?? null;
}

async function emptyProject(
	base: FileSource,
	database: DatabaseConfig,
	head: MigrationHistory,
): Promise<Project> {
	return {
		history: { ...head, migrations: [], ledger: [] },
		document: { path: database.document, text: await base.read(database.document) },
		pages: await loadPages(base, database),
		sqlFile: { path: sqlPathOf(database.document), text: null },
	};
}

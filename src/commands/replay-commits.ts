import type { DatabaseConfig } from '../config/config.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { UserError } from '../errors.ts';
import { loadProject, type Project, sqlPathOf } from '../project/load-project.ts';
import type { FileSource, LedgerEntry, MigrationHistory } from '../project/project.ts';
import type { OnProgress, Replay } from '../replay/replay.ts';
import { replayHistory } from '../replay/replay-history.ts';

/** One database at the head and, where there is one to judge against, at the merge base. */
export interface ReplayedCommits {
	readonly head: { readonly project: Project; readonly replay: Replay };
	readonly base: { readonly project: Project; readonly replay: Replay } | null;
	readonly ledger: readonly LedgerEntry[];
}

/** Replays both commits, in one engine where the head only adds to the merge base. */
export async function replayCommits(
	dialect: Dialect,
	database: DatabaseConfig,
	head: FileSource,
	base: FileSource | null,
	onProgress: OnProgress | undefined,
): Promise<ReplayedCommits> {
	const project = await loadProject(head, database);
	const baseProject = base && (await loadBase(base, database, project.history));
	const common = { dialect, limits: database.limits, ...(onProgress ? { onProgress } : {}) };
	const shared = baseProject ? sharedCount(baseProject.history, project.history) : 0;
	const isPrefix = baseProject !== null && shared === baseProject.history.migrations.length;
	const replayed = await replayHistory({
		...common,
		history: project.history,
		baseCount: isPrefix ? shared : null,
	});
	const present = { project, replay: replayed.head };
	if (!baseProject) return { head: present, base: null, ledger: [] };
	if (replayed.base) {
		return {
			head: present,
			base: { project: baseProject, replay: replayed.base },
			ledger: [],
		};
	}
	try {
		const { head: replay } = await replayHistory({
			...common,
			history: baseProject.history,
			baseCount: null,
		});
		return { head: present, base: { project: baseProject, replay }, ledger: [] };
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const message = `The merge base does not replay (${error.message}): everything is judged as new.`;
		const ledger = [
			{
				kind: 'assumed' as const,
				message,
				file: error.location?.file ?? '',
				line: error.location?.line ?? null,
			},
		];
		return { head: present, base: null, ledger };
	}
}

async function loadBase(
	base: FileSource,
	database: DatabaseConfig,
	head: MigrationHistory,
): Promise<Project | null> {
	const found = { ...database, migrations: head.directory, layout: head.layout as DatabaseConfig['layout'] };
	try {
		return await loadProject(base, found);
	} catch (error) {
		// Before the first migration there is nothing to compare with, and everything is this pull request's.
		if (error instanceof UserError && error.code === 'no-migrations')
			return emptyProject(base, database, head);
		throw error;
	}
}

async function emptyProject(
	base: FileSource,
	database: DatabaseConfig,
	head: MigrationHistory,
): Promise<Project> {
	return {
		history: { ...head, migrations: [], ledger: [] },
		document: { path: database.document, text: await base.read(database.document) },
		sqlFile: { path: sqlPathOf(database.document), text: null },
	};
}

function sharedCount(base: MigrationHistory, head: MigrationHistory): number {
	const differs = base.migrations.findIndex((migration, index) => {
		const other = head.migrations[index];
		return other?.path !== migration.path || other.source !== migration.source;
	});
	return differs < 0 ? base.migrations.length : differs;
}

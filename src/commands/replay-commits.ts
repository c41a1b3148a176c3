import type { DatabaseConfig } from '../config/config.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { UserError } from '../errors.ts';
import { loadProject, type Project } from '../project/load-project.ts';
import { pathInHistory } from '../project/moved-paths.ts';
import type { FileSource, LedgerEntry, MigrationHistory } from '../project/project.ts';
import type { CheckpointStore } from '../replay/checkpoints/checkpoint-store.ts';
import type { OnProgress, Replay } from '../replay/replay.ts';
import { type CapturedEngine, replayHistory } from '../replay/replay-history.ts';
import { isPlan } from './is-plan.ts';
import { loadBase, unusable } from './load-base.ts';

/** One database at the head and, where there is one to judge against, at the merge base. */
export interface ReplayedCommits {
	readonly head: { readonly project: Project; readonly replay: Replay };
	readonly base: { readonly project: Project; readonly replay: Replay } | null;
	/** How many migrations both begin with, and the engine after those where it could be taken along. */
	readonly shared: { readonly count: number; readonly engine: CapturedEngine | null };
	readonly ledger: readonly LedgerEntry[];
}

/** Who is told of the progress, and where states are kept for later runs. */
export interface RunParts {
	readonly onProgress: OnProgress | undefined;
	readonly checkpoints: CheckpointStore | undefined;
}

/** Replays both commits, in one engine where the head only adds to the merge base. */
export async function replayCommits(
	dialect: Dialect,
	database: DatabaseConfig,
	head: FileSource,
	base: FileSource | null,
	{ onProgress, checkpoints }: RunParts,
): Promise<ReplayedCommits> {
	const project = await loadProject(head, database, isPlan);
	const { project: baseProject, ledger } = base
		? await loadBase(base, database, project.history)
		: { project: null, ledger: [] };
	const common = { dialect, limits: database.limits, checkpoints, ...(onProgress ? { onProgress } : {}) };
	const shared = baseProject ? sharedCount(baseProject.history, project.history) : 0;
	const isPrefix =
		baseProject !== null &&
		shared === baseProject.history.migrations.length &&
		haveSamePreludes(baseProject.history, project.history);
	const isAhead = baseProject !== null && shared < project.history.migrations.length;
	const replayed = await replayHistory({
		...common,
		history: project.history,
		baseCount: isPrefix ? shared : null,
		keptCount: shared,
		capturedCount: isAhead ? shared : null,
	});
	const present = {
		head: { project, replay: replayed.head },
		shared: { count: shared, engine: replayed.captured },
	};
	if (!baseProject) return { ...present, base: null, ledger };
	if (replayed.base) return { ...present, base: { project: baseProject, replay: replayed.base }, ledger };
	try {
		const { head: replay } = await replayHistory({
			...common,
			history: baseProject.history,
			baseCount: null,
		});
		return { ...present, base: { project: baseProject, replay }, ledger };
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return { ...present, base: null, ledger: [unusable('The merge base does not replay', error)] };
	}
}

function haveSamePreludes(
	{ preludes: base }: MigrationHistory,
	{ preludes: head }: MigrationHistory,
): boolean {
	return base.length === head.length && base.every(({ source }, index) => source === head[index]?.source);
}

function sharedCount(base: MigrationHistory, head: MigrationHistory): number {
	const differs = base.migrations.findIndex((migration, index) => {
		const other = head.migrations[index];
		if (!other || other.source !== migration.source) return true;
		return pathInHistory(head, other.path) !== pathInHistory(base, migration.path);
	});
	return differs < 0 ? base.migrations.length : differs;
}

import type { DatabaseConfig } from '../config/config.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { UserError } from '../errors.ts';
import type { LedgerEntry } from '../project/project.ts';
import type { CheckpointStore } from '../replay/checkpoints/checkpoint-store.ts';
import type { LocatedDrift } from '../report/findings/drift-findings.ts';
import { unusable } from './load-base.ts';
import { type MeasuredDocument, measureDocument } from './measure-document.ts';
import { driftMeter, type MeasuredDrift } from './measure-drift.ts';
import type { ReplayedCommits } from './replay-commits.ts';

/** The documents of both commits against what is built there; null where a commit has none. */
export interface MeasuredDocuments {
	readonly head: MeasuredDocument | null;
	readonly base: MeasuredDrift | null;
	readonly headDrift: LocatedDrift | null;
	readonly baseDrift: LocatedDrift | null;
	/** Whether generating would have changed nothing at the merge base; null where that does not matter. */
	readonly wasCurrent: boolean | null;
	readonly ledger: readonly LedgerEntry[];
}

/** Holds each commit's document against its own migrations. */
export async function measureDocuments(
	dialect: Dialect,
	database: DatabaseConfig,
	commits: ReplayedCommits,
	defaultName: string,
	checkpoints: CheckpointStore | undefined,
): Promise<MeasuredDocuments> {
	const measure = driftMeter(dialect, database, defaultName);
	const { project, replay } = commits.head;
	const drift = await measure(project, replay);
	const known = { checkpoints, keptCount: commits.base?.project.history.migrations.length };
	const head = drift && (await measureDocument(dialect, database, replay, defaultName, drift, known));
	const { base, ledger } = await measureBase(measure, commits);
	// Another rehearsal tells whose fault it is, where nothing else does.
	const isOutdated = head && !head.isCurrent && head.drifts.length === 0;
	const before =
		isOutdated && base && commits.base
			? await measureDocument(dialect, database, commits.base.replay, defaultName, base, known)
			: null;
	return {
		head,
		base,
		headDrift: head && locate(head, replay),
		baseDrift: base && commits.base && locate(base, commits.base.replay),
		wasCurrent: before?.isCurrent ?? null,
		ledger,
	};
}

/** The merge base's document; one that cannot be read must not stop the pull request that mends it. */
async function measureBase(
	measure: ReturnType<typeof driftMeter>,
	{ base }: ReplayedCommits,
): Promise<{ readonly base: MeasuredDrift | null; readonly ledger: readonly LedgerEntry[] }> {
	try {
		return { base: base && (await measure(base.project, base.replay)), ledger: [] };
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return { base: null, ledger: [unusable('The specification at the merge base cannot be used', error)] };
	}
}

function locate({ drifts, document }: MeasuredDrift, replay: LocatedDrift['replay']): LocatedDrift {
	return { drifts, document: document.path, replay };
}

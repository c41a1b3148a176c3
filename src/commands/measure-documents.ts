import type { DatabaseConfig } from '../config/config.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { UserError } from '../errors.ts';
import type { LedgerEntry } from '../project/project.ts';
import type { LocatedDrift } from '../report/findings/drift-findings.ts';
import { unusable } from './load-base.ts';
import { driftMeter, type MeasuredDocument } from './measure-drift.ts';
import type { ReplayedCommits } from './replay-commits.ts';

/** The documents of both commits against what is built there; null where a commit has none. */
export interface MeasuredDocuments {
	readonly head: MeasuredDocument | null;
	readonly base: MeasuredDocument | null;
	readonly headDrift: LocatedDrift | null;
	readonly baseDrift: LocatedDrift | null;
	readonly ledger: readonly LedgerEntry[];
}

/** Holds each commit's document against its own migrations. */
export async function measureDocuments(
	dialect: Dialect,
	database: DatabaseConfig,
	commits: ReplayedCommits,
	defaultName: string,
): Promise<MeasuredDocuments> {
	const measure = driftMeter(dialect, database, defaultName);
	const { project, replay } = commits.head;
	const head = await measure(project.document, replay);
	const { base, ledger } = await measureBase(measure, commits);
	return {
		head,
		base,
		headDrift: head && locate(head, replay),
		baseDrift: base && commits.base && locate(base, commits.base.replay),
		ledger,
	};
}

/** The merge base's document; one that cannot be read must not stop the pull request that mends it. */
async function measureBase(
	measure: ReturnType<typeof driftMeter>,
	{ base }: ReplayedCommits,
): Promise<{ readonly base: MeasuredDocument | null; readonly ledger: readonly LedgerEntry[] }> {
	try {
		return { base: base && (await measure(base.project.document, base.replay)), ledger: [] };
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return { base: null, ledger: [unusable('The specification at the merge base cannot be used', error)] };
	}
}

function locate({ drifts, document }: MeasuredDocument, replay: LocatedDrift['replay']): LocatedDrift {
	return { drifts, document: document.path, replay };
}

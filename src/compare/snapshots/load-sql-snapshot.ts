import type { Dialect, EngineLimits } from '../../dialects/dialect.ts';
import { UserError } from '../../errors.ts';
import type { Snapshot, SnapshotFile } from '../../project/find-snapshots.ts';
import { LAYOUTS } from '../../project/layouts/index.ts';
import { loadHistory } from '../../project/load-history.ts';
import type { LedgerEntry } from '../../project/project.ts';
import type { Replay } from '../../replay/replay.ts';
import { replayHistory } from '../../replay/replay-history.ts';

/** A dump as the engine understands it; null where it does not run, and what the ledger says of that. */
export interface LoadedSnapshot {
	readonly replay: Replay | null;
	readonly ledger: readonly LedgerEntry[];
}

/** Runs a dump in an engine of its own, after what the migrations find there as well. */
export async function loadSqlSnapshot(
	dialect: Dialect,
	{ files, path }: Snapshot,
	built: Replay,
	limits: EngineLimits,
): Promise<LoadedSnapshot> {
	const { text } = files[0]!;
	const tree = {
		files: [path],
		all: new Set([path]),
		read: async (wanted: string) => (wanted === path ? text : null),
	};
	try {
		const { preludes, bookkeepingTables } = built.history;
		const history = await loadHistory(LAYOUTS['single-dump'], path, tree);
		const own = { ...history, preludes, bookkeepingTables, ledger: [] };
		const { head } = await replayHistory({ dialect, history: own, limits, baseCount: null });
		return { replay: head, ledger: [] };
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const { message, location } = error;
		return {
			replay: null,
			ledger: [
				{
					kind: 'not-understood',
					message: `This snapshot of the schema does not run (${message.replace(/[.:]$/, '')}): it is not compared with the migrations.`,
					file: location?.file ?? path,
					line: location?.line ?? null,
				},
			],
		};
	}
}

const CREATED =
	/^\s*create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(?:"?[\w$]+"?\s*\.\s*)?(?:"([^"]+)"|([\w$]+))/gim;

/** The names of the tables that a dump makes, as far as its text tells without running it. */
export function namesInDump({ text }: SnapshotFile): ReadonlySet<string> {
	return new Set([...text.matchAll(CREATED)].map(([, quoted, plain]) => quoted ?? plain!.toLowerCase()));
}

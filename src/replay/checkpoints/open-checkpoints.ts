import type { Dialect } from '../../dialects/dialect.ts';
import type { LedgerEntry, MigrationHistory } from '../../project/project.ts';
import type { CheckpointStore } from './checkpoint-store.ts';
import { readEntry, writeEntry } from './entry.ts';
import { listPrefixKeys, type Purpose } from './prefix-keys.ts';

/** What may be kept of a history's beginning, and is known of it from earlier runs. */
export interface Checkpoints<State> {
	/** The one that spares most, after so many migrations at most; null where there is none. */
	find(most: number): Promise<Checkpoint<State> | null>;
	/** Keeps what there is after so many migrations, where that spares enough; `capture` gives null for what cannot be kept. */
	keep(count: number, capture: () => Promise<State | null>): Promise<void>;
	/** What the ledger says of a store that is not as it should be. */
	readonly ledger: readonly LedgerEntry[];
}

/** Where a history stood after its first migrations. */
export interface Checkpoint<State> {
	readonly count: number;
	readonly state: State;
}

/** Fewer statements run as quickly as a checkpoint is read and unpacked. */
const LEAST_STATEMENTS = 100;

/** So far back it is looked for: each look is a file that may not be there. */
const FURTHEST_BACK = 100;

/**
 * Opens the checkpoints of a history; null where there is no store, for an engine on somebody's server, and where nobody
 * can tell what a program will do.
 */
export async function openCheckpoints<State>(
	store: CheckpointStore | undefined,
	{ isEmbedded }: Dialect,
	purpose: Purpose,
	history: MigrationHistory,
): Promise<Checkpoints<State> | null> {
	const { migrations, program, directory } = history;
	if (!store || !isEmbedded || program) return null;
	const keys = await listPrefixKeys(purpose, history);
	const ledger: LedgerEntry[] = [];
	const note = (message: string): void => {
		ledger.push({ kind: 'skipped', message, file: directory, line: null });
	};
	let last = 0;
	return {
		ledger,
		async find(most) {
			for (let count = most; count > Math.max(0, most - FURTHEST_BACK); count--) {
				const entry = await store.get(keys[count] ?? '').catch(() => null);
				if (!entry) continue;
				const state = readEntry(entry) as State | undefined;
				if (state !== undefined) {
					last = count;
					return { count, state };
				}
				note('What the cache has kept of these migrations is damaged: they were replayed instead.');
			}
			return null;
		},
		async keep(count, capture) {
			const since = migrations.slice(last, count);
			if (since.reduce((sum, { statements }) => sum + statements.length, 0) < LEAST_STATEMENTS) return;
			const state = await capture();
			if (state === null) return;
			last = count;
			await store.put(keys[count] ?? '', writeEntry(state)).catch((error: Error) => {
				note(`The cache could not be written (${error.message}): the next run replays all migrations again.`);
			});
		},
	};
}

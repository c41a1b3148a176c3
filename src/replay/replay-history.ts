import type { Dialect, Engine, EngineLimits } from '../dialects/dialect.ts';
import type { Given } from '../model/schema.ts';
import type { LedgerEntry, MigrationHistory } from '../project/project.ts';
import { applyMigration } from './apply-migration.ts';
import { createBookkeepingTables, listBookkeepingMentions } from './bookkeeping.ts';
import type { CheckpointStore } from './checkpoints/checkpoint-store.ts';
import { openCheckpoints } from './checkpoints/open-checkpoints.ts';
import { type Beginning, presentReplay, type Reading } from './present-replay.ts';
import type { OnProgress, Replay, ReplayedMigration, Step } from './replay.ts';
import { runPreludes } from './run-preludes.ts';
import { runProgram } from './run-program.ts';

/** What to replay and in what. */
export interface ReplayInput {
	readonly dialect: Dialect;
	readonly history: MigrationHistory;
	readonly limits: EngineLimits;
	/** Also report the state after this many migrations: the merge base, when it is a prefix of this history. */
	readonly baseCount: number | null;
	/** Where the state after some migrations may be known from an earlier run, and is kept for later ones. */
	readonly checkpoints?: CheckpointStore | undefined;
	/** After how many migrations it is worth keeping, beside after all of them: the merge base's. */
	readonly keptCount?: number;
	/** Also give the engine as it is after this many migrations. */
	readonly capturedCount?: number | null;
	readonly onProgress?: OnProgress;
}

/** Everything that is needed to go on after some migrations, or to tell what they have built. */
interface ReplayState {
	readonly engine: Uint8Array;
	readonly beginning: Beginning;
	/** For each migration. */
	readonly steps: readonly (readonly Step[])[];
	/** What the ledger says of the migrations. */
	readonly ledger: readonly LedgerEntry[];
	readonly reading: Reading;
}

/** An engine as it was after some migrations, and what was there before the first. */
export interface CapturedEngine {
	readonly engine: Uint8Array;
	readonly given: Given | undefined;
}

/** What a history builds; `base` is its first part when one was asked for. */
export interface ReplayedHistory {
	readonly head: Replay;
	readonly base: Replay | null;
	/** Null where none was asked for, and where an engine cannot be taken along. */
	readonly captured: CapturedEngine | null;
}

/** Applies a history to an empty engine. */
export async function replayHistory(input: ReplayInput): Promise<ReplayedHistory> {
	const { dialect, history, limits, baseCount, keptCount = baseCount, capturedCount = null } = input;
	const { migrations, preludes, program } = history;
	const purpose = ['replay', limits] as const;
	const checkpoints = await openCheckpoints<ReplayState>(input.checkpoints, dialect, purpose, history);
	const known = (await checkpoints?.find(baseCount ?? migrations.length)) ?? null;
	const sources = program ? 'unknown' : [...preludes, ...migrations].map(({ source }) => source);
	const names = history.bookkeepingTables.map(({ name }) => name);
	let engine: Engine | undefined;
	const open = async (): Promise<Engine> => {
		if (engine) return engine;
		const state = known ? { state: known.state.engine } : {};
		engine = await dialect.openEngine({ limits, sources, ...state });
		const { given } = known?.state.beginning ?? {};
		if (given) await engine.keepSettings(given.settings);
		// `npm run bench` reads these marks.
		performance.mark('engine started');
		return engine;
	};
	try {
		const beginning = known?.state.beginning ?? (await begin(dialect, await open(), history));
		const before = [...history.ledger, ...beginning.ledger, ...listBookkeepingMentions(history)];
		const ledger = [...before, ...(known?.state.ledger ?? [])];
		const replayed: ReplayedMigration[] = (known?.state.steps ?? []).map((steps, index) => ({
			migration: migrations[index]!,
			steps,
		}));
		let latest = known && { count: known.count, reading: known.state.reading };
		const read = async (): Promise<Reading> => {
			if (latest?.count !== replayed.length) {
				const introspection = await dialect.introspect(await open(), names);
				const rows = await dialect.readRows(await open(), names);
				latest = { count: replayed.length, reading: { introspection, rows } };
			}
			return latest.reading;
		};
		const report = async (): Promise<Replay> =>
			presentReplay(history, replayed, ledger, await read(), beginning, checkpoints?.ledger ?? []);
		const keep = async (count: number): Promise<void> =>
			checkpoints?.keep(count, async () => {
				const reading = await read();
				const captured = (await (await open()).capture?.()) ?? null;
				if (captured === null) return null;
				const steps = replayed.map((migration) => migration.steps);
				return { engine: captured, beginning, steps, ledger: ledger.slice(before.length), reading };
			});
		let base = input.baseCount === replayed.length ? await report() : null;
		let captured: CapturedEngine | null = null;
		const capture = async (): Promise<void> => {
			if (capturedCount !== replayed.length) return;
			const bytes = known?.count === capturedCount ? known.state.engine : await (await open()).capture?.();
			captured = bytes ? { engine: bytes, given: beginning.given } : null;
		};
		await capture();
		for (const [index, migration] of migrations.entries()) {
			if (index < replayed.length) continue;
			input.onProgress?.(migration.path, index + 1, migrations.length);
			const running = await open();
			const extensions = await dialect.listExtensions(running);
			replayed.push(await applyMigration(running, migration, { history, extensions, ledger }));
			if (keptCount === replayed.length) await keep(replayed.length);
			if (baseCount === replayed.length) base = await report();
			await capture();
		}
		if (program) replayed.push(...(await runProgram(await open(), program, limits, ledger)));
		performance.mark('migrations replayed');
		await keep(migrations.length);
		const isSame = baseCount === migrations.length && base;
		const head = isSame || (await report());
		performance.mark('schema read');
		return { head, base, captured };
	} finally {
		await engine?.close();
	}
}

async function begin(dialect: Dialect, engine: Engine, history: MigrationHistory): Promise<Beginning> {
	const extensions = await dialect.listExtensions(engine);
	const ledger = [...history.ledger];
	const given = await runPreludes(dialect, engine, { history, extensions, ledger });
	await createBookkeepingTables(engine, history);
	const names = history.bookkeepingTables.map(({ name }) => name);
	const rows = await dialect.readRows(engine, names);
	return { given, rows, ledger: ledger.slice(history.ledger.length) };
}

import { readDump } from '../../compare/dumps/dump-entries.ts';
import { type SteadyDump, steadyRows } from '../../compare/dumps/steady-rows.ts';
import type { Dialect, Engine, EngineLimits, FoundRows, Introspection } from '../../dialects/dialect.ts';
import type { Given } from '../../model/schema.ts';
import type { LedgerEntry, Migration, MigrationHistory } from '../../project/project.ts';
import { applyMigration } from '../../replay/apply-migration.ts';
import { createBookkeepingTables } from '../../replay/bookkeeping.ts';
import type { OnProgress, ReplayedMigration } from '../../replay/replay.ts';
import { runPreludes } from '../../replay/run-preludes.ts';
import type { Run } from './plan-runs.ts';

/** What is replayed, and in what. */
export interface Stage {
	readonly dialect: Dialect;
	readonly history: MigrationHistory;
	readonly limits: EngineLimits;
	readonly onProgress?: OnProgress | undefined;
}

/** What a run of migrations does, as it was replayed. */
export interface RecordedRun {
	readonly run: Run;
	readonly before: Introspection;
	readonly after: Introspection;
	readonly replayed: readonly ReplayedMigration[];
	/** The rows that there are after it. */
	readonly rows: FoundRows;
	/** What the database is after it. */
	readonly dumped: SteadyDump;
	/** Opens a new engine in which everything before the run has been replayed. */
	open(): Promise<Engine>;
}

/** A whole history as it was replayed, with a closer look at some runs of it. */
export interface RecordedHistory {
	readonly given: Given | undefined;
	/** The rows before the first migration. */
	readonly rows: FoundRows;
	readonly runs: readonly RecordedRun[];
	/** What the database is in the end. */
	readonly dumped: SteadyDump;
}

/** Replays a history and looks at what is there before and after each run; throws the UserError of what fails. */
export async function recordHistory(stage: Stage, runs: readonly Run[]): Promise<RecordedHistory> {
	const { dialect, history } = stage;
	const names = history.bookkeepingTables.map(({ name }) => name);
	const engine = await openEmpty(stage);
	try {
		const { given, context, rows } = await begin(stage, engine);
		const recorded: RecordedRun[] = [];
		let done: ReplayedMigration[] = [];
		let started: Pick<RecordedRun, 'before' | 'open'> | undefined;
		const dump = () => dumpSteadily(stage, engine, rows.clock);
		for (const [at, migration] of history.migrations.entries()) {
			if (runs.some(({ first }) => first === at)) {
				const state = (await engine.capture?.()) ?? null;
				started = {
					before: await dialect.introspect(engine, names),
					open: () => (state ? reopen(stage, state, given) : openAfter(stage, at)),
				};
				done = [];
			}
			stage.onProgress?.(migration.path, at + 1, history.migrations.length);
			done.push(await applyMigration(engine, migration, context));
			const run = runs.find(({ end }) => end === at + 1);
			if (!run || !started) continue;
			recorded.push({
				...{ run, ...started, replayed: [...done] },
				...{ after: await dialect.introspect(engine, names), rows: await dialect.readRows(engine, names) },
				dumped: await dump(),
			});
		}
		const last = recorded.at(-1);
		const dumped = last?.run.end === history.migrations.length ? last.dumped : await dump();
		return { given, rows, runs: recorded, dumped };
	} finally {
		await engine.close();
	}
}

/** Applies migrations to an engine, as parts of a history. */
export async function applyAll(
	{ dialect, history }: Stage,
	engine: Engine,
	migrations: readonly Migration[],
): Promise<void> {
	const context = { history, extensions: await dialect.listExtensions(engine), ledger: [] as LedgerEntry[] };
	for (const migration of migrations) await applyMigration(engine, migration, context);
}

/** What an engine holds, with its rows; `since` is its time before the first migration, in microseconds since 1970. */
export async function dumpSteadily(stage: Stage, engine: Engine, since: number): Promise<SteadyDump> {
	const { dialect, history } = stage;
	const ignoredTables = history.bookkeepingTables.map(({ name }) => name);
	const { clock } = await dialect.readRows(engine, ignoredTables);
	const options = { ignoredTables, privileges: true, rows: true };
	const entries = readDump(await dialect.dump(engine, options));
	return steadyRows(entries, { ran: { from: since, to: clock }, written: writtenIn(history) });
}

const texts = new WeakMap<MigrationHistory, string>();

function writtenIn(history: MigrationHistory): string {
	const known = texts.get(history);
	if (known !== undefined) return known;
	const text = history.migrations
		.map(({ source }) => source)
		.join('\n')
		.toLowerCase();
	texts.set(history, text);
	return text;
}

function sourcesOf({ preludes, migrations }: MigrationHistory): readonly string[] {
	return [...preludes, ...migrations].map(({ source }) => source);
}

function openEmpty({ dialect, history, limits }: Stage): Promise<Engine> {
	return dialect.openEngine({ limits, sources: sourcesOf(history) });
}

async function reopen(stage: Stage, state: Uint8Array, given: Given | undefined): Promise<Engine> {
	const { dialect, history, limits } = stage;
	const engine = await dialect.openEngine({ limits, sources: sourcesOf(history), state });
	if (given) await engine.keepSettings(given.settings);
	return engine;
}

/** Another engine that stands where one does, with the same rows; null where an engine cannot be copied. */
export async function openCopy(
	stage: Stage,
	engine: Engine,
	{ given }: Pick<RecordedHistory, 'given'>,
): Promise<Engine | null> {
	const state = await engine.capture?.();
	return state ? reopen(stage, state, given) : null;
}

/** A new engine in which the first migrations have been replayed. */
async function openAfter(stage: Stage, count: number): Promise<Engine> {
	const engine = await openEmpty(stage);
	await begin(stage, engine);
	await applyAll(stage, engine, stage.history.migrations.slice(0, count));
	return engine;
}

async function begin({ dialect, history }: Stage, engine: Engine) {
	const extensions = await dialect.listExtensions(engine);
	const context = { history, extensions, ledger: [] as LedgerEntry[] };
	const given = await runPreludes(dialect, engine, context);
	await createBookkeepingTables(engine, history);
	const rows = await dialect.readRows(
		engine,
		history.bookkeepingTables.map(({ name }) => name),
	);
	return { given, context, rows };
}

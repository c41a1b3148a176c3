import type { Dialect, EngineLimits, Introspection } from '../dialects/dialect.ts';
import { withoutGiven } from '../model/given.ts';
import type { Given } from '../model/schema.ts';
import type { LedgerEntry, MigrationHistory } from '../project/project.ts';
import { applyMigration, type ReplayContext } from './apply-migration.ts';
import { createBookkeepingTables } from './bookkeeping.ts';
import { listGivenChanges } from './given-changes.ts';
import { collectEndings, collectTouches, withoutUndone } from './provenance.ts';
import { type RowsLeft, readRowsLeft } from './read-rows.ts';
import type { OnProgress, Replay, ReplayedMigration } from './replay.ts';
import { runPreludes } from './run-preludes.ts';
import { runProgram } from './run-program.ts';

/** What to replay and in what. */
export interface ReplayInput {
	readonly dialect: Dialect;
	readonly history: MigrationHistory;
	readonly limits: EngineLimits;
	/** Also report the state after this many migrations: the merge base, when it is a prefix of this history. */
	readonly baseCount: number | null;
	readonly onProgress?: OnProgress;
}

/** Applies a history to an empty engine; `base` is the replay's first part when one was asked for. */
export async function replayHistory(
	input: ReplayInput,
): Promise<{ readonly head: Replay; readonly base: Replay | null }> {
	const { dialect, history, limits } = input;
	const sources = [...history.preludes, ...history.migrations].map(({ source }) => source);
	const engine = await dialect.openEngine({ limits, sources: history.program ? 'unknown' : sources });
	// `npm run bench` reads these marks.
	performance.mark('engine started');
	try {
		const extensions = await dialect.listExtensions(engine);
		const ledger: LedgerEntry[] = [...history.ledger];
		const context: ReplayContext = { history, extensions, ledger };
		const names = history.bookkeepingTables.map(({ name }) => name);
		const given = await runPreludes(dialect, engine, context);
		ledger.push(...(await createBookkeepingTables(engine, history)));
		const replayed: ReplayedMigration[] = [];
		const before = await dialect.readRows(engine, names);
		const snapshot = async (): Promise<Replay> => {
			const introspection = await dialect.introspect(engine, names);
			const left = await readRowsLeft(dialect, engine, history, before);
			return present(history, replayed, ledger, introspection, left, given);
		};
		let base = input.baseCount === 0 ? await snapshot() : null;
		for (const [index, migration] of history.migrations.entries()) {
			input.onProgress?.(migration.path, index + 1, history.migrations.length);
			replayed.push(await applyMigration(engine, migration, context));
			if (input.baseCount === index + 1) base = await snapshot();
		}
		if (history.program) replayed.push(...(await runProgram(engine, history.program, limits, ledger)));
		performance.mark('migrations replayed');
		const isSame = input.baseCount === history.migrations.length && base;
		const head = isSame || (await snapshot());
		performance.mark('schema read');
		return { head, base };
	} finally {
		await engine.close();
	}
}

const SWITCHES_OFF = /\bevent[\s_]+triggers?\b|\bauggie_replay\b/i;

/** A migration that ends the reporting leaves the schema right and its story untold. */
function lostTrace(replayed: readonly ReplayedMigration[]): LedgerEntry {
	const message =
		'The event triggers that tell what each statement does are switched off: the history is incomplete from there on.';
	const steps = replayed.flatMap((migration) => migration.steps);
	const step = steps.find(({ sql }) => SWITCHES_OFF.test(sql)) ?? steps.at(-1);
	return { kind: 'not-understood', message, file: step?.path ?? '', line: step?.line ?? null };
}

function present(
	history: MigrationHistory,
	replayed: readonly ReplayedMigration[],
	ledger: readonly LedgerEntry[],
	introspection: Introspection,
	left: RowsLeft,
	given: Given | undefined,
): Replay {
	const { keys, schema } = introspection;
	const migrations = withoutUndone(replayed, keys);
	const story = { touches: collectTouches(migrations, keys), endings: collectEndings(migrations) };
	return {
		history: { ...history, migrations: replayed.map(({ migration }) => migration) },
		migrations,
		schema: withoutGiven(schema, given),
		rows: left.rows,
		...story,
		ledger: [
			...ledger,
			...listGivenChanges(schema, given, story, history),
			...(introspection.traced ? [] : [lostTrace(replayed)]),
			...[...introspection.notes, ...left.notes].map((note) => ({
				...note,
				file: history.directory,
				line: null,
			})),
		],
	};
}

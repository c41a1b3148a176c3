import type { Dialect, Engine, EngineLimits, Introspection } from '../dialects/dialect.ts';
import { UserError } from '../errors.ts';
import type { LedgerEntry, MigrationHistory } from '../project/project.ts';
import { positionAt } from '../sql/position.ts';
import { applyMigration } from './apply-migration.ts';
import { collectEndings, collectTouches, withoutUndone } from './provenance.ts';
import type { OnProgress, Replay, ReplayedMigration } from './replay.ts';

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
	const sources = history.migrations.map(({ source }) => source);
	const engine = await dialect.openEngine({ limits, sources });
	try {
		const extensions = await dialect.listExtensions();
		const ledger: LedgerEntry[] = [...history.ledger, ...(await createBookkeepingTables(engine, history))];
		const replayed: ReplayedMigration[] = [];
		const snapshot = async (): Promise<Replay> => {
			const names = history.bookkeepingTables.map(({ name }) => name);
			return present(history, replayed, ledger, await dialect.introspect(engine, names));
		};
		let base = input.baseCount === 0 ? await snapshot() : null;
		for (const [index, migration] of history.migrations.entries()) {
			input.onProgress?.(migration.path, index + 1, history.migrations.length);
			replayed.push(await applyMigration(engine, migration, extensions, ledger));
			if (input.baseCount === index + 1) base = await snapshot();
		}
		const isSame = input.baseCount === history.migrations.length && base;
		return { head: isSame || (await snapshot()), base };
	} finally {
		await engine.close();
	}
}

/** Makes the tool's own tables; those that a migration speaks of are said to be left out. */
async function createBookkeepingTables(
	engine: Engine,
	history: MigrationHistory,
): Promise<readonly LedgerEntry[]> {
	const ledger: LedgerEntry[] = [];
	for (const { name, sql } of history.bookkeepingTables) {
		if (!sql) continue;
		const { failure } = await engine.apply({ statements: [{ sql }], transaction: 'none' });
		if (failure)
			throw new UserError('replay', `the tool's own table ${name} could not be made: ${failure.message}`);
		const mention = findMention(history, name);
		if (mention) ledger.push(mention);
	}
	return ledger;
}

function findMention({ migrations }: MigrationHistory, table: string): LedgerEntry | null {
	for (const { path, source } of migrations) {
		const offset = source.indexOf(table);
		if (offset < 0) continue;
		const message = `The table ${table} is the migration tool's own: it was made first, and is left out of the schema.`;
		return { kind: 'assumed', message, file: path, line: positionAt(source, offset).line };
	}
	return null;
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
): Replay {
	const migrations = withoutUndone(replayed, introspection.keys);
	return {
		history: { ...history, migrations: history.migrations.slice(0, replayed.length) },
		migrations,
		schema: introspection.schema,
		touches: collectTouches(migrations, introspection.keys),
		endings: collectEndings(migrations),
		ledger: introspection.traced ? [...ledger] : [...ledger, lostTrace(replayed)],
	};
}

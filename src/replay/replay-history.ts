import type { Dialect, Engine, EngineLimits, Introspection } from '../dialects/dialect.ts';
import { UserError } from '../errors.ts';
import type { LedgerEntry, MigrationHistory } from '../project/project.ts';
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
		await createBookkeepingTables(engine, history);
		const extensions = await dialect.listExtensions();
		const ledger: LedgerEntry[] = [...history.ledger];
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

async function createBookkeepingTables(engine: Engine, history: MigrationHistory): Promise<void> {
	for (const { name, sql } of history.bookkeepingTables) {
		if (!sql) continue;
		const { failure } = await engine.apply({ statements: [{ sql }], transaction: 'none' });
		if (failure)
			throw new UserError('replay', `the tool's own table ${name} could not be made: ${failure.message}`);
	}
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
		ledger: [...ledger],
	};
}

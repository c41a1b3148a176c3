import type { Dialect, Effect, Engine, EngineLimits, SchemaReader } from '../../dialects/dialect.ts';
import { UserError } from '../../errors.ts';
import type { Given } from '../../model/schema.ts';
import type { LedgerEntry, Migration, MigrationHistory } from '../../project/project.ts';
import { applyMigration, type ReplayContext } from '../../replay/apply-migration.ts';
import { createBookkeepingTables } from '../../replay/bookkeeping.ts';
import type { CheckpointStore } from '../../replay/checkpoints/checkpoint-store.ts';
import { type Checkpoint, openCheckpoints } from '../../replay/checkpoints/open-checkpoints.ts';
import type { ReplayedMigration } from '../../replay/replay.ts';
import { runPreludes } from '../../replay/run-preludes.ts';
import { sentence } from '../../specification/markdown.ts';
import type { Rehearsed, Rollback, Untried } from '../../specification/rehearsed.ts';
import type { KnownObjects } from './known-objects.ts';
import { readAfter } from './read-after.ts';
import { unproven } from './style.ts';
import type { Trial } from './trial.ts';
import { tryDown } from './try-down.ts';
import { firstTried } from './window.ts';
import { writeInverse } from './write-inverse.ts';

/** What came of rolling back migrations on trial. */
export type RollbackTrials = Pick<Rehearsed, 'rollbacks' | 'untried'>;

/** What may be known of trials from earlier runs. */
export interface KnownTrials {
	readonly checkpoints?: CheckpointStore | undefined;
	/** After how many migrations it is worth keeping them, beside after all: the merge base's. */
	readonly keptCount?: number | undefined;
}

/** Everything that is needed to go on with the trials. */
interface TrialState {
	readonly engine: Uint8Array;
	readonly given: Given | undefined;
	readonly ledger: readonly LedgerEntry[];
	readonly rollbacks: readonly Rollback[];
	readonly before: KnownObjects;
	readonly reader: SchemaReader['memory'];
}

/**
 * Replays a history once more, and rolls each of its newer migrations back as soon as it has run: by its tool's own way
 * back, else by an inverse that is written here. The schema has to be as it was before. What stops the trials is said in
 * what they come to: nothing that is built depends on them.
 */
export async function tryRollbacks(
	dialect: Dialect,
	history: MigrationHistory,
	limits: EngineLimits,
	{ checkpoints: store, keptCount }: KnownTrials = {},
): Promise<RollbackTrials> {
	const { migrations } = history;
	if (migrations.length === 0) return { rollbacks: [] };
	const purpose = ['trials', limits, firstTried(migrations.length)] as const;
	const checkpoints = await openCheckpoints<TrialState>(store, dialect, purpose, history);
	const known = (await checkpoints?.find(migrations.length)) ?? null;
	if (known?.count === migrations.length) return { rollbacks: known.state.rollbacks, ...untriedOf(history) };
	const sources = [...history.preludes, ...migrations].map(({ source }) => source);
	const ways = migrations.flatMap(({ down }) => (down ? [down.source] : []));
	try {
		const state = known ? { state: known.state.engine } : {};
		const engine = await dialect.openEngine({ limits, sources: [...sources, ...ways], ...state });
		try {
			if (engine.shortcomings?.isUntraced) return { rollbacks: [], untried: UNTRACED };
			const keep = async (count: number, reached: Omit<TrialState, 'engine'>): Promise<void> => {
				if (count !== migrations.length && count !== keptCount) return;
				await checkpoints?.keep(count, async () => {
					const captured = (await engine.capture?.()) ?? null;
					return captured && { engine: captured, ...reached };
				});
			};
			return await tryEach(dialect, engine, history, known, keep);
		} finally {
			await engine.close();
		}
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return { rollbacks: [], untried: stoppedBy(error) };
	}
}

function stoppedBy({ message }: UserError): Untried {
	return { upTo: null, why: `The trials stopped: ${sentence(message)}` };
}

const UNTRACED: Untried = {
	upTo: null,
	why: 'The engine does not tell what a statement does, so that no rollback could be tried.',
};

async function tryEach(
	dialect: Dialect,
	engine: Engine,
	history: MigrationHistory,
	known: Checkpoint<TrialState> | null,
	keep: (count: number, reached: Omit<TrialState, 'engine'>) => Promise<void>,
): Promise<RollbackTrials> {
	const { migrations, bookkeepingTables } = history;
	const extensions = await dialect.listExtensions(engine);
	const ledger = [...(known?.state.ledger ?? history.ledger)];
	const context: ReplayContext = { history, extensions, ledger };
	const first = known?.count ?? firstTried(migrations.length);
	const given = known ? known.state.given : await runPreludes(dialect, engine, context);
	if (known && given) await engine.keepSettings(given.settings);
	if (!known) {
		await createBookkeepingTables(engine, history);
		for (const migration of migrations.slice(0, first)) await applyMigration(engine, migration, context);
	}
	const names = bookkeepingTables.map(({ name }) => name);
	const reader = await dialect.openSchemaReader(engine, names, known?.state.reader);
	const rollbacks = [...(known?.state.rollbacks ?? [])];
	let before: KnownObjects = known?.state.before ?? (await reader.readAll());
	for (const [at, migration] of migrations.entries()) {
		if (at < first) continue;
		try {
			const replayed = await applyMigration(engine, migration, context);
			const effects = effectsOf(replayed);
			const texts = replayed.steps.map(({ sql }) => sql);
			const read = await readAfter(reader, before, texts, effects);
			const trial = { dialect, engine, reader, replayed, effects, before, ...read };
			rollbacks.push(await tryOne(trial, migration, at === 0));
			before = read.after;
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			return { rollbacks, untried: stoppedBy(error) };
		}
		await keep(at + 1, { given, ledger, rollbacks, before, reader: reader.memory });
	}
	return { rollbacks, ...untriedOf(history) };
}

/** What is older than the trials go back. */
function untriedOf({ migrations }: MigrationHistory): Pick<RollbackTrials, 'untried'> {
	const last = migrations[firstTried(migrations.length) - 1];
	return last ? { untried: { upTo: last.path, why: OLD } } : {};
}

const OLD = 'Only newer ones are rolled back by hand; from further back a backup is the way.';

async function tryOne(trial: Trial, { path, down }: Migration, isFirst: boolean): Promise<Rollback> {
	if (down && down.statements.length > 0) return tryDown(trial, down);
	if (!isFirst) return writeInverse(trial);
	const outcome = unproven(() => 'It is the first one: before it the database is empty.');
	return { path, source: 'none', place: null, statements: [], outcome, losses: [] };
}

function effectsOf({ steps }: ReplayedMigration): readonly Effect[] {
	return steps.flatMap((step) => step.effects);
}

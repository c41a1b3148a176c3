import { type Proof, proveSchema } from '../compare/prove-schema.ts';
import type { Dialect, EngineLimits } from '../dialects/dialect.ts';
import { UserError } from '../errors.ts';
import type { CheckpointStore } from '../replay/checkpoints/checkpoint-store.ts';
import { remember } from '../replay/checkpoints/remember.ts';
import type { Replay } from '../replay/replay.ts';
import { NOTHING_REHEARSED, type Rehearsed } from '../specification/rehearsed.ts';
import { MONITORED_EXTENSIONS } from './monitoring/index.ts';
import { runMonitoring } from './monitoring/run-monitoring.ts';
import { tryQueries } from './queries/try-queries.ts';
import { listedTables, loadReferenceRows, withReferenceRows } from './reference-rows.ts';
import { type KnownTrials, tryRollbacks } from './rollbacks/try-rollbacks.ts';
import { makeTestRows } from './rows/make-test-rows.ts';
import { tryProposals, type Wishes } from './try-proposals.ts';

/** What came of trying out, in a second engine, all that a specification is going to say. */
export interface Rehearsal {
	/** Of the executable schema. */
	readonly proof: Proof;
	readonly rehearsed: Rehearsed;
	/** The executable schema with the reference rows behind it. */
	readonly script: string;
}

/**
 * Tries out what a specification prints: rollbacks in an engine that replays the history once more, and at the same time
 * all else in one in which the executable schema has been built, and proven.
 */
export async function rehearse(
	dialect: Dialect,
	replay: Replay,
	script: string,
	limits: EngineLimits,
	wishes: Wishes = { classify: [], project: { focus: null } },
	known: KnownTrials = {},
): Promise<Rehearsal> {
	const [trials, { rehearsed, ...built }] = await Promise.all([
		tryRollbacks(dialect, replay.history, limits, known),
		rehearseKnown(dialect, replay, script, limits, wishes, known.checkpoints),
	]);
	return { ...built, rehearsed: rehearsed.complete ? { ...rehearsed, ...trials } : rehearsed };
}

/** The rehearsal of a schema that was rehearsed before, else one in an engine. */
async function rehearseKnown(
	dialect: Dialect,
	replay: Replay,
	script: string,
	limits: EngineLimits,
	{ classify, project }: Wishes,
	store: CheckpointStore | undefined,
): Promise<Rehearsal> {
	const wishes = { classify, project: { focus: project.focus } };
	// A plan shows what no migration builds yet.
	const shown = { ...replay.schema, dependencies: [...replay.schema.dependencies], rows: replay.rows };
	return remember(
		store,
		dialect,
		['rehearsal', limits, script, wishes, shown],
		replay.history,
		() => rehearseSchema(dialect, replay, script, limits, wishes),
		({ rehearsed }) => rehearsed.complete,
	);
}

async function rehearseSchema(
	dialect: Dialect,
	replay: Replay,
	script: string,
	limits: EngineLimits,
	wishes: Wishes,
): Promise<Rehearsal> {
	const sources = [script, ...MONITORED_EXTENSIONS];
	const engine = await dialect.openEngine({ limits, sources, isTraced: false });
	let built: Proof | undefined;
	try {
		const proof = await proveSchema(dialect, engine, replay.schema, script);
		built = proof;
		if (proof.failure) return { proof, rehearsed: NOTHING_REHEARSED, script };
		await engine.keepSettings(replay.schema.given?.settings ?? []);
		const referenceRows = await loadReferenceRows(dialect, engine, replay.schema, replay.rows);
		const listed = listedTables({ ...wishes, ...replay }, referenceRows);
		const testRows = await makeTestRows(dialect, engine, replay.schema, listed, replay.rows);
		const rehearsed: Rehearsed = {
			referenceRows,
			testRows,
			queries: await tryQueries(engine, replay.schema, [...referenceRows, ...testRows]),
			...(await runMonitoring(engine, replay.schema)),
			proposals: await tryProposals(engine, { ...wishes, ...replay }),
			rollbacks: [],
			complete: true,
		};
		return { proof, rehearsed, script: withReferenceRows(script, referenceRows) };
	} catch (error) {
		if (!built || !(error instanceof UserError)) throw error;
		// Rows set the schema's own triggers off, and one of them may run for ever.
		return { proof: built, rehearsed: NOTHING_REHEARSED, script };
	} finally {
		await engine.close();
	}
}

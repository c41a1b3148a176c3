import type { Proof } from '../compare/prove-schema.ts';
import type { DatabaseConfig } from '../config/config.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import type { KnownTrials } from '../rehearsal/rollbacks/try-rollbacks.ts';
import type { Replay } from '../replay/replay.ts';
import type { Rollback } from '../specification/rehearsed.ts';
import { type RenewedFile, renewSpecification } from '../specification/split/renew-specification.ts';
import { makeFacts } from './make-facts.ts';
import type { MeasuredDrift } from './measure-drift.ts';
import { writeScript } from './plan-new.ts';
import { showPlan } from './show-plan.ts';

/** A committed specification held against what generating would make of it. */
export interface MeasuredDocument extends MeasuredDrift {
	readonly files: readonly RenewedFile[];
	/** True when generating would change none of them. */
	readonly isCurrent: boolean;
	/** Of the executable schema. */
	readonly proof: Proof;
	readonly rollbacks: readonly Rollback[];
}

/** Generates a measured specification anew, which takes a rehearsal in an engine of its own. */
export async function measureDocument(
	dialect: Dialect,
	database: DatabaseConfig,
	replay: Replay,
	defaultName: string,
	measured: MeasuredDrift,
	known: KnownTrials,
): Promise<MeasuredDocument> {
	const shown = showPlan(replay, measured.read);
	const script = writeScript(dialect, shown.replay, measured.document);
	const { proof, rehearsed } = await rehearse(
		dialect,
		shown.replay,
		script,
		database.limits,
		database,
		known,
	);
	const made = makeFacts(dialect, database, shown.replay, defaultName, rehearsed, measured.plan);
	const facts = { ...made, ...shown.facts };
	const files = renewSpecification(measured.specification, facts, database.documentMode);
	const isCurrent = files.every(({ text, committed }) => text === committed);
	return { ...measured, files, isCurrent, proof, rollbacks: rehearsed.rollbacks };
}

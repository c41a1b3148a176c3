import { type Proof, proveSchema } from '../compare/prove-schema.ts';
import type { Dialect, EngineLimits } from '../dialects/dialect.ts';
import type { Replay } from '../replay/replay.ts';
import type { Rehearsed } from '../specification/rehearsed.ts';

/** What came of trying out, in a second engine, all that a specification is going to say. */
export interface Rehearsal {
	/** Of the executable schema. */
	readonly proof: Proof;
	readonly rehearsed: Rehearsed;
}

/** Builds the schema from its script in an empty engine, proves it, and tries out there what the specification prints. */
export async function rehearse(
	dialect: Dialect,
	replay: Replay,
	script: string,
	limits: EngineLimits,
): Promise<Rehearsal> {
	const engine = await dialect.openEngine({ limits, sources: [script] });
	try {
		const proof = await proveSchema(dialect, engine, replay.schema, script);
		const rehearsed: Rehearsed = {
			testRows: [],
			queries: [],
			monitoring: [],
			healthChecks: [],
			rollbacks: [],
			complete: proof.failure === null,
		};
		return { proof, rehearsed };
	} finally {
		await engine.close();
	}
}

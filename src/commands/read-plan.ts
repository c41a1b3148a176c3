import { listBuiltStatements } from '../compare/built-statements.ts';
import { compareSpecification } from '../compare/compare-specification.ts';
import type { DocumentSchema } from '../compare/document-schema.ts';
import type { Drift } from '../compare/drift.ts';
import { makePlan } from '../compare/make-plan.ts';
import type { Identity } from '../model/identity.ts';
import type { Replay } from '../replay/replay.ts';
import type { DocumentStatement, SpecificationDocument } from '../specification/document.ts';
import { NO_PLAN, type Plan } from '../specification/planned.ts';

/** A document's claims as the engine understands them, held against what is built. */
export interface ReadClaims {
	readonly schema: DocumentSchema;
	readonly drifts: readonly Drift[];
	/** The claims that the migrations have made true. */
	readonly built: ReadonlySet<DocumentStatement>;
}

/** What people's SQL in a document comes to. */
export interface ReadPlan {
	readonly plan: Plan;
	/** Null where nobody but the tool says anything in SQL, so that nothing was loaded. */
	readonly read: ReadClaims | null;
}

/** Holds a document's claims against what the migrations build; `load` is only called where there are some. */
export async function readPlan(
	document: SpecificationDocument | null,
	replay: Replay,
	load: (document: SpecificationDocument) => Promise<DocumentSchema>,
): Promise<ReadPlan> {
	const hasClaims = document?.statements.some(({ origin }) => origin.kind === 'claim');
	if (!document || (!hasClaims && document.placeholders.length === 0)) return { plan: NO_PLAN, read: null };
	const schema = await load(document);
	const wasBuilt = wasBuiltBy(replay);
	const drifts = compareSpecification(schema, replay.schema, wasBuilt);
	const built = listBuiltStatements(schema, replay.schema, wasBuilt);
	const plan = makePlan(document, schema, replay.schema, drifts, built);
	return { plan, read: { schema, drifts, built } };
}

/** Tells of an identity whether the migrations once had it and have it no more. */
export function wasBuiltBy({ endings }: Replay): (identity: Identity) => boolean {
	return (identity) => endings.has(identity);
}

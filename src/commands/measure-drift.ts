import { compareSpecification } from '../compare/compare-specification.ts';
import { type DocumentSchema, loadDocument } from '../compare/document-schema.ts';
import type { Drift } from '../compare/drift.ts';
import { listStaleReferences, type StaleReference } from '../compare/stale-references.ts';
import type { DatabaseConfig } from '../config/config.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { Schema } from '../model/schema.ts';
import type { Project } from '../project/load-project.ts';
import type { Replay } from '../replay/replay.ts';
import type { DocumentStatement, SpecificationDocument } from '../specification/document.ts';
import { isAsBuilt } from '../specification/is-as-built.ts';
import { listContents } from '../specification/outline/list-contents.ts';
import type { Plan } from '../specification/planned.ts';
import { NOTHING_REHEARSED } from '../specification/rehearsed.ts';
import { parseSpecification, type Specification } from '../specification/split/specification.ts';
import { makeFacts } from './make-facts.ts';
import { type ReadClaims, readPlan, wasBuiltBy } from './read-plan.ts';

/** A committed specification's SQL held against what its migrations build. */
export interface MeasuredDrift {
	readonly specification: Specification;
	/** All of its files as one. */
	readonly document: SpecificationDocument;
	readonly drifts: readonly Drift[];
	readonly plan: Plan;
	/** What people's SQL comes to; null where there is none. */
	readonly read: ReadClaims | null;
	/** Claims that say again what another one has said. */
	readonly repeated: readonly DocumentStatement[];
	/** Former names in people's words. */
	readonly stale: readonly StaleReference[];
}

/** Measures specifications of one database; a text that stands at both commits is loaded once. */
export function driftMeter(dialect: Dialect, database: DatabaseConfig, defaultName: string) {
	const loaded = new Map<string, DocumentSchema>();
	const load = async (document: SpecificationDocument, built: Schema): Promise<DocumentSchema> => {
		const key = JSON.stringify([document.text, built.given?.sql]);
		const known = loaded.get(key);
		if (known) return known;
		const read = await loadDocument(dialect, document, database.limits, built);
		// What claims take from one commit's migrations is not what they would take from the other's.
		if (!read.leans) loaded.set(key, read);
		return read;
	};
	return async (
		committed: Pick<Project, 'document' | 'pages'>,
		replay: Replay,
	): Promise<MeasuredDrift | null> => {
		const specification = parseSpecification(committed.document, committed.pages);
		const document = specification.whole;
		if (!document) return null;
		const { schema } = replay;
		const { plan, read } = await readPlan(document, replay, (one) => load(one, schema));
		const claimed = read ? [read.schema.described.schema] : [];
		const stale = listStaleReferences(document.mentions, replay, claimed);
		const common = { specification, document, plan, read, stale };
		if (read) return { ...common, drifts: read.drifts, repeated: read.schema.repeated };
		const facts = makeFacts(dialect, database, replay, defaultName, NOTHING_REHEARSED, plan);
		// What the tool wrote itself from this very schema needs no engine to be understood.
		if (isAsBuilt(document, listContents(facts))) return { ...common, drifts: [], repeated: [] };
		const drifts = compareSpecification(await load(document, schema), schema, wasBuiltBy(replay));
		return { ...common, drifts, repeated: [] };
	};
}

import { compareSpecification } from '../compare/compare-specification.ts';
import { type DocumentSchema, loadDocument } from '../compare/document-schema.ts';
import type { Drift } from '../compare/drift.ts';
import type { Proof } from '../compare/prove-schema.ts';
import type { DatabaseConfig } from '../config/config.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { Identity } from '../model/identity.ts';
import type { Given } from '../model/schema.ts';
import type { ProjectFile } from '../project/load-project.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import type { Replay } from '../replay/replay.ts';
import type { SpecificationDocument } from '../specification/document.ts';
import { parseDocument } from '../specification/parse-document.ts';
import { regenerate } from '../specification/regenerate.ts';
import { makeFacts } from './make-facts.ts';

/** A committed document held against what its migrations build. */
export interface MeasuredDocument {
	readonly document: SpecificationDocument;
	readonly regenerated: string;
	readonly drifts: readonly Drift[];
	/** Of the executable schema. */
	readonly proof: Proof;
}

/** Measures documents of one database; a text that stands at both commits is loaded once. */
export function driftMeter(dialect: Dialect, database: DatabaseConfig, defaultName: string) {
	const loaded = new Map<string, Promise<DocumentSchema>>();
	const load = (document: SpecificationDocument, given: Given | undefined): Promise<DocumentSchema> => {
		const key = JSON.stringify([document.text, given?.sql]);
		const known = loaded.get(key) ?? loadDocument(dialect, document, database.limits, given);
		loaded.set(key, known);
		return known;
	};
	return async (committed: ProjectFile, replay: Replay): Promise<MeasuredDocument | null> => {
		if (committed.text === null) return null;
		const document = parseDocument(committed.path, committed.text);
		const script = dialect.writeSchema(replay.schema);
		const { proof, rehearsed } = await rehearse(dialect, replay, script, database.limits);
		const facts = makeFacts(dialect, database, replay, defaultName, rehearsed, []);
		const regenerated = regenerate(document, facts);
		const hasClaims = document.statements.some(({ origin }) => origin.kind === 'claim');
		// What the tool wrote itself from this very schema needs no second engine to be understood.
		if (regenerated === committed.text && !hasClaims) return { document, regenerated, drifts: [], proof };
		const wasBuilt = (identity: Identity): boolean => replay.endings.has(identity);
		const drifts = compareSpecification(await load(document, replay.schema.given), replay.schema, wasBuilt);
		return { document, regenerated, drifts, proof };
	};
}

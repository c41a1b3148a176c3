import type { EngineFailure } from '../dialects/dialect.ts';
import type { Identity } from '../model/identity.ts';
import type { SchemaObject } from '../model/objects.ts';
import type { DocumentStatement } from '../specification/document.ts';
import type { AttributeChange } from './change.ts';

/** Where the committed specification and the schema that the migrations build do not agree. */
export type Drift =
	| { readonly kind: 'undocumented'; readonly identity: Identity; readonly object: SchemaObject }
	| {
			/** The document has what the migrations do not: a claim not built yet is `planned`, all else is `removed`. */
			readonly kind: 'removed' | 'planned';
			readonly identity: Identity;
			readonly object: SchemaObject;
			readonly statement: DocumentStatement | null;
	  }
	| {
			readonly kind: 'differs';
			readonly identity: Identity;
			readonly object: SchemaObject;
			/** `before` is the specification's value, `after` the migrations'. */
			readonly attributes: readonly AttributeChange[];
			readonly statement: DocumentStatement | null;
	  }
	| { readonly kind: 'broken-claim'; readonly statement: DocumentStatement; readonly failure: EngineFailure }
	| MissingName;

/** A place in a document's SQL: an offset into the statement's text. */
export interface Use {
	readonly statement: DocumentStatement;
	readonly offset: number;
}

/** A name that statements use and that they cannot find. */
export interface MissingName {
	readonly kind: 'missing-name';
	/** What it would be: `relation`, `type`, `schema`, `function`, `extension` and the like. */
	readonly what: string;
	/** As the engine prints it. */
	readonly name: string;
	/** In the order of the document, at least one. */
	readonly uses: readonly Use[];
	/** 1-based line of a statement that would make it and does not run either, or is left open; null for none. */
	readonly madeAt: { readonly line: number; readonly isOpen: boolean } | null;
}

/** What makes two drifts the same fact at two commits: never a line. */
export function driftKey(drift: Drift): string {
	if (drift.kind === 'broken-claim')
		return JSON.stringify([drift.kind, drift.statement.text, drift.failure.message]);
	if (drift.kind === 'missing-name') return JSON.stringify([drift.kind, drift.what, drift.name]);
	if (drift.kind === 'differs') return JSON.stringify([drift.kind, drift.identity, drift.attributes]);
	return JSON.stringify([drift.kind, drift.identity]);
}

import type { KindIntrospection } from '../found.ts';

/** A kind that most databases have nothing of, and where its objects would be. */
export interface RareKind {
	readonly catalog: string;
	/** SQL: narrows the rows `o` of the catalog to the kind; `HIDDEN` is the list of namespaces to leave out. */
	readonly where?: string;
	readonly introspect: KindIntrospection;
}

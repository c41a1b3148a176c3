import type { EngineNote } from './dialect.ts';

/** Where an engine on somebody else's server stays behind the embedded one. */
export interface Shortcomings {
	/** What is to be said about it in every replay. */
	readonly notes: readonly EngineNote[];
	/** Effects are not told by the server but found by comparing its catalogs. */
	readonly isUntraced: boolean;
	/** A query for one kind of object may fail, which does not stop the reading of the others. */
	readonly isPartial: boolean;
}

import type { Effect, EngineFailure } from './dialect.ts';

/** A statement that a program ran over a connection of its own, and that stands. */
export interface HeardStatement {
	readonly sql: string;
	/** The parameters that it was given, those that are short texts. */
	readonly parameters: readonly string[];
	/** The command tag, such as `INSERT 0 3`. */
	readonly command: string;
	readonly effects: readonly Effect[];
}

/** An engine's door that is open. */
export interface Listening {
	/** Where a client connects, with a password that is never printed. */
	readonly url: string;
	/** Settled when the engine ends while somebody speaks to it, and never otherwise. */
	readonly ended: Promise<EngineFailure>;
	/**
	 * Ends all connections and what they left open. Gives the statements that changed something and stand, in order, as
	 * far as the engine tells: null where it tells nothing.
	 */
	close(): Promise<readonly HeardStatement[] | null>;
}

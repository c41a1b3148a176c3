import type { Replay } from '../replay/replay.ts';
import type { Facts } from '../specification/facts.ts';
import type { GeneratedBlock } from '../specification/section.ts';
import type { ReadClaims } from './read-plan.ts';

/** What a specification shows, and what its facts have to be told about that. */
export interface Shown {
	readonly replay: Replay;
	readonly facts: Pick<Facts, 'unbuilt' | 'planned'> | Record<never, never>;
}

/** What is built or, where nothing is and the document plans something, what is planned, with the plan's new blocks. */
export function showPlan(
	replay: Replay,
	read: ReadClaims | null,
	blocks: ReadonlyMap<string, readonly GeneratedBlock[]> = new Map(),
): Shown {
	if (!read || !isBeforeFirst(replay)) return { replay, facts: {} };
	const { schema } = read.schema.described;
	// Everything is planned, so that a list of what is would be the whole document again.
	return { replay: { ...replay, schema }, facts: { unbuilt: { blocks }, planned: [] } };
}

/** True for a history without a single migration. */
export function isBeforeFirst({ history }: Replay): boolean {
	return history.migrations.length === 0 && history.program === undefined;
}

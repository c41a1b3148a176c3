import type { Parameters } from 'fast-check';

/**
 * How often a property is tried: a few times from one seed in the suite, and as often as `PROPERTY_RUNS` says, from
 * another seed each time or from `PROPERTY_SEED`, by hand.
 */
export function runs(few: number): Parameters<unknown> {
	const { PROPERTY_RUNS, PROPERTY_SEED } = process.env;
	const seed = PROPERTY_SEED ? Number(PROPERTY_SEED) : PROPERTY_RUNS ? Date.now() % 2 ** 31 : 1;
	return { numRuns: PROPERTY_RUNS ? Number(PROPERTY_RUNS) : few, seed };
}

/** How long a property may take, in milliseconds. */
export const TIME_LIMIT = process.env.PROPERTY_RUNS ? 3_600_000 : 120_000;

/** How many of the newest migrations are tried at least, and by how many the window moves on. */
const STEP = 25;

/**
 * The place of the first migration that is rolled back on trial. It moves only once in many migrations: what a document
 * says of old ones then does not change with every new one, and two branches agree on it.
 */
export function firstTried(total: number): number {
	return Math.max(0, Math.floor(total / STEP) - 1) * STEP;
}

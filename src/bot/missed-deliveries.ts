import type { DeliveryAttempt, DeliveryPort } from '../github/redeliveries.ts';

/** GitHub delivers nothing again that is older, https://docs.github.com/webhooks/testing-and-troubleshooting-webhooks. */
const THREE_DAYS = 3 * 86_400_000;

/** What was refused so often is not taken the next time either. */
const MOST_ATTEMPTS = 6;

/**
 * Asks GitHub again for everything of interest that it could not deliver, which it does not do by itself, and gives the
 * identities of those deliveries. One that went out within so many seconds may still be on its way.
 */
export async function requestMissed(
	port: DeliveryPort,
	isOfInterest: (event: string) => boolean,
	now: number,
	grace: number,
): Promise<readonly string[]> {
	const missed = findMissed(await port.since(now - THREE_DAYS), isOfInterest, now - grace * 1000);
	// The oldest first, as they would have come.
	for (const { id } of missed) await port.redeliver(id);
	return missed.map(({ guid }) => guid);
}

/** The newest attempts at deliveries none of which has succeeded, oldest first, if they were before a time in milliseconds. */
export function findMissed(
	attempts: readonly DeliveryAttempt[],
	isOfInterest: (event: string) => boolean,
	before: number,
): readonly DeliveryAttempt[] {
	const missed = [...Map.groupBy(attempts, ({ guid }) => guid).values()].flatMap((tries) => {
		const newest = tries.toSorted((a, b) => b.at - a.at || b.id - a.id)[0];
		if (newest === undefined || tries.some(({ succeeded }) => succeeded)) return [];
		if (!isOfInterest(newest.event) || tries.length >= MOST_ATTEMPTS) return [];
		return newest.at > before ? [] : [newest];
	});
	return missed.sort((a, b) => a.at - b.at || a.id - b.id);
}

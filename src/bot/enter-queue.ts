import { lockFolder } from './folder-lock.ts';
import type { Log } from './log.ts';
import { openQueue, type Queue, type QueuePlace, type QueueTimings } from './queue/open-queue.ts';
import type { Route } from './web/route.ts';

/** A queue, and the way out of it. */
export interface EnteredQueue {
	readonly queue: Queue;
	leave(): Promise<void>;
}

/**
 * Opens a queue; one in a folder is this process's alone until it is left, and others on this machine are answered by the
 * routes meanwhile. Throws a UserError where a bot has the folder.
 */
export async function enterQueue(
	place: QueuePlace,
	log: Log,
	timings: QueueTimings,
	routesOf: (queue: () => Queue | null) => readonly Route[],
): Promise<EnteredQueue> {
	let open: Queue | null = null;
	const lock =
		'data' in place
			? await lockFolder(
					place.data,
					routesOf(() => open),
				)
			: null;
	try {
		const queue = await openQueue(place, log, timings);
		open = queue;
		const leave = async (): Promise<void> => {
			open = null;
			await queue.close();
			await lock?.release();
		};
		return { queue, leave };
	} catch (error) {
		await lock?.release();
		throw error;
	}
}

import { type Claim, claimJob, type Failed, failClaim, finishClaim, keepClaim } from './claims.ts';
import { fairGroups } from './fair-groups.ts';
import type { Queue } from './open-queue.ts';

/** What a job is given besides its data. */
export interface Attempt {
	readonly claim: Claim;
	/** Aborted when the job is another worker's, or is to be handed back. */
	readonly signal: AbortSignal;
	/** Throws when the job is not this worker's any more. */
	readonly fence: () => Promise<void>;
}

/** What a worker does and whom it tells. */
export interface WorkerOptions {
	/** How many jobs it does at once. */
	readonly concurrency: number;
	/** Does a job and gives the outcome in a word; what it throws is tried again. */
	readonly run: (attempt: Attempt) => Promise<string>;
	/** How many seconds an error asks to wait; null to leave that to the queue. */
	readonly pauseFor: (error: unknown) => number | null;
	readonly onDone: (claim: Claim, outcome: string, milliseconds: number) => void;
	readonly onFailed: (claim: Claim, error: unknown, failed: Failed, milliseconds: number) => void;
	/** Told when the queue cannot be reached. */
	readonly onTrouble: (error: unknown) => void;
}

/** A worker that takes jobs until it is stopped. */
export interface Worker {
	/** Looks for jobs at once. */
	wake(): void;
	/** Takes no more, waits so many milliseconds for what it has, and hands back the rest. */
	stop(milliseconds: number): Promise<void>;
}

/** The claim was lost: another worker has the job, or will. */
class ClaimLost extends Error {
	constructor() {
		super('this job is another worker’s by now');
	}
}

/** Times in a claim's life at which it is renewed before it would be taken away. */
const RENEWALS = 3;

/** Starts taking jobs, one of each group in turn. */
export function startWorker(queue: Queue, options: WorkerOptions): Worker {
	const { poll, heartbeat } = queue.timings;
	const groups = fairGroups();
	const running = new Map<Promise<void>, AbortController>();
	let stopping = false;
	let wake = (): void => {};

	const sleep = (milliseconds: number): Promise<void> =>
		new Promise((resolve) => {
			const timer = setTimeout(resolve, milliseconds);
			wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});

	const claim = async (): Promise<Claim | null> => {
		const first = await claimJob(queue, groups.ignored(Date.now()));
		if (first !== null || !groups.nextRound()) return first;
		return claimJob(queue, groups.ignored(Date.now()));
	};

	const settle = async (taken: Claim, controller: AbortController): Promise<void> => {
		const started = performance.now();
		const spent = () => performance.now() - started;
		const fence = async (): Promise<void> => {
			if (controller.signal.aborted || !(await keepClaim(queue, taken))) throw new ClaimLost();
		};
		const stopRenewing = renewClaim(queue, taken, controller);
		try {
			const outcome = await whileHeld(
				options.run({ claim: taken, signal: controller.signal, fence }),
				controller,
			);
			const kept = await finishClaim(queue, taken, outcome);
			options.onDone(taken, kept ? outcome : 'lost', spent());
		} catch (error) {
			const isOurs = controller.signal.aborted || error instanceof ClaimLost;
			const seconds = isOurs ? 0 : options.pauseFor(error);
			if (seconds !== null && seconds > 0 && taken.group !== null) {
				groups.pause(taken.group, Date.now() + seconds * 1000);
			}
			const failed = await failClaim(queue, taken, wordsOf(error), seconds);
			options.onFailed(taken, error, failed, spent());
		} finally {
			stopRenewing();
		}
	};

	const start = (taken: Claim): void => {
		const controller = new AbortController();
		const done: Promise<void> = settle(taken, controller)
			// The queue gives the job to somebody when it does not hear of it.
			.catch(options.onTrouble)
			.finally(() => {
				running.delete(done);
				wake();
			});
		running.set(done, controller);
	};

	const loop = async (): Promise<void> => {
		while (!stopping) {
			if (running.size >= options.concurrency) {
				await sleep(heartbeat * 1000);
				continue;
			}
			const taken = await claim().catch((error: unknown) => {
				options.onTrouble(error);
				return null;
			});
			if (taken === null) {
				if (!stopping) await sleep(poll * 1000);
				continue;
			}
			if (taken.group !== null) groups.served(taken.group);
			start(taken);
		}
	};

	const ended = loop();
	return {
		wake: () => wake(),
		async stop(milliseconds) {
			stopping = true;
			wake();
			await ended;
			const { promise, resolve } = Promise.withResolvers<void>();
			const timer = setTimeout(resolve, milliseconds);
			await Promise.race([promise, Promise.allSettled(running.keys())]);
			clearTimeout(timer);
			for (const controller of running.values()) controller.abort();
			await Promise.allSettled(running.keys());
		},
	};
}

/** What a job does may take longer than the job is this worker's; it may not write then, and nobody waits for it. */
async function whileHeld<T>(work: Promise<T>, { signal }: AbortController): Promise<T> {
	const { promise, reject } = Promise.withResolvers<never>();
	const letGo = (): void => reject(new ClaimLost());
	signal.addEventListener('abort', letGo, { once: true });
	try {
		return await Promise.race([work, promise]);
	} finally {
		signal.removeEventListener('abort', letGo);
	}
}

/** Renews a claim until it is told to stop; aborts the work when the claim is lost or nobody can be told for too long. */
function renewClaim(queue: Queue, taken: Claim, controller: AbortController): () => void {
	const milliseconds = queue.timings.heartbeat * 1000;
	let heard = performance.now();
	const timer = setInterval(async () => {
		try {
			if (!(await keepClaim(queue, taken))) controller.abort();
			else heard = performance.now();
		} catch {
			if (performance.now() - heard > milliseconds) controller.abort();
		}
	}, milliseconds / RENEWALS);
	return () => clearInterval(timer);
}

function wordsOf(error: unknown): string {
	return (error instanceof Error ? error.message : String(error)).slice(0, 1000);
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fromPglite, PgBoss } from 'pg-boss';
import { openDurable } from '../../dialects/postgres/engine/open-durable.ts';
import type { Log } from '../log.ts';
import { repeat } from '../repeat.ts';

/** Where jobs wait. */
export const JOBS = 'jobs';

/** Where those end that failed for good. */
export const DEAD_LETTERS = 'dead-letters';

/** Whose turn it is for something that one process of several does; its rows are only ever made. */
export const TURNS = 'turns';

/** Where the queue is kept: in a folder of this machine, or on a PostgreSQL server. */
export type QueuePlace = { readonly data: string } | { readonly url: string };

/** How patient the queue is; all in seconds. */
export interface QueueTimings {
	/** A worker that was not heard of for so long is taken for dead, and its job given to another one. */
	readonly heartbeat: number;
	/** How often that is looked at. */
	readonly supervision: number;
	/** The longest that one job may take. */
	readonly expiry: number;
	readonly retries: number;
	/** The pause before the first new try; each further one is about twice as long. */
	readonly firstPause: number;
	readonly longestPause: number;
	/** How often a worker with nothing to do asks. */
	readonly poll: number;
}

/** For production: two hours of trying before a job is given up, dead workers noticed within a minute. */
export const TIMINGS: QueueTimings = {
	heartbeat: 45,
	supervision: 10,
	expiry: 1800,
	retries: 14,
	firstPause: 5,
	longestPause: 900,
	poll: 1,
};

/** GitHub delivers again for three days; what was done is remembered for longer. */
const REMEMBERED_SECONDS = 7 * 86_400;
const DEAD_SECONDS = 90 * 86_400;
const SECONDS_BETWEEN_CLEANINGS = 6 * 3600;

/** An open queue. */
export interface Queue {
	readonly boss: PgBoss;
	readonly timings: QueueTimings;
	/** Leaves the queue; jobs that are being done here are left as they are. */
	close(): Promise<void>;
}

/**
 * Opens the queue, and makes or migrates its tables where that is needed; throws what the database says. A folder has to be
 * this process's alone.
 */
export async function openQueue(
	place: QueuePlace,
	log: Log,
	timings: QueueTimings = TIMINGS,
): Promise<Queue> {
	const { database, close } = await openDatabase(place, log);
	const boss = new PgBoss({
		...database,
		schedule: false,
		superviseIntervalSeconds: timings.supervision,
		monitorIntervalSeconds: timings.supervision,
		queueCacheIntervalSeconds: timings.supervision,
	});
	boss.on('error', (error) => log.error({ error }, 'the queue cannot be reached'));
	boss.on('warning', ({ message }) => log.warn({ about: message }, 'the queue warns'));
	try {
		await boss.start();
		await makeQueues(boss, timings);
		if ('data' in place) await handBackOrphans(boss);
	} catch (error) {
		await boss.stop({ graceful: false }).catch(() => {});
		await close();
		throw error;
	}
	return {
		boss,
		timings,
		async close() {
			await boss.stop({ graceful: false });
			await close();
		},
	};
}

async function openDatabase(place: QueuePlace, log: Log) {
	if ('url' in place) {
		const database = { connectionString: place.url, application_name: 'auggie-database-spec', max: 5 };
		return { database, close: async () => {} };
	}
	const folder = join(place.data, 'queue');
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const pglite = await openDurable(folder);
	// Nobody else cleans up here.
	const cleaning = repeat(SECONDS_BETWEEN_CLEANINGS, async () => {
		await pglite
			.exec('VACUUM')
			.catch((error: unknown) => log.warn({ error }, 'the queue could not be cleaned up'));
	});
	const database = { db: fromPglite(pglite), backend: 'pglite' as const, monitorVacuum: false };
	const close = async (): Promise<void> => {
		await cleaning.stop();
		await pglite.close();
	};
	return { database, close };
}

/** Whoever was at these jobs had this folder before us, and is gone. */
async function handBackOrphans(boss: PgBoss): Promise<void> {
	const sql = "SELECT id FROM pgboss.job WHERE name = $1 AND state = 'active'";
	const { rows } = await boss.getDb().executeSql(sql, [JOBS]);
	const ids = (rows as readonly { readonly id: string }[]).map(({ id }) => id);
	if (ids.length > 0) await boss.fail(JOBS, ids, { message: 'the bot ended while it was at this job' });
}

async function makeQueues(boss: PgBoss, timings: QueueTimings): Promise<void> {
	const kept = { retentionSeconds: DEAD_SECONDS, deleteAfterSeconds: DEAD_SECONDS };
	await boss.createQueue(DEAD_LETTERS, kept);
	await boss.createQueue(TURNS, { retentionSeconds: 3600 });
	const options = {
		deadLetter: DEAD_LETTERS,
		heartbeatSeconds: timings.heartbeat,
		expireInSeconds: timings.expiry,
		retryLimit: timings.retries,
		retryDelay: timings.firstPause,
		retryDelayMax: timings.longestPause,
		retryBackoff: true,
		retentionSeconds: DEAD_SECONDS,
		deleteAfterSeconds: REMEMBERED_SECONDS,
	};
	// One worker at a time for each key, however many there are.
	await boss.createQueue(JOBS, { policy: 'singleton', ...options });
	// A queue that an older version made gets what this one holds right.
	await boss.updateQueue(JOBS, options);
}

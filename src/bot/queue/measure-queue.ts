import { DEAD_LETTERS, JOBS, type Queue } from './open-queue.ts';

/** How much is in the queue. */
export interface QueueDepth {
	readonly waiting: number;
	readonly active: number;
	readonly dead: number;
}

/** Counts what is in the queue now. */
export async function measureQueue({ boss }: Queue): Promise<QueueDepth> {
	const { rows } = await boss.getDb().executeSql(
		`SELECT count(*) FILTER (WHERE name = $1 AND state < 'active')::int AS waiting,
			count(*) FILTER (WHERE name = $1 AND state = 'active')::int AS active,
			count(*) FILTER (WHERE name = $2 AND state < 'active')::int AS dead
		FROM pgboss.job`,
		[JOBS, DEAD_LETTERS],
	);
	const [depth] = rows as readonly QueueDepth[];
	return depth ?? { waiting: 0, active: 0, dead: 0 };
}

/** Resolves when the queue's database answers, and rejects with what is wrong where it does not in time. */
export async function askQueue({ boss }: Queue, milliseconds: number): Promise<void> {
	const late = Promise.withResolvers<never>();
	const timer = setTimeout(() => late.reject(new Error('the queue does not answer')), milliseconds);
	try {
		await Promise.race([boss.getDb().executeSql('SELECT 1'), late.promise]);
	} finally {
		clearTimeout(timer);
	}
}

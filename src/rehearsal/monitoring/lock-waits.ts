import type { MonitorMaker } from './monitor.ts';

/** Who waits for whom. */
export const lockWaits: MonitorMaker = () => [
	{
		id: 'lock waits',
		title: 'Lock waits',
		shows:
			'Who waits for a lock, and who holds it. While a migration stands here, every later query on its table queues up behind it.',
		remedy:
			'Cancel the migration first, not its blocker. Run migrations with a short `lock_timeout`, and try again.',
		sql: `SELECT waiting.pid, now() - waiting.query_start AS waits_for, left(waiting.query, 120) AS query,
    blocking.pid AS blocking_pid, blocking.state AS blocking_state,
    now() - blocking.xact_start AS blocking_open_for, left(blocking.query, 120) AS blocking_query
FROM pg_stat_activity AS waiting
CROSS JOIN LATERAL unnest(pg_blocking_pids(waiting.pid)) AS blocker (pid)
JOIN pg_stat_activity AS blocking ON blocking.pid = blocker.pid
WHERE waiting.wait_event_type = 'Lock'
ORDER BY waiting.query_start`,
	},
];

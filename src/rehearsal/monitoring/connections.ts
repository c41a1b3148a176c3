import type { MonitorMaker } from './monitor.ts';

/** How many connections are left. */
export const connections: MonitorMaker = () => [
	{
		id: 'connections',
		title: 'Connections',
		shows:
			'How many connections there are in each state, beside the most that the server accepts. From 80 % on, the next wave of traffic is turned away.',
		remedy:
			'Many `idle` ones: make the pools smaller, or put a pooler in front. Many `idle in transaction`: see the next check. Raising `max_connections` takes a restart and memory.',
		sql: `SELECT coalesce(state, 'other') AS state, count(*) AS connections,
    current_setting('max_connections')::integer AS most,
    round(100.0 * sum(count(*)) OVER () / current_setting('max_connections')::integer, 1) AS percent_of_most_in_all
FROM pg_stat_activity
WHERE backend_type = 'client backend'
GROUP BY state
ORDER BY connections DESC`,
	},
];

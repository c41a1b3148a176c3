import type { MonitorMaker } from './monitor.ts';

/** The statements that take most of the server's time. */
export const slowStatements: MonitorMaker = () => [
	{
		id: 'slow statements',
		title: 'Slow statements',
		shows:
			'The statements on which the server spends most of its time, in milliseconds since the counters were last reset. A high total with a low mean is a cheap statement that is sent too often; a high mean is one that needs a better plan.',
		remedy:
			'Look at the plan of the worst one with `EXPLAIN (ANALYZE, BUFFERS)`. Before a release, call `pg_stat_statements_reset()`, and compare after it.',
		extension: {
			name: 'pg_stat_statements',
			words:
				"The server counts statements only when it was started with `shared_preload_libraries = 'pg_stat_statements'`. The columns to sort by are `total_exec_time` and `mean_exec_time`.",
		},
		sql: `SELECT calls,
    round(total_exec_time::numeric, 1) AS total_ms,
    round(mean_exec_time::numeric, 1) AS mean_ms,
    round((100 * total_exec_time / nullif(sum(total_exec_time) OVER (), 0))::numeric, 1) AS percent_of_all,
    rows,
    left(regexp_replace(query, '\\s+', ' ', 'g'), 200) AS query
FROM pg_stat_statements
WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
ORDER BY total_exec_time DESC
LIMIT 20`,
	},
];

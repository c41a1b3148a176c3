import type { MonitorMaker } from './monitor.ts';

/** Rows that are dead and still take up room. */
export const deadRows: MonitorMaker = () => [
	{
		id: 'dead rows',
		title: 'Dead rows and autovacuum',
		shows:
			'Tables in which at least a tenth of the rows is dead. Queries read past them, and the file grows. An empty `last_autovacuum` on a busy table means that autovacuum does not keep up, or cannot, because an old transaction still sees those rows.',
		remedy:
			'Look for old transactions first (see the health checks), then run `VACUUM (ANALYZE)` on the table, and lower its `autovacuum_vacuum_scale_factor` with `ALTER TABLE … SET (…)`.',
		sql: `SELECT relid::regclass AS table_name, n_live_tup AS live_rows, n_dead_tup AS dead_rows,
    round(100.0 * n_dead_tup / nullif(n_live_tup + n_dead_tup, 0), 1) AS percent_dead,
    last_autovacuum, last_autoanalyze, n_mod_since_analyze
FROM pg_stat_user_tables
WHERE n_dead_tup > 1000 AND n_dead_tup > 0.1 * (n_live_tup + n_dead_tup)
ORDER BY n_dead_tup DESC
LIMIT 20`,
	},
];

import type { MonitorMaker } from './monitor.ts';

/** Large tables that are read from end to end. */
export const sequentialScans: MonitorMaker = () => [
	{
		id: 'sequential scans',
		title: 'Tables read from end to end',
		shows:
			'Tables of more than 10,000 rows of which sequential scans read the most. Many rows in each scan, and more sequential scans than index scans, mean that a query finds no index for what it asks.',
		remedy:
			'Find the query under “Slow statements” and give its condition an index. A report that runs once a night may read the whole table.',
		sql: `SELECT relid::regclass AS table_name, n_live_tup AS row_count, seq_scan, idx_scan,
    seq_tup_read / nullif(seq_scan, 0) AS rows_per_scan
FROM pg_stat_user_tables
WHERE seq_scan > 0 AND n_live_tup > 10000
ORDER BY seq_tup_read DESC
LIMIT 20`,
	},
];

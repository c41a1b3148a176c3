import type { MonitorMaker } from './monitor.ts';

/** How much is read from memory. */
export const cacheHits: MonitorMaker = () => [
	{
		id: 'cache hits',
		title: 'Cache hit ratio',
		shows:
			'For each table how many of its blocks, its indexes’ included, were already in shared memory, for those that read most from elsewhere. Below 99 % on a table that serves users, the working set does not fit.',
		remedy:
			'Look first for queries that read too much (see “Tables read from end to end”); only then raise `shared_buffers`.',
		sql: `SELECT relid::regclass AS table_name,
    heap_blks_read + coalesce(idx_blks_read, 0) AS blocks_read,
    round(100.0 * (heap_blks_hit + coalesce(idx_blks_hit, 0))
        / nullif(heap_blks_hit + heap_blks_read + coalesce(idx_blks_hit + idx_blks_read, 0), 0), 1) AS percent_hit
FROM pg_statio_user_tables
WHERE heap_blks_read + coalesce(idx_blks_read, 0) > 0
ORDER BY blocks_read DESC
LIMIT 20`,
	},
];

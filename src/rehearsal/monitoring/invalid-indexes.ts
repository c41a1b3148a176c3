import type { MonitorMaker } from './monitor.ts';

/** Indexes that a failed build left behind. */
export const invalidIndexes: MonitorMaker = () => [
	{
		id: 'invalid indexes',
		title: 'Invalid indexes',
		shows:
			'Indexes that a failed `CREATE INDEX CONCURRENTLY` or `REINDEX CONCURRENTLY` left behind: they cost every write and serve no query, and a unique one among them may not keep its promise. There should be none.',
		remedy: '`DROP INDEX CONCURRENTLY` and build it again, or `REINDEX INDEX CONCURRENTLY`.',
		sql: `SELECT i.indrelid::regclass AS table_name, i.indexrelid::regclass AS index_name,
    i.indisready AS is_written, pg_size_pretty(pg_relation_size(i.indexrelid)) AS size
FROM pg_index AS i
WHERE NOT i.indisvalid
    AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index AS p WHERE p.index_relid = i.indexrelid)
ORDER BY i.indexrelid::regclass::text`,
	},
];

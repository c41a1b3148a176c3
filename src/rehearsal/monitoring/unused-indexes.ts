import type { MonitorMaker } from './monitor.ts';

/** Indexes that are written and never read. */
export const unusedIndexes: MonitorMaker = () => [
	{
		id: 'unused indexes',
		title: 'Indexes that nobody reads',
		shows:
			'Indexes that no query has used since the counters were last reset, largest first. Those of unique rules and primary keys are left out: they work without being read.',
		remedy:
			'Ask every replica too, since each counts for itself, and wait for the month’s rarest report. Then `DROP INDEX CONCURRENTLY`: it saves space and makes each write cheaper.',
		sql: `SELECT s.relid::regclass AS table_name, s.indexrelid::regclass AS index_name,
    pg_size_pretty(pg_relation_size(s.indexrelid)) AS size
FROM pg_stat_user_indexes AS s
JOIN pg_index AS i ON i.indexrelid = s.indexrelid
WHERE s.idx_scan = 0 AND NOT i.indisunique AND NOT i.indisexclusion AND i.indisvalid
    AND NOT EXISTS (SELECT FROM pg_constraint AS c WHERE c.conindid = s.indexrelid)
ORDER BY pg_relation_size(s.indexrelid) DESC
LIMIT 20`,
	},
];

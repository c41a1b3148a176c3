import { objectsOf } from '../../model/schema.ts';
import type { MonitorMaker } from './monitor.ts';

/** How old the rows of materialized views are. */
export const refreshAge: MonitorMaker = (schema) => {
	if (objectsOf(schema, 'materialized-view').length === 0) return [];
	return [
		{
			id: 'refresh age',
			title: 'Age of materialized views',
			shows:
				'When the file of each materialized view was last written. PostgreSQL keeps no time of the last refresh: this one is at least as late, because vacuum writes too. A view that is not populated cannot be read at all.',
			remedy:
				'`REFRESH MATERIALIZED VIEW`, with `CONCURRENTLY` where the view has a unique index, so that readers do not wait. Only superusers and those who may execute `pg_stat_file` see the time.',
			sql: `SELECT c.oid::regclass AS view_name, c.relispopulated AS is_populated,
    (pg_stat_file(pg_relation_filepath(c.oid), true)).modification AS last_written,
    pg_size_pretty(pg_total_relation_size(c.oid)) AS size
FROM pg_class AS c
WHERE c.relkind = 'm'
ORDER BY last_written`,
		},
	];
};

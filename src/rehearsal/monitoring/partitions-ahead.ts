import { objectsOf } from '../../model/schema.ts';
import type { MonitorMaker } from './monitor.ts';

/** Whether there are partitions for the rows to come. */
export const partitionsAhead: MonitorMaker = (schema) => {
	if (!objectsOf(schema, 'table').some(({ partitionBy }) => partitionBy?.startsWith('RANGE'))) return [];
	return [
		{
			id: 'partitions ahead',
			title: 'Partitions for what is to come',
			shows:
				'Where the last partition of each table that is split by ranges ends. When that is less than two partitions ahead, rows will soon find no place: the insert fails, or they land in the default partition, which then keeps new ones from being made.',
			remedy:
				'Create the next partitions. Rows in a default partition have to be moved first: detach it, create the missing one, insert them again.',
			sql: `SELECT split.partrelid::regclass AS table_name, count(*) AS partitions,
    (array_agg(upper.bound ORDER BY length(upper.bound) DESC NULLS LAST, upper.bound DESC))[1] AS last_one_ends_before,
    sum(pg_stat_get_live_tuples(part.oid)) FILTER (WHERE upper.bound IS NULL) AS rows_in_default
FROM pg_partitioned_table AS split
JOIN pg_inherits AS link ON link.inhparent = split.partrelid
JOIN pg_class AS part ON part.oid = link.inhrelid
CROSS JOIN LATERAL substring(pg_get_expr(part.relpartbound, part.oid) FROM 'TO \\((.*)\\)') AS upper (bound)
WHERE split.partstrat = 'r'
GROUP BY split.partrelid
ORDER BY split.partrelid::regclass::text`,
		},
	];
};

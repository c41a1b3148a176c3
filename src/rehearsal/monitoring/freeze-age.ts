import type { MonitorMaker } from './monitor.ts';

/** How close the transaction counter is to its wrap-around. */
export const freezeAge: MonitorMaker = () => [
	{
		id: 'freeze age',
		title: 'Transaction wrap-around',
		shows:
			'The tables whose oldest rows are oldest, counted in transactions, beside the age at which autovacuum is forced on them. Some above 100 % is normal for a while; at two billion the server takes no more writes.',
		remedy:
			'`VACUUM (FREEZE)` on the table. Where its age does not go down, a long transaction, a forgotten slot or a prepared transaction (`pg_prepared_xacts`) holds it back.',
		sql: `SELECT c.oid::regclass AS table_name, age(c.relfrozenxid) AS transactions, mxid_age(c.relminmxid) AS multixacts,
    round(100.0 * age(c.relfrozenxid) / current_setting('autovacuum_freeze_max_age')::integer, 1) AS percent_of_forced,
    pg_size_pretty(pg_total_relation_size(c.oid)) AS size
FROM pg_class AS c
WHERE c.relkind IN ('r', 'm', 't')
ORDER BY age(c.relfrozenxid) DESC
LIMIT 10`,
	},
];

import type { MonitorMaker } from './monitor.ts';

/** Transactions that stay open. */
export const longTransactions: MonitorMaker = () => [
	{
		id: 'long transactions',
		title: 'Long transactions',
		shows:
			'Transactions that have been open for more than five minutes. They keep vacuum from removing dead rows in the whole database, and the locks that they hold make migrations wait, and everybody behind those.',
		remedy:
			'Ask the program why; `pg_cancel_backend(pid)` ends a statement, `pg_terminate_backend(pid)` a session. `idle_in_transaction_session_timeout` ends forgotten ones by itself.',
		sql: `SELECT pid, usename AS role_name, application_name, state,
    now() - xact_start AS open_for, now() - state_change AS in_this_state_for,
    left(query, 200) AS last_query
FROM pg_stat_activity
WHERE backend_type = 'client backend' AND xact_start < now() - interval '5 minutes'
ORDER BY xact_start`,
	},
];

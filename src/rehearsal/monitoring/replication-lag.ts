import type { MonitorMaker } from './monitor.ts';

/** How far replicas and slots are behind. */
export const replicationLag: MonitorMaker = () => [
	{
		id: 'replication lag',
		title: 'Replication lag',
		shows:
			'How far each replica and each slot is behind, in write-ahead log and in time; the primary keeps what a slot has not read. A slot that nobody reads fills the disk.',
		remedy:
			'Bring the reader back, or `pg_drop_replication_slot(…)`. `max_slot_wal_keep_size` sets a limit, after which the slot is lost. Run it on the primary.',
		sql: `WITH head AS (
    SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END AS lsn
), reader AS (
    SELECT coalesce(slot.slot_name::text, replica.application_name) AS name, slot.slot_type, slot.active, slot.wal_status,
        coalesce(slot.restart_lsn, replica.replay_lsn) AS lsn, replica.replay_lag
    FROM pg_replication_slots AS slot
    FULL JOIN pg_stat_replication AS replica ON replica.pid = slot.active_pid
)
SELECT name, slot_type, active, wal_status, replay_lag, pg_size_pretty(pg_wal_lsn_diff(head.lsn, reader.lsn)) AS behind
FROM reader CROSS JOIN head
ORDER BY pg_wal_lsn_diff(head.lsn, reader.lsn) DESC NULLS LAST`,
	},
];

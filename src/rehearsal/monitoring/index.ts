import { cacheHits } from './cache-hits.ts';
import { connections } from './connections.ts';
import { deadRows } from './dead-rows.ts';
import { freezeAge } from './freeze-age.ts';
import { invalidIndexes } from './invalid-indexes.ts';
import { keyExhaustion } from './key-exhaustion.ts';
import { lockWaits } from './lock-waits.ts';
import { longTransactions } from './long-transactions.ts';
import type { MonitorMaker } from './monitor.ts';
import { partitionsAhead } from './partitions-ahead.ts';
import { queueDepth } from './queue-depth.ts';
import { refreshAge } from './refresh-age.ts';
import { replicationLag } from './replication-lag.ts';
import { rowSecurityGaps } from './row-security-gaps.ts';
import { sequentialScans } from './sequential-scans.ts';
import { slowStatements } from './slow-statements.ts';
import { unusedIndexes } from './unused-indexes.ts';
import { unvalidatedConstraints } from './unvalidated-constraints.ts';

/** Where time and space go; the most telling one first. */
export const PERFORMANCE: readonly MonitorMaker[] = [
	slowStatements,
	sequentialScans,
	unusedIndexes,
	deadRows,
	cacheHits,
	refreshAge,
	queueDepth,
];

/** What must not happen; the most urgent one first. */
export const HEALTH_CHECKS: readonly MonitorMaker[] = [
	connections,
	longTransactions,
	lockWaits,
	replicationLag,
	freezeAge,
	keyExhaustion,
	partitionsAhead,
	invalidIndexes,
	unvalidatedConstraints,
	rowSecurityGaps,
];

/** The extensions that monitors read, which an engine must have at hand. */
export const MONITORED_EXTENSIONS: readonly string[] = ['pg_stat_statements'];

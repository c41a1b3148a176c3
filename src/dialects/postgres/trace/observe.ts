import type { Engine } from '../../dialect.ts';
import type { LockMode, Observation, ObservedRelation } from '../../observation.ts';
import { TRACE_NAMESPACE } from './setup.ts';

/** Where the rewrites of the running transaction are noted, as `OID:reason` each. */
const REWRITES = `${TRACE_NAMESPACE}.rewrites`;

/**
 * Notes why a table is rewritten when it is; see `pg_event_trigger_table_rewrite_reason` in the manual for the bits.
 * The setting ends with the transaction.
 */
const WATCH_REWRITES: readonly string[] = [
	`CREATE FUNCTION ${TRACE_NAMESPACE}.note_rewrite() RETURNS event_trigger LANGUAGE plpgsql AS $$
	BEGIN
		PERFORM pg_catalog.set_config('${REWRITES}', pg_catalog.concat_ws(' ',
			nullif(pg_catalog.current_setting('${REWRITES}', true), ''),
			pg_catalog.pg_event_trigger_table_rewrite_oid() || ':' || pg_catalog.pg_event_trigger_table_rewrite_reason()), true);
	END $$`,
	`CREATE EVENT TRIGGER auggie_replay_rewrites ON table_rewrite EXECUTE FUNCTION ${TRACE_NAMESPACE}.note_rewrite()`,
];

/** Has the engine note the rewrites from now on; where it may not, their reasons stay unknown. */
export async function watchRewrites(engine: Engine): Promise<void> {
	const statements = WATCH_REWRITES.map((sql) => ({ sql }));
	await engine.apply({ statements, transaction: 'transaction' });
}

const RELATION = `pg_catalog.json_build_object('number', c.oid::bigint, 'namespace', n.nspname, 'name', c.relname,
	'kind', c.relkind, 'table', t.relname, 'file', c.relfilenode::bigint,
	'scans', pg_catalog.pg_stat_get_xact_numscans(c.oid))`;

const FROM = `pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
	LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid LEFT JOIN pg_catalog.pg_class t ON t.oid = i.indrelid`;

const IS_USERS = `c.oid >= 16384 AND c.relkind IN ('r', 'p', 'i', 'I', 'v', 'm', 'S') AND c.relpersistence <> 't'
	AND n.nspname NOT IN ('pg_toast', '${TRACE_NAMESPACE}')`;

const HELD = `pg_catalog.pg_locks l WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation'
	AND l.granted AND l.relation >= 16384`;

const OBSERVATION = `SELECT
	pg_catalog.current_setting('lock_timeout') AS "lockTimeout",
	pg_catalog.current_setting('statement_timeout') AS "statementTimeout",
	coalesce(pg_catalog.current_setting('${REWRITES}', true), '') AS rewrites,
	(SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_array(l.relation::bigint, l.mode)), '[]') FROM ${HELD}) AS locks,
	(SELECT coalesce(pg_catalog.json_agg(${RELATION}), '[]') FROM ${FROM}
		WHERE ${IS_USERS} AND c.oid IN (SELECT l.relation FROM ${HELD})) AS relations`;

interface ObservationRow {
	readonly lockTimeout: string;
	readonly statementTimeout: string;
	readonly rewrites: string;
	readonly locks: readonly (readonly [number, LockMode])[];
	readonly relations: readonly RelationRow[];
}

type RelationRow = Omit<ObservedRelation, 'kind'> & { readonly kind: string };

const KINDS: Readonly<Record<string, ObservedRelation['kind']>> = {
	r: 'table',
	p: 'partitioned-table',
	i: 'index',
	I: 'index',
	v: 'view',
	m: 'materialized-view',
	S: 'sequence',
};

/** Lets go of what is counted of earlier transactions, so that the next one is counted from nothing. */
export async function forgetScans(engine: Engine): Promise<void> {
	await engine.queryAsLeft('SELECT pg_catalog.pg_stat_force_next_flush()::text');
}

/** What the transaction that is open holds, and what it has done to the relations that it holds. */
export async function observe(engine: Engine): Promise<Observation> {
	const [row] = await engine.queryAsLeft<ObservationRow>(OBSERVATION);
	if (!row) throw new Error('an observation is one row');
	const { rewrites, relations, ...rest } = row;
	return {
		...rest,
		relations: relations.map(toRelation),
		rewrites: rewrites
			.split(' ')
			.filter(Boolean)
			.map((each) => {
				const [number = 0, reason = 0] = each.split(':').map(Number);
				return { number, reason };
			}),
	};
}

/** All relations that users made, as they are now. */
export async function listRelations(engine: Engine): Promise<readonly ObservedRelation[]> {
	const rows = await engine.query<{ relation: RelationRow }>(
		`SELECT ${RELATION} AS relation FROM ${FROM} WHERE ${IS_USERS} ORDER BY c.oid`,
	);
	return rows.map(({ relation }) => toRelation(relation));
}

function toRelation(row: RelationRow): ObservedRelation {
	return { ...row, kind: KINDS[row.kind] ?? 'table' };
}

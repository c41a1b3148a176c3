import type { Engine } from '../../dialects/dialect.ts';
import { quoteLiteral } from '../../dialects/postgres/ddl/quote.ts';
import type { PlanNode } from './serving-index.ts';

/** How one query went: its plan and how many rows it gave. */
export interface Trial {
	readonly plan: PlanNode;
	readonly rows: number;
}

/** A query to try, and whether its rows have to come in an index's order. */
export interface TrialQuery {
	readonly sql: string;
	readonly isOrdered: boolean;
}

/** A value as the engine prints it, with its type. */
export type SampledValue = readonly [text: string, type: string];

/** What runs queries of its own making, many in one round trip; one that fails harms no other. */
export interface Trials {
	/** For each query, which gives a JSON array of values at most: those, null where there is none. */
	sample(queries: readonly string[]): Promise<readonly (readonly SampledValue[] | null)[]>;
	/** For each query how it went, null where it does not run. */
	run(queries: readonly TrialQuery[]): Promise<readonly (Trial | null)[]>;
	/** Takes away what it has put into the engine. */
	close(): Promise<void>;
}

/**
 * The planner is asked what the indexes can do, not what pays with a handful of rows: other ways are switched off. What
 * is to come in an index's order may not be sorted.
 */
const SETUP = [
	'CREATE SCHEMA auggie_rehearsal',
	`CREATE FUNCTION auggie_rehearsal.sample(query text) RETURNS jsonb LANGUAGE plpgsql
SET timezone = 'UTC' SET datestyle = 'ISO, YMD' SET intervalstyle = 'postgres' AS $$
DECLARE found jsonb;
BEGIN
	EXECUTE query INTO found;
	RETURN found;
EXCEPTION WHEN OTHERS THEN
	RETURN NULL;
END $$`,
	`CREATE FUNCTION auggie_rehearsal.try(query text, ordered boolean) RETURNS jsonb LANGUAGE plpgsql
SET timezone = 'UTC' SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
DECLARE plan jsonb; found bigint;
BEGIN
	PERFORM set_config('enable_sort', (NOT ordered)::text, true),
		set_config('enable_bitmapscan', (NOT ordered)::text, true);
	EXECUTE 'EXPLAIN (FORMAT JSON, COSTS OFF) ' || query INTO plan;
	EXECUTE query;
	GET DIAGNOSTICS found = ROW_COUNT;
	RETURN jsonb_build_object('plan', plan -> 0 -> 'Plan', 'rows', found);
EXCEPTION WHEN OTHERS THEN
	RETURN NULL;
END $$`,
];

/** With as many rows the planner chooses as it would for a table in use; a server may not let us. */
const setRows = (rows: number, pages: number): string =>
	`UPDATE pg_class SET reltuples = ${rows}, relpages = ${pages} WHERE relkind IN ('r', 'i') AND relnamespace::regnamespace::text !~ '^(pg_|information_schema)'`;

/** Prepares an engine for trying queries; null where it cannot be, because the schema leaves it no PL/pgSQL. */
export async function openTrials(engine: Engine): Promise<Trials | null> {
	const { failure } = await engine.apply({
		statements: SETUP.map((sql) => ({ sql })),
		transaction: 'transaction',
	});
	if (failure) return null;
	await engine.apply({ statements: [{ sql: setRows(1_000_000, 1) }], transaction: 'none' });
	const ask = async <Answer>(calls: readonly string[]): Promise<readonly Answer[]> => {
		if (calls.length === 0) return [];
		const lines = calls.map((call, index) => `(${index}, auggie_rehearsal.${call})`);
		const rows = await engine.query<{ answer: Answer }>(
			`SELECT answer FROM (VALUES ${lines.join(',\n')}) AS calls (place, answer) ORDER BY place`,
		);
		return rows.map(({ answer }) => answer);
	};
	return {
		sample: (queries) => ask(queries.map((query) => `sample(${quoteLiteral(query)})`)),
		run: (queries) => ask(queries.map(({ sql, isOrdered }) => `try(${quoteLiteral(sql)}, ${isOrdered})`)),
		async close() {
			await engine.apply({
				statements: [{ sql: 'DROP SCHEMA auggie_rehearsal CASCADE' }, { sql: setRows(-1, 0) }],
				transaction: 'none',
			});
		},
	};
}

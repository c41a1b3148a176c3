import type { Engine } from '../../dialect.ts';
import { readRows } from '../introspect/rows.ts';
import { findScope, isRelationInScope } from '../introspect/scope.ts';

/** A table that may have rows, with what it takes to read them. */
export interface FilledTable {
	readonly namespace: string;
	readonly name: string;
	readonly isPartitioned: boolean;
	/** Some of its rows are on another server. */
	readonly isForeign: boolean;
	/** Those that can be written, in the table's order. */
	readonly columns: readonly FilledColumn[];
}

/** A column whose values are to be read. */
export interface FilledColumn {
	readonly name: string;
	/** It holds a point in time, or a time of day. */
	readonly isTime: boolean;
	/** It has a default that may be another value each time; a sequence's next one is not meant. */
	readonly isMadeUp: boolean;
	/** Its place in the primary key, from 1. */
	readonly keyPlace: number | null;
	/** Values have an order of their own that is no collation's. */
	readonly isOrdered: boolean;
}

/** What the sizes of the tables' files tell. */
export interface Filled {
	/** A SQL list of the OIDs of all tables that take up any space; null where there is none. */
	readonly oids: string | null;
	/** The engine's own time, in microseconds since 1970. */
	readonly clock: number;
}

/** Finds the tables that may have rows, in one query that opens none of them: empty tables cost next to nothing. */
export async function findFilled(engine: Engine): Promise<Filled> {
	const [row] = await engine.query<{ oids: string | null; clock: string }>(
		`SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint::text AS clock, (
			SELECT string_agg(c.oid::text, ', ') FROM pg_class c
			WHERE c.relkind = 'r' AND c.oid >= 16384 AND c.relpersistence <> 't' AND pg_relation_size(c.oid) > 0
		) AS oids`,
	);
	return { oids: row?.oids ?? null, clock: Number(row?.clock ?? 0) };
}

/** The tables among these that are to be read, each partitioned one once, sorted by name. */
export async function listFilledTables(
	engine: Engine,
	ignoredTables: readonly string[],
	oids: string,
): Promise<readonly FilledTable[]> {
	const scope = await findScope(engine, ignoredTables);
	return readRows<FilledTable>(
		engine,
		`WITH filled AS (
			SELECT DISTINCT CASE WHEN c.relispartition THEN pg_partition_root(c.oid)::oid ELSE c.oid END AS oid
			FROM pg_class c
			WHERE ${isRelationInScope(scope, 'c', 'r')} AND c.oid IN (${oids})
		)
		SELECT n.nspname AS namespace, c.relname AS name, c.relkind = 'p' AS "isPartitioned",
			c.relkind = 'p' AND EXISTS (
				SELECT FROM pg_partition_tree(c.oid) p JOIN pg_class leaf ON leaf.oid = p.relid WHERE leaf.relkind = 'f'
			) AS "isForeign",
			(SELECT coalesce(json_agg(json_build_object(
					'name', a.attname,
					'isTime', b.oid IN ('date'::regtype, 'time'::regtype, 'timetz'::regtype, 'timestamp'::regtype,
						'timestamptz'::regtype),
					'isMadeUp', coalesce(${IS_MADE_UP}, false),
					'keyPlace', array_position(k.indkey::int2[], a.attnum) + 1 - array_lower(k.indkey::int2[], 1),
					'isOrdered', a.attcollation = 0 AND (b.typtype = 'e' OR EXISTS (
						SELECT FROM pg_opclass o JOIN pg_am m ON m.oid = o.opcmethod
						WHERE m.amname = 'btree' AND o.opcdefault AND o.opcintype = b.oid AND o.oid < 16384
					))
				) ORDER BY a.attnum), '[]')
				FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
					JOIN pg_type b ON b.oid = coalesce(nullif(t.typbasetype, 0), t.oid)
					LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
					LEFT JOIN pg_index k ON k.indrelid = a.attrelid AND k.indisprimary
				WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
			) AS columns
		FROM filled JOIN pg_class c ON c.oid = filled.oid JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE ${isRelationInScope(scope, 'c', 'rp')}
		ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
	);
}

/** A default that calls something which is not immutable, judged by the names of the functions in it. */
const IS_MADE_UP = `(
	pg_get_expr(d.adbin, d.adrelid) ~ '\\m(CURRENT_|LOCALTIME|SESSION_USER|SYSTEM_USER)'
	OR EXISTS (
		SELECT FROM regexp_matches(pg_get_expr(d.adbin, d.adrelid), '([^"().,:\\s]+)"?\\(', 'g') AS called(names)
			JOIN pg_proc p ON p.proname = called.names[1]
		WHERE p.provolatile <> 'i' AND p.proname <> 'nextval'
	))`;

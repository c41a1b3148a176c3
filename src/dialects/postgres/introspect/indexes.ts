import type { Index } from '../../../model/objects.ts';
import type { KindIntrospection } from './found.ts';
import { present } from './present.ts';
import { readRows } from './rows.ts';
import { isRelationInScope, joinComment } from './scope.ts';

type Unusual = 'clustered' | 'replicaIdentity' | 'statistics' | 'tablespace';

interface IndexRow extends Omit<Index, 'kind' | 'include' | Unusual> {
	readonly oid: string;
	readonly clustered: true | null;
	readonly replicaIdentity: true | null;
	readonly statistics: Index['statistics'] | null;
	readonly tablespace: string | null;
	readonly include: readonly string[] | null;
}

/** Every index of every table and materialized view, those behind constraints included. */
export const introspectIndexes: KindIntrospection = async (engine, scope) => {
	const rows = await readRows<IndexRow>(
		engine,
		`SELECT x.oid, n.nspname AS namespace, c.relname AS relation, x.relname AS name,
			description.description AS comment, m.amname AS method, i.indisunique AS unique,
			(SELECT json_agg(CASE WHEN key.number = 0 THEN pg_get_indexdef(x.oid, key.place::int, true)
					ELSE quote_ident(a.attname) END ORDER BY key.place)
				FROM unnest(i.indkey) WITH ORDINALITY AS key(number, place)
					LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = key.number
				WHERE key.place <= i.indnkeyatts) AS keys,
			CASE WHEN i.indnatts > i.indnkeyatts THEN (
				SELECT json_agg(a.attname ORDER BY key.place)
				FROM unnest(i.indkey) WITH ORDINALITY AS key(number, place)
					JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = key.number
				WHERE key.place > i.indnkeyatts) END AS include,
			pg_get_expr(i.indpred, i.indrelid, true) AS predicate, pg_get_indexdef(x.oid, 0, true) AS definition,
			k.conname AS constraint,
			CASE WHEN p.oid IS NOT NULL THEN json_build_object('namespace', pn.nspname, 'name', p.relname) END
				AS "partitionOf",
			i.indisvalid AS valid, nullif(i.indisclustered, false) AS clustered,
			nullif(i.indisreplident, false) AS "replicaIdentity", s.spcname AS tablespace,
			CASE WHEN i.indexprs IS NOT NULL THEN (
				SELECT json_agg(json_build_object('key', a.attnum, 'target', a.attstattarget) ORDER BY a.attnum)
				FROM pg_attribute a WHERE a.attrelid = x.oid AND a.attstattarget >= 0) END AS statistics
		FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
			JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
			LEFT JOIN pg_tablespace s ON s.oid = x.reltablespace
			LEFT JOIN pg_constraint k ON k.conrelid = i.indrelid AND k.conindid = x.oid AND k.contype IN ('p', 'u', 'x')
			LEFT JOIN pg_inherits h ON x.relispartition AND h.inhrelid = x.oid
			LEFT JOIN pg_class p ON p.oid = h.inhparent LEFT JOIN pg_namespace pn ON pn.oid = p.relnamespace
			${joinComment('pg_class', 'x.oid')}
		WHERE ${isRelationInScope(scope, 'c', 'rpm', 'x.oid')}`,
	);
	return rows.map(({ oid, include, clustered, replicaIdentity, statistics, tablespace, ...rest }) => ({
		key: `pg_class:${oid}:0`,
		object: {
			kind: 'index',
			...rest,
			include: include ?? [],
			...present({ clustered, replicaIdentity, statistics, tablespace }),
		},
	}));
};

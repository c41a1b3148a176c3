import type { Table } from '../../../model/objects.ts';
import type { KindIntrospection } from './found.ts';
import { present } from './present.ts';
import { readRows } from './rows.ts';
import { isRelationInScope, joinComment } from './scope.ts';

type PlainTable = Pick<
	Table,
	'namespace' | 'name' | 'comment' | 'unlogged' | 'partitionBy' | 'rowSecurity' | 'forceRowSecurity'
>;

interface TableRow extends PlainTable {
	readonly oid: string;
	/** The bound of a partition, as the engine prints it. */
	readonly bound: string | null;
	readonly parents: readonly { readonly namespace: string; readonly name: string }[] | null;
	readonly options: readonly string[] | null;
	readonly toastOptions: readonly string[] | null;
	readonly ofType: string | null;
	readonly replicaIdentity: 'nothing' | 'full' | null;
	readonly accessMethod: string | null;
	readonly tablespace: string | null;
}

/** Every table, partitioned, partition or plain. */
export const introspectTables: KindIntrospection = async (engine, scope) => {
	const rows = await readRows<TableRow>(
		engine,
		`SELECT c.oid, n.nspname AS namespace, c.relname AS name, description.description AS comment,
			c.relpersistence = 'u' AS unlogged,
			CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS "partitionBy",
			CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid, true) END AS bound,
			CASE WHEN i.inhrelid IS NOT NULL THEN (
				SELECT json_agg(json_build_object('namespace', pn.nspname, 'name', p.relname) ORDER BY h.inhseqno)
				FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
				WHERE h.inhrelid = c.oid) END AS parents,
			c.relrowsecurity AS "rowSecurity", c.relforcerowsecurity AS "forceRowSecurity",
			c.reloptions AS options, toast.reloptions AS "toastOptions",
			CASE WHEN c.reloftype <> 0 THEN c.reloftype::regtype::text END AS "ofType",
			CASE WHEN c.relreplident = 'f' THEN 'full' WHEN c.relreplident = 'n' OR (c.relreplident = 'i' AND NOT EXISTS (
				SELECT FROM pg_index x WHERE x.indrelid = c.oid AND x.indisreplident)) THEN 'nothing' END AS "replicaIdentity",
			CASE WHEN m.amname <> 'heap' THEN m.amname END AS "accessMethod", s.spcname AS tablespace
		FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace ${joinComment('pg_class', 'c.oid')}
			LEFT JOIN pg_am m ON m.oid = c.relam LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
			LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid
			LEFT JOIN pg_inherits i ON i.inhrelid = c.oid AND i.inhseqno = 1
		WHERE ${isRelationInScope(scope, 'c', 'rp')}`,
	);
	return rows.map((row) => {
		const {
			oid,
			bound,
			parents,
			options,
			toastOptions,
			ofType,
			replicaIdentity,
			accessMethod,
			tablespace,
			...rest
		} = row;
		const [parent] = parents ?? [];
		return {
			key: `pg_class:${oid}:0`,
			object: {
				kind: 'table',
				...rest,
				partitionOf: parent && bound !== null ? { ...parent, bound } : null,
				inherits: bound === null ? (parents ?? []) : [],
				options: [...(options ?? []), ...(toastOptions ?? []).map((option) => `toast.${option}`)].sort(),
				...present({ ofType, replicaIdentity, accessMethod, tablespace }),
			},
		};
	});
};

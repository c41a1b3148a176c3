import type { ViewColumn } from '../../../model/objects.ts';
import type { Engine } from '../../dialect.ts';
import { COLUMN_STORAGE, type ColumnStorageRow, toColumnStorage } from './column-storage.ts';
import { present } from './present.ts';
import { readRows } from './rows.ts';
import { isRelationInScope, joinComment, type Scope } from './scope.ts';

interface ViewColumnRow extends Partial<ColumnStorageRow> {
	readonly name: string;
	readonly type: string;
	readonly comment: string | null;
	readonly default: string | null;
}

interface ViewRow {
	readonly oid: string;
	readonly namespace: string;
	readonly name: string;
	readonly comment: string | null;
	readonly definition: string;
	readonly columns: readonly ViewColumnRow[] | null;
	readonly options: readonly string[] | null;
	readonly populated: boolean;
	readonly accessMethod: string | null;
	readonly tablespace: string | null;
}

/** Reads views (`v`) or materialized views (`m`): what both have as `view`, what only the latter have as `stored`. */
export async function readViewRows(engine: Engine, scope: Scope, relkind: 'v' | 'm') {
	const rows = await readRows<ViewRow>(
		engine,
		`SELECT c.oid, n.nspname AS namespace, c.relname AS name, description.description AS comment,
			pg_get_viewdef(c.oid, true) AS definition, ${columnsOf(relkind)} AS columns, c.reloptions AS options,
			c.relispopulated AS populated, CASE WHEN m.amname <> 'heap' THEN m.amname END AS "accessMethod",
			s.spcname AS tablespace
		FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			LEFT JOIN pg_am m ON m.oid = c.relam LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
			${joinComment('pg_class', 'c.oid')}
		WHERE ${isRelationInScope(scope, 'c', relkind)}`,
	);
	return rows.map(({ oid, definition, columns, options, populated, accessMethod, tablespace, ...rest }) => ({
		key: `pg_class:${oid}:0`,
		view: {
			...rest,
			definition: definition.trim().replace(/;$/, ''),
			columns: (columns ?? []).map(toViewColumn),
			options: (options ?? []).toSorted(),
		},
		stored: present({ populated: populated ? null : (false as const), accessMethod, tablespace }),
	}));
}

function columnsOf(relkind: 'v' | 'm'): string {
	const storage =
		relkind === 'm' ? `${COLUMN_STORAGE} AS kept` : `pg_get_expr(d.adbin, d.adrelid, true) AS default`;
	const join =
		relkind === 'm' ? '' : 'LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum';
	return `(SELECT json_agg(listed ORDER BY number) FROM (
		SELECT a.attnum AS number, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
			col_description(a.attrelid, a.attnum) AS comment, ${storage}
		FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid ${join}
		WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS listed)`;
}

function toViewColumn({ name, type, comment, default: value, ...row }: ViewColumnRow): ViewColumn {
	return { name, type, comment, ...present({ default: value ?? null }), ...toColumnStorage(row) };
}

import type { View } from '../../../model/objects.ts';
import type { Engine } from '../../dialect.ts';
import { readRows } from './rows.ts';
import { isRelationInScope, joinComment, type Scope } from './scope.ts';

interface ViewRow extends Omit<View, 'kind' | 'columns' | 'options'> {
	readonly oid: string;
	readonly columns: View['columns'] | null;
	readonly options: readonly string[] | null;
}

/** Reads views (`v`) or materialized views (`m`): everything that both have, without the kind. */
export async function readViewRows(engine: Engine, scope: Scope, relkind: 'v' | 'm') {
	const rows = await readRows<ViewRow>(
		engine,
		`SELECT c.oid, n.nspname AS namespace, c.relname AS name, description.description AS comment,
			pg_get_viewdef(c.oid, true) AS definition,
			(SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
				'comment', col_description(a.attrelid, a.attnum)) ORDER BY a.attnum)
				FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
			c.reloptions AS options
		FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace ${joinComment('pg_class', 'c.oid')}
		WHERE ${isRelationInScope(scope, 'c', relkind)}`,
	);
	return rows.map(({ oid, definition, columns, options, ...rest }) => ({
		key: `pg_class:${oid}:0`,
		view: {
			...rest,
			definition: definition.trim().replace(/;$/, ''),
			columns: columns ?? [],
			options: (options ?? []).toSorted(),
		},
	}));
}

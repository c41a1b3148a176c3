import type { CompositeType } from '../../../model/objects.ts';
import type { KindIntrospection } from './found.ts';
import { readRows } from './rows.ts';
import { isInScope, joinComment } from './scope.ts';

interface CompositeRow {
	readonly oid: string;
	/** The relation that holds the attributes. */
	readonly relation: string;
	readonly namespace: string;
	readonly name: string;
	readonly comment: string | null;
	readonly attributes: CompositeType['attributes'] | null;
}

/** Every free-standing composite type with its attributes in order. */
export const introspectComposites: KindIntrospection = async (engine, scope) => {
	const rows = await readRows<CompositeRow>(
		engine,
		`SELECT t.oid, t.typrelid AS relation, n.nspname AS namespace, t.typname AS name, description.description AS comment,
			(SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
				'collation', CASE WHEN a.attcollation <> base.typcollation THEN a.attcollation::regcollation::text END,
				'comment', col_description(a.attrelid, a.attnum)) ORDER BY a.attnum)
				FROM pg_attribute a JOIN pg_type base ON base.oid = a.atttypid
				WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) AS attributes
		FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid JOIN pg_namespace n ON n.oid = t.typnamespace
			${joinComment('pg_type', 't.oid')}
		WHERE t.typtype = 'c' AND c.relkind = 'c' AND ${isInScope(scope, 'pg_type', 't.oid', 't.typnamespace')}`,
	);
	return rows.map(({ oid, relation, namespace, name, comment, attributes }) => ({
		key: `pg_type:${oid}:0`,
		aliases: [`pg_class:${relation}:0`],
		object: { kind: 'composite', namespace, name, comment, attributes: attributes ?? [] },
	}));
};

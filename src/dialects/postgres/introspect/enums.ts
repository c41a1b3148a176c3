import type { KindIntrospection } from './found.ts';
import { readRows } from './rows.ts';
import { isInScope, joinComment } from './scope.ts';

interface EnumRow {
	readonly oid: string;
	readonly namespace: string;
	readonly name: string;
	readonly comment: string | null;
	readonly labels: readonly string[] | null;
}

/** Every enumerated type with its labels in their sort order. */
export const introspectEnums: KindIntrospection = async (engine, scope) => {
	const rows = await readRows<EnumRow>(
		engine,
		`SELECT t.oid, n.nspname AS namespace, t.typname AS name, description.description AS comment,
			(SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid) AS labels
		FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace ${joinComment('pg_type', 't.oid')}
		WHERE t.typtype = 'e' AND ${isInScope(scope, 'pg_type', 't.oid', 't.typnamespace')}`,
	);
	return rows.map(({ oid, namespace, name, comment, labels }) => ({
		key: `pg_type:${oid}:0`,
		object: { kind: 'enum', namespace, name, comment, labels: labels ?? [] },
	}));
};

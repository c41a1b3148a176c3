import type { DomainType } from '../../../model/objects.ts';
import type { KindIntrospection } from './found.ts';
import { readRows } from './rows.ts';
import { isInScope, joinComment } from './scope.ts';

interface DomainRow extends Omit<DomainType, 'kind' | 'checks'> {
	readonly oid: string;
	readonly checks: DomainType['checks'] | null;
}

/** Every domain with its checks by name. */
export const introspectDomains: KindIntrospection = async (engine, scope) => {
	const rows = await readRows<DomainRow>(
		engine,
		`SELECT t.oid, n.nspname AS namespace, t.typname AS name, description.description AS comment,
			format_type(t.typbasetype, t.typtypmod) AS type, t.typnotnull AS "notNull",
			coalesce(pg_get_expr(t.typdefaultbin, 0, true), t.typdefault) AS default,
			CASE WHEN t.typcollation <> base.typcollation THEN t.typcollation::regcollation::text END AS collation,
			(SELECT json_agg(json_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid, true))
				ORDER BY k.conname COLLATE "C")
				FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c') AS checks
		FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_type base ON base.oid = t.typbasetype
			${joinComment('pg_type', 't.oid')}
		WHERE t.typtype = 'd' AND ${isInScope(scope, 'pg_type', 't.oid', 't.typnamespace')}`,
	);
	return rows.map(({ oid, checks, ...rest }) => ({
		key: `pg_type:${oid}:0`,
		object: { kind: 'domain', ...rest, checks: checks ?? [] },
	}));
};

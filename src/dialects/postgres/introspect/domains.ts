import { makeUpName } from '../../../model/made-up-names.ts';
import type { DomainType } from '../../../model/objects.ts';
import type { KindIntrospection } from './found.ts';
import { present } from './present.ts';
import { readRows } from './rows.ts';
import { isInScope, joinComment } from './scope.ts';

interface DomainRow extends Omit<DomainType, 'kind' | 'checks' | 'notNullConstraint'> {
	readonly oid: string;
	readonly checks:
		| readonly { readonly name: string; readonly definition: string; readonly comment: string | null }[]
		| null;
	/** Null before PostgreSQL 17. */
	readonly notNullConstraint: { readonly name: string; readonly comment: string | null } | null;
}

/** Every domain with its checks by name. */
export const introspectDomains: KindIntrospection = async (engine, scope) => {
	const rows = await readRows<DomainRow>(
		engine,
		`SELECT t.oid, n.nspname AS namespace, t.typname AS name, description.description AS comment,
			format_type(t.typbasetype, t.typtypmod) AS type, t.typnotnull AS "notNull",
			coalesce(pg_get_expr(t.typdefaultbin, 0, true), t.typdefault) AS default,
			CASE WHEN t.typcollation <> base.typcollation THEN t.typcollation::regcollation::text END AS collation,
			(SELECT json_agg(json_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid, true),
					'comment', obj_description(k.oid, 'pg_constraint'))
				ORDER BY k.conname COLLATE "C")
				FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c') AS checks,
			(SELECT json_build_object('name', k.conname, 'comment', obj_description(k.oid, 'pg_constraint'))
				FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'n') AS "notNullConstraint"
		FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_type base ON base.oid = t.typbasetype
			${joinComment('pg_type', 't.oid')}
		WHERE t.typtype = 'd' AND ${isInScope(scope, 'pg_type', 't.oid', 't.typnamespace')}`,
	);
	return rows.map(({ oid, checks, notNullConstraint, ...rest }) => ({
		key: `pg_type:${oid}:0`,
		object: {
			kind: 'domain',
			...rest,
			checks: (checks ?? []).map(({ comment, ...check }) => ({ ...check, ...present({ comment }) })),
			...(notNullConstraint === null || isMadeByItself(rest.name, notNullConstraint)
				? {}
				: { notNullConstraint }),
		},
	}));
};

function isMadeByItself(domain: string, constraint: NonNullable<DomainType['notNullConstraint']>): boolean {
	return constraint.name === makeUpName(domain, null, 'not_null') && constraint.comment === null;
}

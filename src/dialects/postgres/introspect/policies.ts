import type { Policy } from '../../../model/objects.ts';
import type { KindIntrospection } from './found.ts';
import { readRows } from './rows.ts';
import { isRelationInScope, joinComment } from './scope.ts';

interface PolicyRow extends Omit<Policy, 'kind' | 'command' | 'roles'> {
	readonly oid: string;
	readonly command: keyof typeof COMMANDS;
	readonly roles: readonly string[] | null;
}

const COMMANDS = { '*': 'all', r: 'select', a: 'insert', w: 'update', d: 'delete' } as const;

/** Every row-level security policy of every table. */
export const introspectPolicies: KindIntrospection = async (engine, scope) => {
	const rows = await readRows<PolicyRow>(
		engine,
		`SELECT p.oid, n.nspname AS namespace, c.relname AS relation, p.polname AS name,
			description.description AS comment, p.polpermissive AS permissive, p.polcmd AS command,
			(SELECT json_agg(r.rolname) FROM pg_roles r WHERE r.oid = ANY (p.polroles)) AS roles,
			pg_get_expr(p.polqual, p.polrelid, true) AS using,
			pg_get_expr(p.polwithcheck, p.polrelid, true) AS check
		FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
			${joinComment('pg_policy', 'p.oid')}
		WHERE ${isRelationInScope(scope, 'c', 'rp', 'p.oid')}`,
	);
	return rows.map(({ oid, command, roles, ...rest }) => ({
		key: `pg_policy:${oid}:0`,
		// PUBLIC is no role of the catalog, and stands alone where it stands.
		object: {
			kind: 'policy',
			...rest,
			command: COMMANDS[command],
			roles: roles === null ? ['public'] : roles.toSorted(),
		},
	}));
};

import type { KindIntrospection } from './found.ts';
import { readRows } from './rows.ts';
import { isUserMade, joinComment } from './scope.ts';

interface NamespaceRow {
	readonly oid: string;
	readonly name: string;
	readonly comment: string | null;
}

/** Every namespace that users made, and `public`. */
export const introspectNamespaces: KindIntrospection = async (engine, scope) => {
	const rows = await readRows<NamespaceRow>(
		engine,
		// `public` is there before any migration, with a comment that nobody wrote.
		`SELECT n.oid, n.nspname AS name,
			CASE WHEN n.nspname = 'public' AND description.description = 'standard public schema' THEN NULL
				ELSE description.description END AS comment
		FROM pg_namespace n ${joinComment('pg_namespace', 'n.oid')}
		WHERE n.oid NOT IN (${scope.hiddenNamespaces})
			AND (n.nspname = 'public' OR ${isUserMade('pg_namespace', 'n.oid')})`,
	);
	return rows.map(({ oid, name, comment }) => ({
		key: `pg_namespace:${oid}:0`,
		object: { kind: 'namespace', name, comment },
	}));
};

import type { KindIntrospection } from './found.ts';
import { readRows } from './rows.ts';
import { isUserMade } from './scope.ts';

interface ExtensionRow {
	readonly oid: string;
	readonly name: string;
	readonly namespace: string;
}

/** Every extension that was installed, the built-in `plpgsql` excepted. */
export const introspectExtensions: KindIntrospection = async (engine) => {
	const rows = await readRows<ExtensionRow>(
		engine,
		`SELECT e.oid, e.extname AS name, n.nspname AS namespace
		FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
		WHERE ${isUserMade('pg_extension', 'e.oid')}`,
	);
	return rows.map(({ oid, name, namespace }) => ({
		key: `pg_extension:${oid}:0`,
		object: { kind: 'extension', name, namespace },
	}));
};

import type { KindIntrospection } from './found.ts';
import { present } from './present.ts';
import { readRows } from './rows.ts';
import { isUserMade } from './scope.ts';

interface ExtensionRow {
	readonly oid: string;
	readonly name: string;
	readonly namespace: string;
	readonly comment: string | null;
}

/** Every extension that was installed, the built-in `plpgsql` excepted. */
export const introspectExtensions: KindIntrospection = async (engine) => {
	const rows = await readRows<ExtensionRow>(
		engine,
		`SELECT e.oid, e.extname AS name, n.nspname AS namespace,
			CASE WHEN d.description <> coalesce(known.comment, '') THEN d.description END AS comment
		FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
			LEFT JOIN pg_description d ON d.classoid = 'pg_extension'::regclass AND d.objoid = e.oid
			LEFT JOIN LATERAL (SELECT a.comment FROM pg_available_extensions a WHERE a.name = e.extname) AS known ON true
		WHERE ${isUserMade('pg_extension', 'e.oid')}`,
	);
	return rows.map(({ oid, name, namespace, comment }) => ({
		key: `pg_extension:${oid}:0`,
		object: { kind: 'extension', name, namespace, ...present({ comment }) },
	}));
};

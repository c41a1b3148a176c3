import { quoteLiteral } from '../../dialects/postgres/ddl/quote.ts';
import { objectsOf } from '../../model/schema.ts';
import type { MonitorMaker } from './monitor.ts';

/** Tables without row-level security in namespaces whose tables have it. */
export const rowSecurityGaps: MonitorMaker = (schema) => {
	const secured = objectsOf(schema, 'table').filter(({ rowSecurity }) => rowSecurity);
	const namespaces = [...new Set(secured.map(({ namespace }) => namespace))].sort();
	if (namespaces.length === 0) return [];
	return [
		{
			id: 'row security gaps',
			title: 'Gaps in row-level security',
			shows:
				'Tables beside secured ones that have no row-level security, or have it and no policy (nobody but the owner sees a row then), and the roles that pass by all policies.',
			remedy:
				'`ALTER TABLE … ENABLE ROW LEVEL SECURITY` with policies, in a migration. A role that passes by should be for administration and backups, never for the application.',
			sql: `SELECT c.oid::regclass::text AS name,
    CASE WHEN NOT c.relrowsecurity THEN 'no row-level security' ELSE 'no policy' END AS gap
FROM pg_class AS c
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN (${namespaces.map(quoteLiteral).join(', ')}))
    AND (NOT c.relrowsecurity OR NOT EXISTS (SELECT FROM pg_policy AS p WHERE p.polrelid = c.oid))
UNION ALL
SELECT rolname, 'role passes by every policy'
FROM pg_roles
WHERE (rolsuper OR rolbypassrls) AND rolcanlogin
ORDER BY gap, name`,
		},
	];
};

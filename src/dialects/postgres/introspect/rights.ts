import { compareText } from '../../../model/normalise.ts';
import type { Grant, Rights } from '../../../model/privileges.ts';

/** One item of an access control list: role, right, grantable, grantor where it is not the owner. */
type RightRow = readonly [role: string, right: string, grantable: boolean, by: string | null];

/** The two columns that `rightsBeside` selects. */
export interface RightsRow {
	readonly granted: readonly RightRow[] | null;
	readonly revoked: readonly RightRow[] | null;
}

/** SQL: how the access control list `acl` differs from `base`, in two columns; `owner` is the OID of who gives by rule. */
export function rightsBeside(acl: string, base: string, owner: string): string {
	return `${except(acl, base, itself, owner)} AS granted, ${except(base, acl, withAndWithoutOption, owner)} AS revoked`;
}

const itself = (acl: string): string => `SELECT * FROM aclexplode(${acl})`;

/** Who got the option to pass a right on has not lost the right. */
const withAndWithoutOption = (acl: string): string =>
	`(${itself(acl)} UNION ALL SELECT grantor, grantee, privilege_type, false FROM aclexplode(${acl}))`;

function except(some: string, others: string, explode: (acl: string) => string, owner: string): string {
	return `CASE WHEN ${some} IS NOT NULL AND ${others} IS NOT NULL THEN (
		SELECT json_agg(json_build_array(CASE grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(grantee) END,
			lower(privilege_type), is_grantable, CASE WHEN grantor <> ${owner} THEN pg_get_userbyid(grantor) END))
		FROM (SELECT * FROM aclexplode(${some}) EXCEPT ${explode(others)}) AS item) END`;
}

/** The rows of both columns by role, in a fixed order. */
export function toRights({ granted, revoked }: RightsRow): Rights {
	return { granted: toGrants(granted ?? []), revoked: toGrants(revoked ?? []) };
}

function toGrants(rows: readonly RightRow[]): readonly Grant[] {
	const grants = new Map<string, { key: string; grant: Grant; rights: string[] }>();
	for (const [role, right, grantable, by] of rows) {
		const key = JSON.stringify([by ?? '', role, grantable]);
		const known = grants.get(key);
		if (known) {
			known.rights.push(right);
			continue;
		}
		const rights = [right];
		grants.set(key, { key, rights, grant: { role, rights, grantable, by } });
	}
	for (const { rights } of grants.values()) rights.sort(compareText);
	return [...grants.values()].sort((a, b) => compareText(a.key, b.key)).map(({ grant }) => grant);
}

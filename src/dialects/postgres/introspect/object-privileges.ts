import type { Identity } from '../../../model/identity.ts';
import type { ObjectPrivileges } from '../../../model/privileges.ts';
import type { Engine } from '../../dialect.ts';
import { type RightsRow, rightsBeside, toRights } from './rights.ts';
import { readUnion } from './rows.ts';
import { isUserMade, type Scope } from './scope.ts';
import { MAKER, NOT_STANDARD, type OwnedCatalog } from './unusual-privileges.ts';

interface PrivilegesRow extends RightsRow {
	readonly catalog: string;
	readonly oid: string;
	/** The table of an identity column whose sequence this is. */
	readonly table: string | null;
	/** True for an object of the engine's or of an extension. */
	readonly given: boolean;
	readonly type: string;
	readonly name: string;
	readonly column: string | null;
	readonly namespace: string | null;
	readonly owner: string | null;
}

/** Every catalog but that of relations, which have parts. */
export const OWNED_CATALOGS: readonly OwnedCatalog[] = [
	{ catalog: 'pg_namespace', prefix: 'nsp', rights: `'n'`, inNamespace: false },
	{ catalog: 'pg_proc', prefix: 'pro', rights: `'f'` },
	{ catalog: 'pg_type', prefix: 'typ', rights: `'T'` },
	{ catalog: 'pg_language', prefix: 'lan', rights: `'l'`, inNamespace: false },
	{ catalog: 'pg_foreign_data_wrapper', prefix: 'fdw', rights: `'F'`, inNamespace: false },
	{ catalog: 'pg_foreign_server', prefix: 'srv', rights: `'S'`, inNamespace: false },
	{ catalog: 'pg_operator', prefix: 'opr' },
	{ catalog: 'pg_opclass', prefix: 'opc' },
	{ catalog: 'pg_opfamily', prefix: 'opf' },
	{ catalog: 'pg_collation', prefix: 'coll' },
	{ catalog: 'pg_conversion', prefix: 'con' },
	{ catalog: 'pg_statistic_ext', prefix: 'stx' },
	{ catalog: 'pg_ts_dict', prefix: 'dict' },
	{ catalog: 'pg_ts_config', prefix: 'cfg' },
	{ catalog: 'pg_publication', prefix: 'pub', inNamespace: false },
	{ catalog: 'pg_event_trigger', prefix: 'evt', inNamespace: false },
];

/** What `public` has in a new database: everybody may use it, and before PostgreSQL 15 create in it. */
const PUBLIC_RIGHTS = `acldefault('n', o.nspowner) || makeaclitem(0, o.nspowner, 'USAGE', false)
	|| CASE WHEN current_setting('server_version_num')::int < 150000
		THEN ARRAY[makeaclitem(0, o.nspowner, 'CREATE', false)] ELSE '{}' END`;

const PUBLIC_OWNER = `CASE WHEN current_setting('server_version_num')::int < 150000 THEN session_user
	ELSE 'pg_database_owner' END`;

/**
 * Reads owners and rights of everything in `keys`, and what the engine's and extensions' own objects have beside theirs;
 * only in the places given, where there is something to read.
 */
export async function readObjectPrivileges(
	engine: Engine,
	scope: Scope,
	keys: ReadonlyMap<string, Identity>,
	places: ReadonlySet<string>,
): Promise<readonly ObjectPrivileges[]> {
	const selects = [
		...OWNED_CATALOGS.filter(({ catalog }) => places.has(catalog)).map(selectOwned),
		...(places.has('pg_class') ? [selectRelations()] : []),
		...(places.has('public') ? [selectPublic()] : []),
		...(places.has('pg_attribute') ? [selectColumns(scope)] : []),
	];
	if (selects.length === 0) return [];
	const rows = await readUnion<PrivilegesRow>(engine, selects);
	return rows.flatMap((row) => {
		const rights = toRights(row);
		if (row.owner === null && rights.granted.length === 0 && rights.revoked.length === 0) return [];
		const object = keys.get(`${row.catalog}:${row.table ?? row.oid}:0`) ?? null;
		if (object === null && !row.given) return [];
		const { type, name, column, namespace, owner } = row;
		return [{ type, name, column, namespace, owner, object, ...rights }];
	});
}

function selectOwned({ catalog, prefix, rights, inNamespace }: OwnedCatalog): string {
	const owner = `o.${prefix}owner`;
	const namespace = inNamespace === false ? 'NULL::text' : `o.${prefix}namespace::regnamespace::text`;
	return `SELECT '${catalog}' AS catalog, o.oid, NULL::oid AS table, ${isGiven(catalog)} AS given, named.type,
			named.identity AS name, NULL::name AS column, ${namespace} AS namespace, ${ownerName(catalog, owner)} AS owner,
			${rights ? besideFirst(`o.${prefix}acl`, rights, owner) : 'NULL::json AS granted, NULL::json AS revoked'}
		FROM ${catalog} o ${joinFirstRights(catalog)}, pg_identify_object('${catalog}'::regclass, o.oid, 0) AS named
		WHERE (${isForeign(catalog, owner)}${rights ? ` OR ${hasOtherRights(`o.${prefix}acl`)}` : ''})
			${catalog === 'pg_namespace' ? `AND o.nspname NOT IN ('public', 'information_schema')` : ''}`;
}

/** A sequence that belongs to a column has the owner of its table; the one inside an identity column is known by that table. */
function selectRelations(): string {
	return `SELECT 'pg_class' AS catalog, o.oid, CASE WHEN link.deptype = 'i' THEN link.refobjid END AS table, ${isGiven('pg_class')} AS given,
			named.type, named.identity AS name, NULL::name AS column, o.relnamespace::regnamespace::text AS namespace,
			CASE WHEN link.objid IS NULL THEN ${ownerName('pg_class', 'o.relowner')} END AS owner,
			${besideFirst('o.relacl', `CASE o.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END`, 'o.relowner')}
		FROM pg_class o ${joinFirstRights('pg_class')} LEFT JOIN LATERAL (
				SELECT d.* FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = o.oid AND o.relkind = 'S'
					AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i') LIMIT 1
			) AS link ON true, pg_identify_object('pg_class'::regclass, o.oid, 0) AS named
		WHERE o.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND ${NOT_STANDARD}
			AND (${isForeign('pg_class', 'o.relowner')} OR ${hasOtherRights('o.relacl')})`;
}

function selectPublic(): string {
	return `SELECT 'pg_namespace' AS catalog, o.oid, NULL::oid AS table, false AS given, 'schema' AS type, 'public' AS name,
			NULL::name AS column, NULL::text AS namespace,
			CASE WHEN pg_get_userbyid(o.nspowner) <> ${PUBLIC_OWNER} THEN pg_get_userbyid(o.nspowner) END AS owner,
			${rightsBeside(`coalesce(o.nspacl, acldefault('n', o.nspowner))`, `(${PUBLIC_RIGHTS})`, 'o.nspowner')}
		FROM pg_namespace o WHERE o.nspname = 'public'`;
}

function selectColumns(scope: Scope): string {
	return `SELECT 'pg_class' AS catalog, o.oid, NULL::oid AS table, ${isGiven('pg_class')} AS given, named.type,
			named.identity AS name, a.attname AS column, o.relnamespace::regnamespace::text AS namespace,
			NULL::name AS owner, ${besideFirst('a.attacl', `'c'`, 'o.relowner')}
		FROM pg_attribute a JOIN pg_class o ON o.oid = a.attrelid
			${joinFirstRights('pg_class', 'a.attnum')}, pg_identify_object('pg_class'::regclass, o.oid, 0) AS named
		WHERE ${hasOtherRights('a.attacl')} AND NOT a.attisdropped AND ${NOT_STANDARD}
			AND o.oid NOT IN (${scope.ignoredRelations})`;
}

/** SQL: joins the rights that an object of the engine's or an extension's had when it was made. */
function joinFirstRights(catalog: string, column = '0'): string {
	return `LEFT JOIN pg_init_privs first ON first.classoid = '${catalog}'::regclass AND first.objoid = o.oid
		AND first.objsubid = ${column}`;
}

function besideFirst(acl: string, rights: string, owner: string): string {
	return rightsBeside(acl, `coalesce(first.initprivs, acldefault(${rights}, ${owner}))`, owner);
}

function hasOtherRights(acl: string): string {
	return `(${acl} IS NOT NULL AND ${acl} IS DISTINCT FROM first.initprivs)`;
}

function isForeign(catalog: string, owner: string): string {
	return `(${owner} <> ${MAKER} AND ${isUserMade(catalog, 'o.oid')})`;
}

function ownerName(catalog: string, owner: string): string {
	return `CASE WHEN ${isForeign(catalog, owner)} THEN pg_get_userbyid(${owner}) END`;
}

function isGiven(catalog: string): string {
	return `NOT (${isUserMade(catalog, 'o.oid')})`;
}

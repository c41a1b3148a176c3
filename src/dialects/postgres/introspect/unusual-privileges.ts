import type { Engine } from '../../dialect.ts';
import { readUnion } from './rows.ts';

/** A catalog whose objects have an owner, and rights where it says what kind of rights. */
export interface OwnedCatalog {
	readonly catalog: string;
	/** What the names of its columns begin with. */
	readonly prefix: string;
	/** The letter of `acldefault`, as SQL. */
	readonly rights?: string;
	readonly inNamespace?: false;
}

/** SQL: of a row `o` of pg_class, not in `information_schema`, whose rights no catalog remembers where it was made anew. */
export const NOT_STANDARD = `o.relnamespace IS DISTINCT FROM to_regnamespace('information_schema')`;

/** SQL: the OID of the role that made the database. */
export const MAKER = `(SELECT me.oid FROM pg_roles me WHERE me.rolname = session_user)`;

const STANDARD_NAMESPACES = `o.nspname IN ('public', 'information_schema')`;

/**
 * Where there is anything that the engine does not give by itself: names of catalogs, of pg_attribute for columns, and
 * `public`. One quick query, for most databases have nothing.
 */
export async function findUnusualPrivileges(
	engine: Engine,
	catalogs: readonly OwnedCatalog[],
): Promise<ReadonlySet<string>> {
	const places = await readUnion<{ place: string }>(engine, [
		...catalogs.map(({ catalog, prefix, rights }) => {
			const isOwned = `(o.oid >= 16384 AND o.${prefix}owner <> ${MAKER})`;
			const isOther = rights ? ` OR ${isChanged(catalog, `o.${prefix}acl`)}` : '';
			const where = catalog === 'pg_namespace' ? `NOT ${STANDARD_NAMESPACES}` : 'true';
			return select(catalog, `${catalog} o WHERE ${where} AND (${isOwned}${isOther})`);
		}),
		select(
			'pg_class',
			`pg_class o WHERE o.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND ${NOT_STANDARD}
					AND ((o.oid >= 16384 AND o.relowner <> ${MAKER}) OR ${isChanged('pg_class', 'o.relacl')})`,
		),
		select(
			'pg_attribute',
			`pg_attribute a JOIN pg_class o ON o.oid = a.attrelid
					WHERE ${isChanged('pg_class', 'a.attacl', 'a.attnum')} AND ${NOT_STANDARD}`,
		),
		select(
			'public',
			`pg_namespace o WHERE o.nspname = 'public'
					AND (o.oid >= 16384 OR ${isChanged('pg_namespace', 'o.nspacl')} OR o.nspacl IS NULL)`,
		),
		select('pg_default_acl', 'pg_default_acl'),
		select('pg_seclabel', 'pg_seclabel'),
	]);
	return new Set(places.map(({ place }) => place));
}

function select(place: string, from: string): string {
	return `SELECT '${place}' AS place WHERE EXISTS (SELECT FROM ${from})`;
}

function isChanged(catalog: string, acl: string, column = '0'): string {
	return `(${acl} IS NOT NULL AND NOT EXISTS (SELECT FROM pg_init_privs first WHERE first.objoid = o.oid
		AND first.classoid = '${catalog}'::regclass AND first.objsubid = ${column} AND first.initprivs = ${acl}))`;
}

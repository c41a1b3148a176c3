import type { Engine } from '../../dialect.ts';
import { TRACE_NAMESPACE } from '../trace/setup.ts';
import { readRows } from './rows.ts';

/** Objects below this OID came with the engine (`FirstNormalObjectId`). */
const FIRST_USER_OID = 16384;

const OLDEST_MAJOR = 14;

/** What a schema is read from and without; the lists are SQL lists of OIDs that are never empty. */
export interface Scope {
	/** The major version of PostgreSQL whose catalogs these are. */
	readonly major: number;
	/** Temporary, TOAST and our own namespaces. */
	readonly hiddenNamespaces: string;
	/** Migration tools' own tables and the sequences that these own. */
	readonly ignoredRelations: string;
	/** An expression for an array of OIDs where only these are read, with what belongs to those among them that are relations. */
	readonly only?: string;
}

/** Finds what to leave out; a table is named `name` (in any namespace) or `namespace.name`, a namespace `namespace.*`. */
export async function findScope(engine: Engine, ignoredTables: readonly string[]): Promise<Scope> {
	const names = ignoredTables.map((name) => `'${name.replaceAll("'", "''")}'`).join(', ') || 'NULL';
	const namespaces = await readRows<{ oid: string; major: number }>(
		engine,
		`SELECT oid, current_setting('server_version_num')::int / 10000 AS major
		FROM pg_namespace WHERE nspname = '${TRACE_NAMESPACE}' OR nspname ~ '^pg_(toast|temp)'
			OR nspname || '.*' IN (${names})`,
	);
	const relations = await readRows<{ oid: string }>(
		engine,
		`WITH ignored AS (
			SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE c.relkind IN ('r', 'p') AND (c.relname IN (${names}) OR n.nspname || '.' || c.relname IN (${names}))
		)
		SELECT oid FROM ignored
		UNION
		SELECT d.objid FROM pg_depend d JOIN ignored i ON i.oid = d.refobjid
		WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')`,
	);
	return {
		// There is always one for TOAST.
		major: namespaces[0]?.major ?? OLDEST_MAJOR,
		hiddenNamespaces: oidList(namespaces),
		ignoredRelations: oidList(relations),
	};
}

function oidList(rows: readonly { readonly oid: string }[]): string {
	return ['0', ...rows.map((row) => row.oid)].join(', ');
}

/** SQL: what catalogs have from a major version on, and what stands for it in those that are older. */
export function since({ major }: Scope, first: number, sql: string, otherwise = 'NULL'): string {
	return major >= first ? sql : otherwise;
}

/** SQL: true for an object that users made, neither the engine nor an extension. */
export function isUserMade(catalog: string, oid: string): string {
	return `${oid} >= ${FIRST_USER_OID} AND NOT EXISTS (
		SELECT FROM pg_depend ext
		WHERE ext.classid = '${catalog}'::regclass AND ext.objid = ${oid} AND ext.deptype = 'e'
	)`;
}

/** SQL: true for a user-made object in a namespace that is not hidden. */
export function isInScope(scope: Scope, catalog: string, oid: string, namespace: string): string {
	return `${isVisible(scope, catalog, oid, namespace)}${isWanted(scope, oid)}`;
}

function isVisible(scope: Scope, catalog: string, oid: string, namespace: string): string {
	return `${isUserMade(catalog, oid)} AND ${namespace} NOT IN (${scope.hiddenNamespaces})`;
}

/** SQL: what narrows a condition to the objects that are asked for, by any of these OIDs. */
function isWanted({ only }: Scope, ...oids: readonly string[]): string {
	if (only === undefined) return '';
	return ` AND (${oids.map((oid) => `${oid} = ANY (${only})`).join(' OR ')})`;
}

/**
 * SQL: true for a relation (a row `alias` of pg_class) of one of these `relkind` letters that is in scope. Where a row
 * stands for a part of it with an OID of its own, `part` says which that is.
 */
export function isRelationInScope(scope: Scope, alias: string, relkinds: string, part?: string): string {
	const letters = [...relkinds].map((letter) => `'${letter}'`).join(', ');
	const wanted = isWanted(scope, `${alias}.oid`, ...(part === undefined ? [] : [part]));
	return `${alias}.relkind IN (${letters}) AND ${alias}.oid NOT IN (${scope.ignoredRelations})
		AND ${isVisible(scope, 'pg_class', `${alias}.oid`, `${alias}.relnamespace`)}${wanted}`;
}

/** SQL: joins the comment of an object as `description.description`. */
export function joinComment(catalog: string, oid: string, attribute = '0'): string {
	return `LEFT JOIN pg_description description ON description.classoid = '${catalog}'::regclass
		AND description.objoid = ${oid} AND description.objsubid = ${attribute}`;
}

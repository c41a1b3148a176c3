import type { Identity } from '../../../model/identity.ts';
import type { DefaultPrivileges, Privileges, SecurityLabel } from '../../../model/privileges.ts';
import type { Engine } from '../../dialect.ts';
import { OWNED_CATALOGS, readObjectPrivileges } from './object-privileges.ts';
import { type RightsRow, rightsBeside, toRights } from './rights.ts';
import { readRows } from './rows.ts';
import type { Scope } from './scope.ts';
import { findUnusualPrivileges } from './unusual-privileges.ts';

interface DefaultRow extends RightsRow {
	readonly role: string | null;
	readonly namespace: string | null;
	readonly objects: keyof typeof OBJECTS;
}

interface LabelRow extends SecurityLabel {
	readonly key: string;
}

const OBJECTS = {
	r: 'tables',
	S: 'sequences',
	f: 'functions',
	T: 'types',
	n: 'schemas',
	L: 'large objects',
} as const;

/** Reads who owns what and may do what with it, of the objects in `keys`. */
export async function readPrivileges(
	engine: Engine,
	scope: Scope,
	keys: ReadonlyMap<string, Identity>,
): Promise<Privileges> {
	const places = await findUnusualPrivileges(engine, OWNED_CATALOGS);
	return {
		objects: await readObjectPrivileges(engine, scope, keys, places),
		defaults: places.has('pg_default_acl') ? await readDefaults(engine, scope) : [],
		labels: places.has('pg_seclabel') ? await readLabels(engine, keys) : [],
	};
}

async function readDefaults(engine: Engine, scope: Scope): Promise<readonly DefaultPrivileges[]> {
	// Those for one namespace come on top of those for all, so that they begin with nothing.
	const base = `CASE WHEN d.defaclnamespace <> 0 THEN acldefault('c', d.defaclrole) ELSE acldefault(
		CASE d.defaclobjtype WHEN 'S' THEN 's'::"char" ELSE d.defaclobjtype END, d.defaclrole) END`;
	const rows = await readRows<DefaultRow>(
		engine,
		`SELECT CASE WHEN pg_get_userbyid(d.defaclrole) <> session_user THEN pg_get_userbyid(d.defaclrole) END AS role,
			n.nspname AS namespace, d.defaclobjtype AS objects, ${rightsBeside('d.defaclacl', `(${base})`, 'd.defaclrole')}
		FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
		WHERE d.defaclnamespace = 0 OR d.defaclnamespace NOT IN (${scope.hiddenNamespaces})`,
	);
	return rows.map((row) => ({
		role: row.role,
		namespace: row.namespace,
		objects: OBJECTS[row.objects],
		...toRights(row),
	}));
}

async function readLabels(
	engine: Engine,
	keys: ReadonlyMap<string, Identity>,
): Promise<readonly SecurityLabel[]> {
	const rows = await readRows<LabelRow>(
		engine,
		`SELECT l.classoid::regclass || ':' || l.objoid || ':0' AS key, named.type, named.identity AS name,
			a.attname AS column, l.provider, l.label
		FROM pg_seclabel l LEFT JOIN pg_attribute a ON l.objsubid > 0 AND a.attrelid = l.objoid AND a.attnum = l.objsubid,
			pg_identify_object(l.classoid, l.objoid, 0) AS named`,
	);
	return rows.filter(({ key }) => keys.has(key)).map(({ key: _, ...label }) => label);
}

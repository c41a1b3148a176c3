import type { Identity } from '../../../model/identity.ts';
import type { Engine } from '../../dialect.ts';
import { readRows } from './rows.ts';

/** A row of pg_depend: dependent catalog, object and attribute, then the same of what it needs. */
type DependencyRow = readonly [number, number, number, number, number, number];

interface AliasRow {
	readonly key: string;
	readonly owner: string;
}

/** Reads what each object needs; the insides of an object (a view's rule, a default) count as the object itself. */
export async function readDependencies(
	engine: Engine,
	keys: ReadonlyMap<string, Identity>,
): Promise<ReadonlyMap<Identity, readonly Identity[]>> {
	const owners = new Map((await readAliases(engine)).map(({ key, owner }) => [key, owner]));
	const catalogs = await readCatalogs(engine);
	const find = (catalog: number, oid: number, attribute: number): Identity | undefined => {
		const start = `${catalogs.get(catalog)}:${oid}`;
		return findIdentity(keys, owners, `${start}:${attribute}`) ?? findIdentity(keys, owners, `${start}:0`);
	};
	const needs = new Map<Identity, Set<Identity>>();
	for (const { row } of await readDependencyRows(engine)) {
		const dependent = find(row[0], row[1], row[2]);
		const needed = find(row[3], row[4], row[5]);
		if (!dependent || !needed || dependent === needed) continue;
		const known = needs.get(dependent);
		if (known) known.add(needed);
		else needs.set(dependent, new Set([needed]));
	}
	return new Map([...needs].map(([identity, needed]) => [identity, [...needed]]));
}

function findIdentity(
	keys: ReadonlyMap<string, Identity>,
	owners: ReadonlyMap<string, string>,
	start: string,
): Identity | undefined {
	let key: string | undefined = start;
	for (let hops = 0; key !== undefined && hops < 4; hops++) {
		const identity = keys.get(key);
		if (identity) return identity;
		key = owners.get(key);
	}
	return undefined;
}

/** The names of the catalogs by their OID: said once, not in each of many thousand rows. */
async function readCatalogs(engine: Engine): Promise<ReadonlyMap<number, string>> {
	const rows = await readRows<{ readonly oid: number; readonly name: string }>(
		engine,
		`SELECT c.oid::int8 AS oid, c.relname AS name FROM pg_class c
		WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r'`,
	);
	return new Map(rows.map(({ oid, name }) => [oid, name]));
}

async function readDependencyRows(engine: Engine): Promise<readonly { readonly row: DependencyRow }[]> {
	return readRows(
		engine,
		// A sequence that a column owns needs that column only to be owned: it is made first.
		`SELECT json_build_array(d.classid::int8, d.objid::int8, d.objsubid, d.refclassid::int8, d.refobjid::int8,
			d.refobjsubid) AS row
		FROM pg_depend d
		WHERE d.objid >= 16384 AND d.refobjid >= 16384 AND d.deptype IN ('n', 'a', 'i', 'P', 'S')
			AND d.refclassid <> 'pg_namespace'::regclass
			AND NOT (d.deptype = 'a' AND d.refobjsubid > 0 AND d.classid = 'pg_class'::regclass
				AND EXISTS (SELECT FROM pg_sequence s WHERE s.seqrelid = d.objid))`,
	);
}

async function readAliases(engine: Engine): Promise<readonly AliasRow[]> {
	return readRows<AliasRow>(
		engine,
		`SELECT 'pg_rewrite:' || r.oid || ':0' AS key, 'pg_class:' || r.ev_class || ':0' AS owner
			FROM pg_rewrite r WHERE r.oid >= 16384
		UNION ALL
		SELECT 'pg_attrdef:' || d.oid || ':0', 'pg_class:' || d.adrelid || ':' || d.adnum FROM pg_attrdef d
		UNION ALL
		SELECT 'pg_constraint:' || k.oid || ':0', 'pg_type:' || k.contypid || ':0'
			FROM pg_constraint k WHERE k.oid >= 16384 AND k.contypid <> 0
		UNION ALL
		SELECT 'pg_type:' || t.oid || ':0', CASE WHEN t.typrelid <> 0 THEN 'pg_class:' || t.typrelid
			ELSE 'pg_type:' || t.typelem END || ':0'
			FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
			WHERE t.oid >= 16384 AND (c.relkind <> 'c' OR (t.typrelid = 0 AND t.typelem <> 0))
		UNION ALL
		SELECT 'pg_class:' || c.oid || ':0', 'pg_type:' || c.reltype || ':0'
			FROM pg_class c WHERE c.oid >= 16384 AND c.relkind = 'c'
		UNION ALL
		SELECT d.classid::regclass || ':' || d.objid || ':0', d.refclassid::regclass || ':' || d.refobjid || ':0'
			FROM pg_depend d WHERE d.deptype = 'i' AND d.objid >= 16384
				AND d.classid IN ('pg_proc'::regclass, 'pg_cast'::regclass, 'pg_type'::regclass)
				AND d.refclassid = 'pg_type'::regclass
		UNION ALL
		SELECT d.classid::regclass || ':' || d.objid || ':0', 'pg_extension:' || d.refobjid || ':0'
			FROM pg_depend d WHERE d.deptype = 'e' AND d.objid >= 16384`,
	);
}

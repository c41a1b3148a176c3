import type { OtherObject } from '../../../model/schema.ts';
import type { Engine } from '../../dialect.ts';
import { readRows } from './rows.ts';
import { isInScope, isRelationInScope, type Scope } from './scope.ts';

const RELATION = `c.oid::regclass::text`;
const COLUMN = `c.oid::regclass::text || '.' || quote_ident(a.attname)`;

/** Settings of described objects that the model has no attribute for, so that they are at least named. */
export async function listOtherSettings(engine: Engine, scope: Scope): Promise<readonly OtherObject[]> {
	const tables = `pg_class c WHERE ${isRelationInScope(scope, 'c', 'rp')}`;
	const columns = `pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		JOIN pg_type t ON t.oid = a.atttypid WHERE ${isRelationInScope(scope, 'c', 'rp')}`;
	return readRows<OtherObject>(
		engine,
		`SELECT 'table of a type' AS type, ${RELATION} || ' OF ' || c.reloftype::regtype::text AS name
			FROM ${tables} AND c.reloftype <> 0
		UNION ALL
		SELECT 'replica identity', ${RELATION} || ' ' || CASE c.relreplident WHEN 'n' THEN 'NOTHING' WHEN 'f' THEN 'FULL'
			ELSE 'USING INDEX' END
			FROM ${tables} AND c.relreplident <> 'd'
		UNION ALL
		SELECT 'access method', ${RELATION} || ' ' || m.amname
			FROM pg_am m, ${tables} AND m.oid = c.relam AND m.amname <> 'heap'
		UNION ALL
		SELECT 'clustered index', i.indexrelid::regclass::text
			FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
			WHERE i.indisclustered AND ${isRelationInScope(scope, 'c', 'rpm')}
		UNION ALL
		SELECT 'column storage', ${COLUMN} || ' ' || concat_ws(' ',
			CASE WHEN a.attstorage <> t.typstorage THEN 'STORAGE ' || CASE a.attstorage WHEN 'p' THEN 'PLAIN'
				WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END,
			CASE WHEN a.attcompression <> '' THEN 'COMPRESSION ' || CASE a.attcompression WHEN 'p' THEN 'pglz'
				ELSE 'lz4' END END)
			FROM ${columns} AND (a.attstorage <> t.typstorage OR a.attcompression <> '')
		UNION ALL
		SELECT 'column statistics', ${COLUMN} || coalesce(' STATISTICS ' || a.attstattarget, '')
			|| coalesce(' (' || array_to_string(a.attoptions, ', ') || ')', '')
			FROM ${columns} AND (a.attstattarget >= 0 OR a.attoptions IS NOT NULL)
		UNION ALL
		SELECT 'not-null constraint', c.oid::regclass::text || '.' || quote_ident(k.conname) || ' '
			|| pg_get_constraintdef(k.oid, true)
			FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
			WHERE k.contype = 'n' AND (k.connoinherit OR NOT k.convalidated) AND ${isRelationInScope(scope, 'c', 'rp')}
		UNION ALL
		SELECT 'view column default', ${COLUMN}
			FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.atthasdef
			WHERE ${isRelationInScope(scope, 'c', 'v')}
		UNION ALL
		SELECT 'comment on a domain constraint', k.contypid::regtype::text || '.' || quote_ident(k.conname)
			FROM pg_constraint k JOIN pg_type t ON t.oid = k.contypid
				JOIN pg_description d ON d.classoid = 'pg_constraint'::regclass AND d.objoid = k.oid
			WHERE ${isInScope(scope, 'pg_type', 't.oid', 't.typnamespace')}`,
	);
}

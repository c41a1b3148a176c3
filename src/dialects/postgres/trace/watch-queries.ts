import { RELATION_STATE, TRACE_NAMESPACE } from './setup.ts';

/** A catalog whose rows `o` are objects of their own, those of tables excepted. */
interface WatchedCatalog {
	readonly catalog: string;
	readonly where?: string;
}

const NOT_TEMPORARY = `o.relpersistence <> 't' AND o.relnamespace <> 'pg_toast'::regnamespace`;

const IS_TYPE = `(o.typtype IN ('e', 'd', 'r') OR (o.typtype IN ('b', 'p') AND o.typelem = 0)
	OR (o.typtype = 'c' AND EXISTS (SELECT FROM pg_class c WHERE c.oid = o.typrelid AND c.relkind = 'c')))`;

/** SQL: true for what is not a part of another object, as the functions of a range type are. */
function isOnItsOwn(catalog: string): string {
	return `NOT EXISTS (SELECT FROM pg_depend whole WHERE whole.classid = '${catalog}'::regclass
		AND whole.objid = o.oid AND whole.deptype = 'i')`;
}

const CATALOGS: readonly WatchedCatalog[] = [
	{ catalog: 'pg_namespace', where: `o.nspname !~ '^pg_(toast|temp)' AND o.nspname <> '${TRACE_NAMESPACE}'` },
	{ catalog: 'pg_extension' },
	{ catalog: 'pg_type', where: IS_TYPE },
	{ catalog: 'pg_class', where: `o.relkind IN ('v', 'm', 'S', 'i', 'I', 'f') AND ${NOT_TEMPORARY}` },
	{ catalog: 'pg_trigger', where: 'NOT o.tgisinternal AND o.tgparentid = 0' },
	{ catalog: 'pg_proc', where: isOnItsOwn('pg_proc') },
	{ catalog: 'pg_cast', where: isOnItsOwn('pg_cast') },
	{ catalog: 'pg_policy' },
	{ catalog: 'pg_rewrite', where: `o.rulename <> '_RETURN'` },
	...[
		...['pg_language', 'pg_am', 'pg_operator', 'pg_opclass', 'pg_opfamily', 'pg_transform'],
		...['pg_collation', 'pg_conversion', 'pg_statistic_ext', 'pg_ts_parser', 'pg_ts_template', 'pg_ts_dict'],
		...['pg_ts_config', 'pg_foreign_data_wrapper', 'pg_foreign_server', 'pg_publication', 'pg_event_trigger'],
	].map((catalog) => ({ catalog })),
];

/** Rows that are a part of an object: the catalog and OID of that, and the catalog that they stand in. */
const PARTS: readonly (readonly [string, string, string])[] = [
	['pg_class', 'o.ev_class', `pg_rewrite o WHERE o.rulename = '_RETURN'`],
	['pg_class', 'o.seqrelid', 'pg_sequence o WHERE true'],
	['pg_type', 'o.enumtypid', 'pg_enum o WHERE true'],
	['pg_type', 'o.contypid', 'pg_constraint o WHERE o.contypid <> 0'],
	[
		'pg_type',
		'c.reltype',
		`pg_attribute o JOIN pg_class c ON c.oid = o.attrelid AND c.relkind = 'c' WHERE true`,
	],
];

const TABLES = `pg_class o WHERE o.oid >= 16384 AND o.relkind IN ('r', 'p') AND ${NOT_TEMPORARY}`;

/** Every object: its catalog and its OID. */
const OBJECTS = [
	`SELECT 'pg_class'::regclass AS class, o.oid FROM ${TABLES}`,
	...CATALOGS.map(
		({ catalog, where = 'true' }) =>
			`SELECT '${catalog}'::regclass, o.oid FROM ${catalog} o WHERE o.oid >= 16384 AND ${where}`,
	),
].join('\nUNION ALL\n');

const ADDRESS = `'class', class, 'type', address.type, 'names', address.object_names, 'arguments', address.object_args`;

const MARK = `o.xmin || ':' || o.ctid`;

/** SQL: true for a row that was written by the transaction `horizon` or a later one. */
function isNew(alias: string): string {
	return `((${alias}.xmin::text::bigint - horizon) & 4294967295) < 2147483648`;
}

function newRows(): string {
	return [
		...CATALOGS.map(
			({ catalog, where = 'true' }) =>
				`SELECT '${catalog}'::regclass AS class, o.oid, ${MARK} AS mark FROM ${catalog} o
				WHERE o.oid >= 16384 AND ${where} AND ${isNew('o')}`,
		),
		...PARTS.map(
			([catalog, owner, rest]) =>
				`SELECT '${catalog}'::regclass, ${owner}, ${MARK} FROM ${rest} AND ${owner} >= 16384 AND ${isNew('o')}`,
		),
	].join('\nUNION ALL\n');
}

/** SQL: a record, as JSON, of each object and comment with such a row. */
const newRecords = (): string => `WITH objects AS (
		SELECT class, oid, string_agg(mark, ' ' ORDER BY mark) AS mark FROM (
			SELECT n.class, n.oid, n.mark FROM (${newRows()}) AS n(class, oid, mark)
		) AS news WHERE (class, oid) IN (SELECT class, oid FROM (${OBJECTS}) AS object) GROUP BY class, oid
	), touched AS (
		SELECT o.oid FROM ${TABLES} AND ${isNew('o')}
		UNION SELECT a.attrelid FROM pg_attribute a WHERE a.attnum > 0 AND a.attrelid >= 16384 AND ${isNew('a')}
		UNION SELECT k.conrelid FROM pg_constraint k WHERE k.conrelid >= 16384 AND ${isNew('k')}
		UNION SELECT i.inhrelid FROM pg_inherits i WHERE ${isNew('i')}
		UNION SELECT d.adrelid FROM pg_attrdef d WHERE d.adrelid >= 16384 AND ${isNew('d')}
	), records AS (
		SELECT oid, 0 AS sub, json_build_object(${ADDRESS}, 'tag', '', 'object', oid, 'sub', 0, 'mark', mark,
			'member', EXISTS (SELECT FROM pg_depend e WHERE e.classid = class AND e.objid = objects.oid AND e.deptype = 'e')
				OR (class = 'pg_class'::regclass AND (SELECT c.relispartition FROM pg_class c WHERE c.oid = objects.oid)),
			'typtype', CASE WHEN class = 'pg_type'::regclass
				THEN (SELECT t.typtype FROM pg_type t WHERE t.oid = objects.oid) END) AS record
		FROM objects, pg_identify_object_as_address(class, oid, 0) AS address
		UNION ALL
		SELECT relation, 1, json_build_object(${ADDRESS}, 'tag', '', 'object', relation, 'sub', 0, 'mark', mark,
			'member', EXISTS (SELECT FROM pg_depend e WHERE e.classid = class AND e.objid = relation AND e.deptype = 'e'),
			'state', ${RELATION_STATE})
		FROM (SELECT o.oid AS relation, 'pg_class'::regclass AS class,
				concat_ws(' ', o.relrowsecurity, o.relforcerowsecurity, o.relreplident, o.reloptions,
					(SELECT string_agg(i.inhparent::text, ' ' ORDER BY i.inhseqno) FROM pg_inherits i WHERE i.inhrelid = o.oid),
					(SELECT string_agg(concat_ws(',', a.attstorage, a.attcompression, a.attstattarget, a.attoptions), ' '
						ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = o.oid AND a.attnum > 0)) AS mark
				FROM ${TABLES} AND o.oid IN (SELECT oid FROM touched)) AS tables,
			pg_identify_object_as_address(class, relation, 0) AS address
		UNION ALL
		SELECT o.objoid, 2, json_build_object(${ADDRESS}, 'tag', 'COMMENT', 'object', o.objoid, 'sub', o.objsubid,
			'mark', ${MARK}, 'member', EXISTS (SELECT FROM pg_depend e
				WHERE e.classid = o.classoid AND e.objid = o.objoid AND e.deptype = 'e'))
		FROM pg_description o, LATERAL (SELECT o.classoid::regclass AS class) AS catalog,
			pg_identify_object_as_address(o.classoid, o.objoid, o.objsubid) AS address
		WHERE o.objoid >= 16384 AND o.classoid <> 'pg_extension'::regclass AND ${isNew('o')}
	)
	SELECT record::text FROM records ORDER BY sub = 2, oid, sub`;

/** The namespace and the functions that a watch asks; their text does not depend on the session that asks. */
export function watchSetup(): string {
	const define = (signature: string, result: string, body: string): string =>
		`CREATE FUNCTION ${TRACE_NAMESPACE}.${signature} RETURNS ${result} LANGUAGE sql STABLE SECURITY DEFINER
		SET search_path = pg_catalog AS $watch$ ${body} $watch$;`;
	return [
		`CREATE SCHEMA ${TRACE_NAMESPACE};`,
		`GRANT USAGE ON SCHEMA ${TRACE_NAMESPACE} TO PUBLIC;`,
		define('news(horizon bigint)', 'SETOF text', newRecords()),
		define('listing()', 'SETOF text', `SELECT class || ':' || oid || ':0' FROM (${OBJECTS}) AS object`),
		define(
			'census()',
			'text',
			`SELECT json_build_array(count(*), coalesce(sum(oid::bigint), 0)::text,
				pg_snapshot_xmin(pg_current_snapshot())::text)::text FROM (${OBJECTS}) AS object`,
		),
	].join('\n');
}

/** SQL: a record, as JSON, of each object and comment that was written by the transaction `horizon` or a later one. */
export function newsSince(horizon: string): string {
	return `SELECT ${TRACE_NAMESPACE}.news(${horizon})`;
}

/** SQL: the keys of all objects. */
export const LISTING = `SELECT ${TRACE_NAMESPACE}.listing()`;

/** SQL: how many objects there are and the sum of their OIDs, then the first transaction that may still be running. */
export const CENSUS = `SELECT ${TRACE_NAMESPACE}.census()`;

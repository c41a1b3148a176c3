import { quoteIdentifiers, quoteLiteral, quoteRelation } from '../../ddl/quote.ts';
import { readRows } from '../rows.ts';
import { isUserMade, joinComment, since } from '../scope.ts';
import type { DefinedRow } from './defined.ts';
import type { RareKind } from './rare-kind.ts';

interface PublishedTable {
	readonly oid: string;
	readonly namespace: string;
	readonly name: string;
	/** True where the name alone would publish tables that inherit from it as well. */
	readonly hasChildren: boolean;
	readonly columns: readonly string[] | null;
	readonly filter: string | null;
}

interface PublicationRow extends DefinedRow {
	readonly allTables: boolean;
	readonly tables: readonly PublishedTable[] | null;
	readonly namespaces: readonly { readonly oid: string; readonly name: string }[] | null;
	readonly insert: boolean;
	readonly update: boolean;
	readonly delete: boolean;
	readonly truncate: boolean;
	readonly viaRoot: boolean;
	/** `pubgencols`, in versions that publish generated columns. */
	readonly generated: string | null;
}

const COLUMNS = `(SELECT json_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a
	WHERE a.attrelid = c.oid AND a.attnum = ANY (r.prattrs))`;

const NAMESPACES = `(SELECT json_agg(json_build_object('oid', s.oid, 'name', n.nspname) ORDER BY n.nspname COLLATE "C")
	FROM pg_publication_namespace s JOIN pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = p.oid)`;

/** Every publication with what it publishes. */
export const publications: RareKind = {
	catalog: 'pg_publication',
	introspect: async (engine, scope) => {
		const rows = await readRows<PublicationRow>(
			engine,
			`SELECT p.oid, NULL AS namespace, quote_ident(p.pubname) AS name, description.description AS comment,
				p.puballtables AS "allTables", p.pubinsert AS insert, p.pubupdate AS update, p.pubdelete AS delete,
				p.pubtruncate AS truncate, p.pubviaroot AS "viaRoot", to_jsonb(p) ->> 'pubgencols' AS generated,
				(SELECT json_agg(json_build_object('oid', r.oid, 'namespace', n.nspname, 'name', c.relname,
						'hasChildren', c.relkind = 'r' AND c.relhassubclass,
						'columns', ${since(scope, 15, COLUMNS)},
						'filter', ${since(scope, 15, 'pg_get_expr(r.prqual, r.prrelid, true)')}) ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C")
					FROM pg_publication_rel r JOIN pg_class c ON c.oid = r.prrelid JOIN pg_namespace n ON n.oid = c.relnamespace
					WHERE r.prpubid = p.oid AND c.oid NOT IN (${scope.ignoredRelations})) AS tables,
				${since(scope, 15, NAMESPACES)} AS namespaces
			FROM pg_publication p ${joinComment('pg_publication', 'p.oid')}
			WHERE ${isUserMade('pg_publication', 'p.oid')}`,
		);
		return rows.map((row) => ({
			key: `pg_publication:${row.oid}:0`,
			aliases: [
				...(row.tables ?? []).map(({ oid }) => `pg_publication_rel:${oid}:0`),
				...(row.namespaces ?? []).map(({ oid }) => `pg_publication_namespace:${oid}:0`),
			],
			object: {
				kind: 'publication',
				namespace: row.namespace,
				name: row.name,
				comment: row.comment,
				statements: [writePublication(row)],
			},
		}));
	},
};

function writePublication(row: PublicationRow): string {
	const tables = (row.tables ?? []).map((table, at) => `${at === 0 ? 'TABLE ' : ''}${writeTable(table)}`);
	const namespaces = (row.namespaces ?? []).map(({ name }) => name);
	const published = [
		...(row.allTables ? ['ALL TABLES'] : []),
		...tables,
		...(namespaces.length === 0 ? [] : [`TABLES IN SCHEMA ${quoteIdentifiers(namespaces)}`]),
	];
	const options = writeOptions(row);
	return [
		`CREATE PUBLICATION ${row.name}`,
		...(published.length === 0 ? [] : [`    FOR ${published.join(',\n    ')}`]),
		...(options.length === 0 ? [] : [`    WITH (${options.join(', ')})`]),
	].join('\n');
}

function writeTable({ namespace, name, hasChildren, columns, filter }: PublishedTable): string {
	return [
		`${hasChildren ? 'ONLY ' : ''}${quoteRelation(namespace, name)}`,
		...(columns === null ? [] : [`(${quoteIdentifiers(columns)})`]),
		...(filter === null ? [] : [`WHERE (${filter})`]),
	].join(' ');
}

function writeOptions(row: PublicationRow): readonly string[] {
	const actions = (['insert', 'update', 'delete', 'truncate'] as const).filter((action) => row[action]);
	return [
		...(actions.length === 4 ? [] : [`publish = ${quoteLiteral(actions.join(', '))}`]),
		...(row.viaRoot ? ['publish_via_partition_root = true'] : []),
		...(row.generated === 's' ? ['publish_generated_columns = stored'] : []),
	];
}

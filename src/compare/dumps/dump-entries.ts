import { splitStatements } from '../../sql/split.ts';

/** The text that pg_dump writes for one thing, by what it calls it. */
export interface DumpEntry {
	/** Such as `CONSTRAINT public.orders orders_pkey`. */
	readonly title: string;
	/** The SQL without the comment above it, with a note on top of what depends on the entry before it. */
	readonly sql: string;
}

const HEADER =
	/^--\n-- (?:Data for )?Name: (?<name>.*); Type: (?<type>[A-Z ]+); Schema: (?<schema>.*); Owner: .*?(?:; Tablespace: (?<tablespace>.*))?\n--\n/gm;
const END = /\n--\n-- PostgreSQL database dump complete\n--\n[\s\S]*$/;
/** Settings for the entry that follows, written only where they change. */
const SETTINGS = /(?:\nSET default_(?:tablespace|table_access_method) = .*;\n+)+$/;

/** Splits a plain-text dump into its entries, in the dump's order. */
export function readDump(dump: string): readonly DumpEntry[] {
	const headers = [...dump.matchAll(HEADER)];
	let accessMethod = readAccessMethod(dump.slice(0, headers[0]?.index)) ?? '';
	return headers.map((header, index) => {
		const { name = '', type = '', schema = '', tablespace } = header.groups ?? {};
		const text = dump.slice(header.index + header[0].length, headers[index + 1]?.index).replace(END, '');
		const sql = text.replace(SETTINGS, '').trim();
		const notes = [
			tablespace === undefined ? '' : `-- tablespace ${tablespace}\n`,
			hasRows(type, sql) && accessMethod !== 'heap' ? `-- access method ${accessMethod}\n` : '',
		];
		accessMethod = readAccessMethod(text) ?? accessMethod;
		const title = `${type} ${schema === '-' ? '' : `${schema}.`}${name}`;
		return { title, sql: notes.join('') + sortLists(type, sql) };
	});
}

/** The access method that the settings at a text's end ask for. */
function readAccessMethod(text: string): string | undefined {
	return SETTINGS.exec(text)?.[0].match(/table_access_method = (.*);/)?.[1];
}

/** True for what has rows of its own: only there does an access method count. */
function hasRows(type: string, sql: string): boolean {
	return type === 'MATERIALIZED VIEW' || (type === 'TABLE' && !/^PARTITION BY /m.test(sql));
}

const ROLES = /(?<= TO )(?:"(?:[^"]|"")+"|\w+)(?:, (?:"(?:[^"]|"")+"|\w+))+(?= USING| WITH CHECK|;)/;
const STORAGE_OPTIONS = /(?<=\bWITH \()[^()]+(?=\))/;

/** The statements that put a table's rows back; a value may have anything in it. */
export function rowsOf({ sql }: Pick<DumpEntry, 'sql'>): readonly string[] {
	return splitStatements(sql).map(({ text }) => text);
}

/** Rows come in the order in which they were last written, which means nothing. */
function sortRows(sql: string): string {
	return rowsOf({ sql }).toSorted().join(';\n');
}

/** True for the rows of a table. */
export function isRows({ title }: DumpEntry): boolean {
	return title.startsWith('TABLE DATA ');
}

/** A policy's roles come in the order in which the server got them, storage options and grants in that of their setting. */
function sortLists(type: string, sql: string): string {
	if (type === 'ACL') return sortGrants(sql);
	if (type === 'TABLE DATA') return sortRows(sql);
	const list = type === 'POLICY' ? ROLES : /^(?:TABLE|INDEX|CONSTRAINT)$/.test(type) ? STORAGE_OPTIONS : null;
	return list ? sql.replace(list, (items) => items.split(', ').sort().join(', ')) : sql;
}

/** Each statement with the role that it is said as, where that is not the owner. */
function sortGrants(sql: string): string {
	let grantor = '';
	const grants: string[] = [];
	for (const line of sql.split('\n')) {
		if (line.startsWith('SET SESSION AUTHORIZATION ')) grantor = `${line} `;
		else if (line.startsWith('RESET SESSION AUTHORIZATION')) grantor = '';
		else grants.push(grantor + line);
	}
	return grants.sort().join('\n');
}

/** True for the engine's own event triggers, which belong to no namespace. */
export function isEnginesOwn({ title }: DumpEntry): boolean {
	return /^(?:EVENT TRIGGER|(?:COMMENT|ACL) EVENT TRIGGER) auggie_replay_/.test(title);
}

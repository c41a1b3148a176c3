import type { Column, Table } from '../../model/objects.ts';
import { partsOf, type Schema } from '../../model/schema.ts';
import { uniqueKeys } from '../../specification/relations.ts';
import { snakeCase } from '../../specification/words/nouns.ts';

const MOST = 4;

/** What nobody reads in a list of rows, or must not. */
const UNREADABLE = /json|bytea|tsvector|vector|xml|\[\]$|^(?:bit|geometry|geography|oid)/;
const SECRET = /password|passwd|secret|token|hash|salt|cipher|encrypted|decrypt|private|nonce|(?:^|_)key$/;

const TELLING: readonly RegExp[] = [
	/(?:^|_)(?:name|title|label|subject|username|login|display_name|full_name)$/,
	/^(?:email|slug|code|number|num|sku|handle|version|reference)$|_(?:number|code|slug|num)$/,
	/^(?:status|state|kind|type|role|level|priority|rank|position|quantity|amount|total|price)$|_(?:status|state|at)$/,
];

/** The few columns that a reader knows a row by: its key, what it is called, what state it is in, when it was made. */
export function shownColumns(schema: Schema, table: Table, ...always: readonly string[]): readonly string[] {
	const columns = partsOf(schema, table, 'column');
	const key = partsOf(schema, table, 'primary-key')[0]?.columns ?? [];
	const shown = new Set(
		[...key, ...always].filter((name) =>
			columns.some((column) => column.name === name && isReadable(column)),
		),
	);
	for (const isTelling of [...TELLING, /./]) {
		for (const { name } of columns.filter((column) => isReadable(column))) {
			if (shown.size >= MOST) break;
			if (isTelling.test(snakeCase(name))) shown.add(name);
		}
	}
	return columns.map(({ name }) => name).filter((name) => shown.has(name));
}

/** What people know a row by: a text that is unique and is neither a secret nor an id; null where it has none. */
export function knownBy(schema: Schema, table: Table): string | null {
	const columns = partsOf(schema, table, 'column').filter(isReadable);
	for (const [key, ...more] of uniqueKeys(schema, table)) {
		const found = more.length === 0 && columns.find(({ name, type }) => name === key && isText(type));
		if (found && TELLING.slice(0, 2).some((isTelling) => isTelling.test(snakeCase(found.name))))
			return found.name;
	}
	return null;
}

const TIME_NAME =
	/^(?:created|inserted|added|occurred|happened|logged|recorded|placed|published|posted|sent|received|started|queued|issued|performed|changed|event|action)_?(?:at|on|time|date)$|^(?:created|timestamp|date|time|ts)$/;

/** When a row came to be, where a column says so. */
export function timeColumn(schema: Schema, table: Table): string | null {
	const columns = partsOf(schema, table, 'column').filter(({ type }) => /^(?:timestamp|date)/.test(type));
	return columns.find(({ name }) => TIME_NAME.test(snakeCase(name)))?.name ?? null;
}

function isText(type: string): boolean {
	return /^(?:text|character|varchar|citext|name$)/.test(type);
}

function isReadable({ name, type, generated }: Column): boolean {
	return !UNREADABLE.test(type) && !SECRET.test(snakeCase(name)) && generated === null;
}

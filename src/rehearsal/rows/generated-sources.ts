import type { Column, Table } from '../../model/objects.ts';
import type { Demand, Way } from './demand.ts';
import type { ResolveType } from './value-type.ts';
import { makeValue } from './values/make-value.ts';

/** `value ->> 'a'::text`, `value -> 'a'::text ->> 'b'::text`, `value #>> '{a,b}'::text[]`, with casts and parentheses. */
const PATH =
	/("(?:[^"]|"")+"|[A-Za-z_][\w$]*)\)*(?:::jsonb?)?\)*((?:\s*->>?\s*'(?:[^']|'')*'(?:::text)?\)*|\s*#>>?\s*'\{[^']*\}'(?:::text\[\])?\)*)+)/g;

/** The keys that a JSON value must have in a row so that generated columns which may not be null have a value. */
export function sourceDemands(
	table: Table,
	columns: readonly Column[],
	resolve: ResolveType,
	row: number,
): Way {
	const names = new Set(columns.map(({ name }) => name));
	return columns
		.filter(({ generated, notNull }) => generated !== null && notNull)
		.flatMap((column) => {
			const value = jsonFor(table, column, resolve, row);
			return [...(column.generated?.expression ?? '').matchAll(PATH)].flatMap(
				([, written = '', path = '']): Demand[] => {
					const name = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written;
					if (!names.has(name)) return [];
					return [{ kind: 'json-key', column: name, path: keysOf(path), value }];
				},
			);
		});
}

function keysOf(path: string): readonly string[] {
	return [...path.matchAll(/'((?:[^']|'')*)'/g)].flatMap(([, text = '']) => {
		const isList = text.startsWith('{') && text.endsWith('}');
		return isList ? text.slice(1, -1).split(',') : [text.replaceAll("''", "'")];
	});
}

/** A value that the column's type can be read from. */
function jsonFor(table: Table, column: Column, resolve: ResolveType, row: number): string {
	const type = resolve(column.type);
	const value = makeValue({
		column: column.name,
		table: table.name,
		type,
		row,
		demands: [],
		isKey: false,
		attempt: 0,
		shape: null,
		clockUnit: 1,
		others: new Map(),
	});
	return /^(?:boolean|smallint|integer|bigint|numeric|real|double precision)$/.test(type.name)
		? (value ?? 'null')
		: JSON.stringify((value ?? '').replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d).*$/, '$1T$2Z'));
}

import type { Column } from '../../../model/objects.ts';
import type { RowValue, TableRows } from '../../../model/rows.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { quoteIdentifier, quoteIdentifiers, quoteLiteral, quoteQualified, quoteRelation } from './quote.ts';

/** One `INSERT` with all rows; a column that all of them leave to its default is not named. */
export function writeRows(schema: Schema, rows: TableRows): readonly string[] {
	const target = quoteRelation(rows.namespace, rows.table);
	const shown = rows.columns.flatMap((name, index) =>
		rows.rows.every((row) => isDefault(row[index])) ? [] : [{ name, index }],
	);
	if (shown.length === 0) return rows.rows.map(() => `INSERT INTO ${target} DEFAULT VALUES`);
	const columns = columnsOf(schema, rows);
	const isOverriding = shown.some(({ name }) => columns.get(name)?.identity?.generation === 'always');
	const names = quoteIdentifiers(shown.map(({ name }) => name));
	const lines = rows.rows.map(
		(row) => `    (${shown.map(({ name, index }) => literal(row[index], columns.get(name))).join(', ')})`,
	);
	const overriding = isOverriding ? ' OVERRIDING SYSTEM VALUE' : '';
	return [`INSERT INTO ${target} (${names})${overriding} VALUES\n${lines.join(',\n')}`];
}

/** What makes the sequences of a table's columns go on behind rows that brought numbers of their own. */
export function advanceSequences(schema: Schema, rows: TableRows): readonly string[] {
	const columns = columnsOf(schema, rows);
	return rows.columns.flatMap((name, index) =>
		rows.rows.some((row) => typeof row[index] === 'string') ? advance(rows, columns.get(name)) : [],
	);
}

function columnsOf(schema: Schema, { namespace, table }: TableRows): ReadonlyMap<string, Column> {
	const name = { namespace, name: table };
	const given = schema.given ? partsOf(schema.given.schema, name, 'column') : [];
	return new Map([...given, ...partsOf(schema, name, 'column')].map((column) => [column.name, column]));
}

function isDefault(value: RowValue | undefined): boolean {
	return typeof value === 'object' && value !== null && value.sql === 'DEFAULT';
}

const PLAIN_NUMBER = /^(?:smallint|integer|bigint|real|double precision|numeric(?:\(.*\))?)$/;

function literal(value: RowValue | undefined, column: Column | undefined): string {
	if (value === null || value === undefined) return 'NULL';
	if (typeof value === 'object') return value.sql;
	const type = column?.type ?? '';
	// As a number `-0` would lose its sign.
	if (PLAIN_NUMBER.test(type) && /^(?!-0+(?:\.0+)?$)-?\d+(?:\.\d+)?$/.test(value)) return value;
	if (type === 'boolean') return value === 't' || value === 'true' ? 'true' : 'false';
	return quoteLiteral(value);
}

/** Rows that bring their own numbers leave the sequence where it was. */
function advance({ namespace, table }: TableRows, column: Column | undefined): readonly string[] {
	if (!column) return [];
	const target = quoteRelation(namespace, table);
	const next = /^nextval\(('(?:[^']|'')+')::regclass\)$/.exec(column.default ?? '')?.[1];
	const increment = column.identity?.options.increment ?? '1';
	if ((!next && !column.identity) || increment.startsWith('-')) return [];
	const sequence =
		next ??
		`pg_get_serial_sequence(${quoteLiteral(quoteQualified(namespace, table))}, ${quoteLiteral(column.name)})`;
	return [`SELECT setval(${sequence}, max(${quoteIdentifier(column.name)})) FROM ${target}`];
}

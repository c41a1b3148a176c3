import type { Column } from '../../../model/objects.ts';
import type { RowValue, TableRows } from '../../../model/rows.ts';
import { objectsOf, partsOf, type Schema } from '../../../model/schema.ts';
import { quoteIdentifiers, quoteLiteral, quoteQualified, quoteRelation } from './quote.ts';

/** One `INSERT` with all rows; a column that all of them leave to its default, or null like it, is not named. */
export function writeRows(schema: Schema, rows: TableRows): readonly string[] {
	const target = quoteRelation(rows.namespace, rows.table);
	const columns = columnsOf(schema, rows);
	const isUsual = (name: string): ((value: RowValue | undefined) => boolean) =>
		isNullAnyway(schema, columns.get(name)) ? isDefaultOrNull : isDefault;
	const shown = rows.columns.flatMap((name, index) =>
		rows.rows.map((row) => row[index]).every(isUsual(name)) ? [] : [{ name, index }],
	);
	if (shown.length === 0) return rows.rows.map(() => `INSERT INTO ${target} DEFAULT VALUES`);
	const isOverriding = shown.some(({ name }) => columns.get(name)?.identity?.generation === 'always');
	const names = quoteIdentifiers(shown.map(({ name }) => name));
	const lines = rows.rows.map(
		(row) => `    (${shown.map(({ name, index }) => literal(row[index], columns.get(name))).join(', ')})`,
	);
	const overriding = isOverriding ? ' OVERRIDING SYSTEM VALUE' : '';
	return [`INSERT INTO ${target} (${names})${overriding} VALUES\n${lines.join(',\n')}`];
}

/** What puts the sequences of a table's columns where they stand. */
export function advanceSequences(schema: Schema, rows: TableRows): readonly string[] {
	const columns = columnsOf(schema, rows);
	const table = quoteLiteral(quoteQualified(rows.namespace, rows.table));
	return (rows.positions ?? []).map(({ column, sequence, last, isCalled }) => {
		// What is inside an identity column has no name that stays.
		const name = columns.get(column)?.identity
			? `pg_get_serial_sequence(${table}, ${quoteLiteral(column)})`
			: quoteLiteral(quoteRelation(sequence.namespace, sequence.name));
		return `SELECT setval(${name}, ${last}${isCalled ? '' : ', false'})`;
	});
}

function columnsOf(schema: Schema, { namespace, table }: TableRows): ReadonlyMap<string, Column> {
	const name = { namespace, name: table };
	const given = schema.given ? partsOf(schema.given.schema, name, 'column') : [];
	return new Map([...given, ...partsOf(schema, name, 'column')].map((column) => [column.name, column]));
}

function isDefault(value: RowValue | undefined): boolean {
	return typeof value === 'object' && value !== null && value.sql === 'DEFAULT';
}

function isDefaultOrNull(value: RowValue | undefined): boolean {
	return value === null || isDefault(value);
}

/** Whether a column is null where nobody names it; a domain may bring a default of its own. */
function isNullAnyway(schema: Schema, column: Column | undefined): boolean {
	if (!column || column.default !== null || column.identity !== null) return false;
	const schemas = schema.given ? [schema, schema.given.schema] : [schema];
	return schemas.every((each) => objectsOf(each, 'domain').every((domain) => domain.default === null));
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

import type { Dialect, Engine, TableContents } from '../dialects/dialect.ts';
import type { Table } from '../model/objects.ts';
import type { RowValue, TableRows } from '../model/rows.ts';
import { partsOf, type Schema } from '../model/schema.ts';
import { type ClassifiedFacts, classifyTable } from '../specification/classify.ts';
import { codeSpan } from '../specification/markdown.ts';
import { keysTo } from '../specification/references.ts';
import type { ReferenceRows } from '../specification/rehearsed.ts';
import { findTable } from '../specification/relations.ts';
import { loadingOrder } from './rows/loading-order.ts';
import { partsOfTable, tableKey } from './rows/table-parts.ts';

/**
 * Loads the rows that migrations leave behind into an engine that has the schema, in an order in which they load, and
 * reads them back. What does not load is in it with the engine's word on it.
 */
export async function loadReferenceRows(
	dialect: Dialect,
	engine: Engine,
	schema: Schema,
	all: readonly TableRows[],
): Promise<readonly ReferenceRows[]> {
	if (all.length === 0) return [];
	const loaded: TableRows[] = [];
	let failures = new Map<TableRows, string>();
	let pending = inOrder(schema, all).filter(({ rows }) => rows.length > 0);
	const moved = all.filter(({ rows, more }) => rows.length === 0 && more === 0);
	for (let progress = true; progress && pending.length > 0; pending = [...failures.keys()]) {
		const tried = pending.map((rows) => dialect.writeRows(schema, rows));
		// Those without columns are a statement for each row.
		const attempts = await dialect.tryStatements(
			engine,
			tried.map((statements) => statements.join(';\n')),
		);
		failures = new Map();
		for (const [index, rows] of pending.entries()) {
			const failure = attempts[index]?.failure;
			if (failure) failures.set(rows, failure.message);
			else loaded.push(rows);
		}
		progress = failures.size < pending.length;
	}
	await dialect.tryStatements(
		engine,
		[...loaded, ...moved].flatMap((rows) => dialect.advanceSequences(schema, rows)),
	);
	const { tables } = await dialect.readRows(engine, []);
	const found = new Map(tables.map((table) => [keyOf(table), table]));
	const present = (rows: TableRows, failure: string | null): ReferenceRows => ({
		namespace: rows.namespace,
		table: rows.table,
		statements: [...dialect.writeRows(schema, rows), ...dialect.advanceSequences(schema, rows)],
		more: rows.more,
		random: rows.random ?? 0,
		isExact: failure === null && rows.more === 0 && isSame(rows, found.get(keyOf(rows))),
		refusal: failure === null ? null : `The engine says ${codeSpan(failure)}.`,
	});
	const unread = all.filter(({ rows, more }) => rows.length === 0 && more > 0);
	return [
		...loaded.map((rows) => present(rows, null)),
		...[...failures].map(([rows, failure]) => present(rows, failure)),
		...moved.map((rows) => present(rows, null)),
		...unread.map((rows) => ({ ...present(rows, null), statements: [], isExact: false })),
	];
}

/** The script with those rows behind it that come out as the migrations left them. */
export function withReferenceRows(script: string, all: readonly ReferenceRows[]): string {
	const exact = all.filter(({ isExact }) => isExact);
	if (exact.length === 0) return script;
	const blocks = exact.map(({ statements }) => statements.map((statement) => `${statement};`).join('\n'));
	return `${script}\n-- Reference rows\n\n${blocks.join('\n\n')}\n`;
}

function keyOf({ namespace, table }: { readonly namespace: string; readonly table: string }): string {
	return tableKey({ namespace, name: table });
}

function inOrder(schema: Schema, all: readonly TableRows[]): readonly TableRows[] {
	const byKey = new Map(all.map((rows) => [keyOf(rows), rows]));
	const order = loadingOrder(
		all.map((rows) => {
			const keys = partsOfTable(schema, { namespace: rows.namespace, name: rows.table }, 'foreign-key');
			const needs = keys.map(({ references }) =>
				keyOf({ namespace: references.namespace, table: references.relation }),
			);
			return { key: keyOf(rows), needs };
		}),
	);
	return order.flat(2).map((key) => byKey.get(key)!);
}

/** Whether the engine has these rows and no others; what is made anew each time may be anything. */
function isSame(rows: TableRows, found: TableContents | undefined): boolean {
	if (rows.rows.length === 0) return (found?.rows.length ?? 0) === 0;
	if (!found || found.more > 0 || found.rows.length !== rows.rows.length) return false;
	const steady = rows.columns.flatMap((_, index) =>
		rows.rows.every((row) => typeof row[index] === 'string' || row[index] === null) ? [index] : [],
	);
	const text = (row: readonly RowValue[]): string => JSON.stringify(steady.map((index) => row[index]));
	const left = found.rows.map(text).sort();
	return rows.rows
		.map(text)
		.sort()
		.every((row, index) => row === left[index]);
}

/** The keys of the tables whose rows are all in the engine: a list that the migrations fill, or one row that is the only one. */
export function listedTables(facts: ClassifiedFacts, all: readonly ReferenceRows[]): ReadonlySet<string> {
	const tables = all
		.filter(({ isExact }) => isExact)
		.map(({ namespace, table }) => findTable(facts.schema, { namespace, name: table }))
		.filter((table) => table !== undefined);
	return new Set(
		tables
			.filter((table) => classifyTable(facts, table) === 'reference' || isOneRow(facts, table))
			.filter((table) => hasWrittenKeys(facts, table))
			.map(tableKey),
	);
}

/** Whether the rows that the migrations leave are known by the same keys wherever they are loaded, so that others can name them. */
function hasWrittenKeys({ schema, rows = [] }: ClassifiedFacts, table: Table): boolean {
	const left = rows.find((each) => each.namespace === table.namespace && each.table === table.name);
	const keys = partsOf(schema, table, 'primary-key', 'unique').flatMap(({ columns }) => columns);
	const referred = new Set(keysTo(schema, table).flatMap(({ references }) => references.columns));
	const places = keys.filter((name) => referred.has(name)).map((name) => left?.columns.indexOf(name) ?? -1);
	return places.every((place) =>
		left?.rows.every((row) => typeof row[place] !== 'object' || row[place] === null),
	);
}

/** Whether the migrations leave one row in a table that has nothing to tell a second one by, and that no key leads to or from. */
function isOneRow({ schema, rows = [] }: ClassifiedFacts, table: Table): boolean {
	const left = rows.find(
		({ namespace, table: name }) => namespace === table.namespace && name === table.name,
	);
	if (left?.rows.length !== 1 || left.more > 0 || keysTo(schema, table).length > 0) return false;
	if (partsOf(schema, table, 'foreign-key').length > 0) return false;
	const keys = new Set(partsOf(schema, table, 'primary-key', 'unique').flatMap(({ columns }) => columns));
	return partsOf(schema, table, 'column').every(
		({ name, type, default: value, identity }) =>
			!keys.has(name) ||
			(identity === null &&
				!/^nextval\(/.test(value ?? '') &&
				/^(?:boolean|smallint|integer|bigint|numeric)/.test(type) &&
				!/(?:^|_)id$/i.test(name)),
	);
}

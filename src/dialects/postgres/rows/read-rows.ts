import { UserError } from '../../../errors.ts';
import type { SequencePosition } from '../../../model/rows.ts';
import type { Engine, EngineNote, FoundRows, TableContents } from '../../dialect.ts';
import { quoteIdentifier, quoteQualified } from '../ddl/quote.ts';
import { withDeparseSettings } from '../introspect/settings.ts';
import { type FilledColumn, type FilledTable, findFilled, listFilledTables } from './filled-tables.ts';
import { readPositions, type TablePosition } from './read-positions.ts';

/** So many rows of a table are read; whoever has more keeps them in files. */
const MOST_ROWS = 100;
/** In characters; a row with a longer value is counted and not read. */
const LONGEST_VALUE = 2000;
/** In characters, for all values of one table. */
const MOST_TEXT = 30_000;

/** Reads the rows of all tables but those named here; a table that cannot be read is in the notes. */
export async function readTableRows(engine: Engine, ignoredTables: readonly string[]): Promise<FoundRows> {
	const { oids, clock } = await findFilled(engine);
	const positions = await readPositions(engine, ignoredTables);
	if (oids === null) return { tables: withPositions([], positions), notes: [], clock };
	return withDeparseSettings(engine, async () => {
		const tables: TableContents[] = [];
		const notes: EngineNote[] = [];
		for (const table of await listFilledTables(engine, ignoredTables, oids)) {
			const read = table.isForeign ? 'some of them are on another server' : await readTable(engine, table);
			if (typeof read === 'string') notes.push(unread(table, read));
			else if (read.rows.length > 0 || read.more > 0) tables.push(read);
		}
		return { tables: withPositions(tables, positions), notes, clock };
	});
}

/** A table without rows is in it where its sequence has moved all the same. */
function withPositions(
	tables: readonly TableContents[],
	positions: readonly TablePosition[],
): readonly TableContents[] {
	const left = Map.groupBy(positions, ({ namespace, table }) => JSON.stringify([namespace, table]));
	const filled = tables.map((contents): TableContents => {
		const key = JSON.stringify([contents.namespace, contents.table]);
		const own = left.get(key);
		left.delete(key);
		return own ? { ...contents, positions: own.map(bare) } : contents;
	});
	const empty = [...left.values()].flatMap((own): TableContents[] => {
		const [first] = own;
		if (!first) return [];
		const { namespace, table } = first;
		return [{ namespace, table, columns: [], rows: [], more: 0, positions: own.map(bare) }];
	});
	return [...filled, ...empty];
}

function bare({ column, sequence, last, isCalled }: TablePosition): SequencePosition {
	return { column, sequence, last, isCalled };
}

function unread({ namespace, name }: FilledTable, why: string): EngineNote {
	return {
		kind: 'not-understood',
		message: `The rows of ${quoteQualified(namespace, name)} could not be read: ${why}`,
	};
}

/** The table's rows, or why they cannot be read. */
async function readTable(engine: Engine, table: FilledTable): Promise<TableContents | string> {
	const { namespace, name: relation, columns } = table;
	try {
		const [answer] = await engine.query<{ total: string; rows: (string | null)[][] | null }>(
			rowsQuery(table),
		);
		const found = answer?.rows ?? [];
		const rows = withinLimits(found);
		return {
			namespace,
			table: relation,
			columns: columns.map(({ name, isTime, isMadeUp }) => ({ name, isTime, isMadeUp })),
			rows,
			more: Number(answer?.total ?? 0) - rows.length,
		};
	} catch (error) {
		if (!(error instanceof UserError) || error.code !== 'replay') throw error;
		return error.message;
	}
}

/** Values go through their types' own output functions: a cast to text may be a function of the migrations. */
function rowsQuery({ namespace, name, isPartitioned, columns }: FilledTable): string {
	// A child of plain inheritance is a table with rows of its own.
	const source = `${isPartitioned ? '' : 'ONLY '}${quoteQualified(namespace, name)} AS r`;
	const values = columns.map((column) => {
		const text = printed(column);
		return `CASE WHEN pg_catalog.num_nulls(r.${quoteIdentifier(column.name)}) = 0 THEN pg_catalog.left(${text}, ${LONGEST_VALUE + 1}) END`;
	});
	return `SELECT (SELECT pg_catalog.count(*) FROM ${source})::text AS total, (
		SELECT pg_catalog.json_agg(q.v) FROM (
			SELECT ARRAY[${values.join(', ')}]::text[] AS v FROM ${source}
			${orderBy(columns)} LIMIT ${MOST_ROWS}
		) AS q) AS rows`;
}

function printed({ name }: FilledColumn): string {
	return `pg_catalog.format('%s', r.${quoteIdentifier(name)})`;
}

/** By the primary key, unless that is made up; else by all columns, made-up ones last. */
function orderBy(columns: readonly FilledColumn[]): string {
	const key = columns
		.filter(({ keyPlace }) => keyPlace !== null)
		.sort((a, b) => (a.keyPlace ?? 0) - (b.keyPlace ?? 0));
	const isSteady = key.length > 0 && !key.some(({ isMadeUp }) => isMadeUp);
	const all = [...columns.filter(({ isMadeUp }) => !isMadeUp), ...columns.filter(({ isMadeUp }) => isMadeUp)];
	const terms = (isSteady ? key : all).map((column) =>
		column.isOrdered ? `r.${quoteIdentifier(column.name)}` : `${printed(column)} COLLATE "C"`,
	);
	return terms.length > 0 ? `ORDER BY ${terms.join(', ')}` : '';
}

function withinLimits(rows: readonly (readonly (string | null)[])[]): TableContents['rows'] {
	let text = 0;
	const kept: (readonly (string | null)[])[] = [];
	for (const row of rows) {
		if (row.some((value) => (value?.length ?? 0) > LONGEST_VALUE)) continue;
		text += row.reduce((sum, value) => sum + (value?.length ?? 4), 0);
		if (text > MOST_TEXT) break;
		kept.push(row);
	}
	return kept;
}

import type { EngineNote, FoundRows, TableContents } from '../dialects/dialect.ts';
import type { TableRows } from '../model/rows.ts';
import type { MigrationHistory } from '../project/project.ts';
import { randomTextFinder } from './random-text.ts';
import { steadyRows } from './steady-rows.ts';

/** The rows that migrations left behind, and what could not be read. */
export interface RowsLeft {
	readonly rows: readonly TableRows[];
	readonly notes: readonly EngineNote[];
}

/** What the migrations left behind of the rows that were found, without those that were there before. */
export function selectRowsLeft(
	history: MigrationHistory,
	before: FoundRows,
	{ tables, notes, clock }: FoundRows,
): RowsLeft {
	const found = withoutRows(tables, before.tables);
	if (found.length === 0) return { rows: [], notes };
	const text = sourcesOf(history).join('\n').toLowerCase();
	const isWritten = (value: string): boolean => text.includes(value.toLowerCase());
	const isRandom = randomTextFinder(text, isWritten);
	return { rows: steadyRows(found, { ran: { from: before.clock, to: clock }, isWritten, isRandom }), notes };
}

function sourcesOf({ migrations, program }: MigrationHistory): readonly string[] {
	return [...migrations.map(({ source }) => source), ...(program?.files ?? []).map(({ text }) => text)];
}

function withoutRows(
	tables: readonly TableContents[],
	before: readonly TableContents[],
): readonly TableContents[] {
	if (before.length === 0) return tables;
	const given = new Map(before.map((contents) => [keyOf(contents), contents]));
	return tables.flatMap((contents) => {
		const former = given.get(keyOf(contents));
		if (!former) return [contents];
		// Where not all could be read, nobody can tell which are new.
		if (former.more > 0 || contents.more > 0) return [];
		const known = new Set(former.rows.map((row) => JSON.stringify(row)));
		const rows = contents.rows.filter((row) => !known.has(JSON.stringify(row)));
		const stood = new Set((former.positions ?? []).map((position) => JSON.stringify(position)));
		const positions = (contents.positions ?? []).filter((each) => !stood.has(JSON.stringify(each)));
		return rows.length > 0 || positions.length > 0 ? [{ ...contents, rows, positions }] : [];
	});
}

function keyOf({ namespace, table, columns }: TableContents): string {
	return JSON.stringify([namespace, table, columns.map(({ name }) => name)]);
}

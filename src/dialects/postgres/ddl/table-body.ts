import type { ColumnLine } from './columns.ts';

/** Wider names and types than this do not move the other lines. */
const WIDEST_CELL = 32;

/** The parenthesised body of a `CREATE TABLE`: columns under each other, then constraints. */
export function layOutTableBody(columns: readonly ColumnLine[], constraints: readonly string[]): string {
	const nameWidth = widthOf(columns.map((column) => column.name));
	const typeWidth = widthOf(columns.map((column) => column.type));
	const lines = columns.map(({ name, type, rest }) =>
		`${name.padEnd(nameWidth)} ${type.padEnd(typeWidth)} ${rest}`.trimEnd(),
	);
	const items = [...lines, ...constraints].map((line) => `    ${line}`);
	return items.length === 0 ? '()' : `(\n${items.join(',\n')}\n)`;
}

function widthOf(cells: readonly string[]): number {
	return Math.max(0, ...cells.map((cell) => cell.length).filter((length) => length <= WIDEST_CELL));
}

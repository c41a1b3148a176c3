import type { KeyLink } from '../diagram/draw-tables.ts';
import type { DiagramTable } from '../diagram/mermaid.ts';
import type { RelationClass } from '../facts.ts';
import { type Box, heightOf, type LayOut, type Point } from './graphviz.ts';

/** A table as the picture shows it. */
export interface PictureTable extends DiagramTable {
	readonly class: RelationClass;
}

/** A row of a table in the picture: a column, and beside it its keys or the table elsewhere that it points at. */
export interface PanelRow {
	readonly name: string;
	readonly note: string;
}

/** A table where it stands in its panel. */
export interface PanelTable {
	readonly name: string;
	readonly class: RelationClass;
	readonly at: Point;
	readonly width: number;
	readonly height: number;
	readonly rows: readonly PanelRow[];
}

/** A foreign key between two tables of a panel: its start, then Bézier control points in threes. */
export interface PanelLine {
	readonly points: readonly Point[];
	readonly required: boolean;
	readonly unique: boolean;
}

/** Related tables drawn together. */
export interface Panel {
	/** Null for the only one. */
	readonly title: string | null;
	readonly width: number;
	readonly height: number;
	readonly tables: readonly PanelTable[];
	readonly lines: readonly PanelLine[];
}

/** Sizes in pixels; a sign of the widest usual monospace font at 11 pixels is 6.63 wide. */
export const SIZES = { sign: 6.65, title: 22, row: 17, padding: 8, gap: 14 } as const;

/** More signs than this of a name are cut. */
const LONGEST_TEXT = 48;

/** Lays out one panel; a foreign key that leads out of it is told in words in its column's row. */
export function drawPanel(
	title: string | null,
	tables: readonly PictureTable[],
	links: readonly KeyLink[],
	layOut: LayOut,
): Panel {
	const places = new Map(tables.map(({ name }, index) => [name, index]));
	const inside = links.filter(({ from, to }) => places.has(from) && places.has(to));
	const shown = tables.map((table) => ({ table, rows: rowsOf(table, links, places) }));
	const boxes = shown.map(({ table, rows }) => measure(table.name, rows));
	const lines = inside.map(({ from, to, key }) => {
		const table = places.get(from)!;
		const row = tables[table]!.columns.findIndex(({ name }) => name === key.columns[0]);
		return { from: table, row: row + 1, to: places.get(to)! };
	});
	const layout = layOut(boxes, lines, chainLoose(tables.length, lines));
	return {
		title,
		width: layout.width,
		height: layout.height,
		tables: shown.map(({ table, rows }, index): PanelTable => {
			const box = boxes[index]!;
			const { x, y } = layout.boxes[index]!;
			return {
				name: cut(table.name.replaceAll('"', '')),
				class: table.class,
				at: { x, y },
				width: box.width,
				height: heightOf(box),
				rows,
			};
		}),
		lines: inside.map(({ required, unique }, index) => ({ points: layout.lines[index]!, required, unique })),
	};
}

function rowsOf(
	{ name: table, columns }: DiagramTable,
	links: readonly KeyLink[],
	places: ReadonlyMap<string, number>,
): readonly PanelRow[] {
	const outside = new Map(
		links
			.filter(({ from, to }) => from === table && !places.has(to))
			.flatMap(({ key, to }) => key.columns.map((column) => [column, to] as const)),
	);
	return columns.map(({ name, keys }) => {
		const target = outside.get(name);
		const own = keys.filter((key) => target === undefined || key !== 'FK');
		const far = target === undefined ? [] : [`→ ${target.replaceAll('"', '')}`];
		return { name: cut(name), note: cut([...own, ...far].join(' ')) };
	});
}

function measure(name: string, rows: readonly PanelRow[]): Box {
	const widest = rows.map((row) => lengthOf(row.name) + lengthOf(row.note) + 2);
	// A title is printed bold, which some fonts make wider.
	const signs = Math.max(Math.ceil(lengthOf(cut(name)) * 1.05), ...widest);
	return {
		width: Math.ceil(signs * SIZES.sign + 2 * SIZES.padding),
		rowHeights: [SIZES.title, ...rows.map(() => SIZES.row)],
	};
}

/** East Asian signs are twice as wide as others. */
function lengthOf(text: string): number {
	return [...text].reduce((sum, sign) => sum + (sign >= '\u1100' && sign !== '→' ? 2 : 1), 0);
}

function cut(text: string): string {
	const signs = [...text];
	return signs.length > LONGEST_TEXT ? `${signs.slice(0, LONGEST_TEXT - 1).join('')}…` : text;
}

/** Pairs that put tables without a line into a grid instead of one long column. */
function chainLoose(
	count: number,
	lines: readonly { readonly from: number; readonly to: number }[],
): readonly (readonly [number, number])[] {
	const tied = new Set(lines.flatMap(({ from, to }) => (from === to ? [] : [from, to])));
	const loose = Array.from({ length: count }, (_, index) => index).filter((index) => !tied.has(index));
	const perRow = Math.ceil(Math.sqrt(loose.length));
	return loose.slice(1).flatMap((table, index) => {
		return (index + 1) % perRow === 0 ? [] : [[loose[index]!, table] as const];
	});
}

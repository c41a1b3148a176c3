import type { Change } from '../compare/change.ts';
import type { PrivilegeChange } from '../compare/compare-privileges.ts';
import type { Table } from '../model/objects.ts';
import { partsOf, type Schema } from '../model/schema.ts';
import { drawnTables, drawTable, type KeyLink, linkTables } from '../specification/diagram/draw-tables.ts';
import type { DiagramColumn, DiagramLine, DiagramTable } from '../specification/diagram/mermaid.ts';
import { nameOf, relationOf } from '../specification/relations.ts';

/** The tables that a pull request changes; those beside them are only at the ends of lines. */
export interface ChangedTables {
	readonly tables: readonly DiagramTable[];
	readonly lines: readonly DiagramLine[];
}

/** More changed tables than this are told better in words. */
const MOST_TABLES = 20;
/** With more boxes than this, tables that only point at a changed one are left out. */
const MOST_BOXES = 30;
/** A new table with more columns than this shows its keys alone. */
const MOST_COLUMNS = 24;

const MARKS = { added: 'new', removed: 'dropped', changed: 'changed' } as const;

type Marks = Map<string, (typeof MARKS)[keyof typeof MARKS]>;

/** What to draw of the schema changes of a pull request; null where they touch no table, or too many for a picture. */
export function drawChangedTables(
	changes: readonly (Change | PrivilegeChange)[],
	before: Schema,
	after: Schema,
): ChangedTables | null {
	const [current, former] = [byName(after), byName(before)];
	const { tables, columns } = markObjects(changes);
	const names = [...tables.keys()].filter((name) => current.has(name) || former.has(name)).sort();
	if (names.length === 0 || names.length > MOST_TABLES) return null;
	const drawn = names.map((name): DiagramTable => {
		const mark = tables.get(name)!;
		const was = drawColumns(before, former.get(name));
		const is = mark === 'dropped' ? was : drawColumns(after, current.get(name));
		const gone =
			mark === 'changed' ? was.filter((column) => !is.some((one) => one.name === column.name)) : [];
		const marked = [...is, ...gone].map((column) => {
			const own = mark === 'changed' ? columns.get(columnKey(name, column.name)) : undefined;
			return own ? { ...column, mark: own } : column;
		});
		const isShown = (column: DiagramColumn): boolean => column.keys.length > 0 || column.mark !== undefined;
		const isWhole = mark === 'new' && marked.length <= MOST_COLUMNS;
		return { name, columns: isWhole ? marked : marked.filter(isShown), mark };
	});
	return { tables: drawn, lines: drawLines(before, after, new Set(names)) };
}

function byName(schema: Schema): ReadonlyMap<string, Table> {
	return new Map(drawnTables(schema).map((table) => [nameOf(table), table]));
}

/** All columns of a table, with their keys; none where there is no table. */
function drawColumns(schema: Schema, table: Table | undefined): readonly DiagramColumn[] {
	if (!table) return [];
	const keys = new Map(drawTable(schema, table).columns.map((column) => [column.name, column]));
	return partsOf(schema, table, 'column').map(
		({ name, type }): DiagramColumn => keys.get(name) ?? { name, type, keys: [] },
	);
}

function markObjects(changes: readonly (Change | PrivilegeChange)[]): { tables: Marks; columns: Marks } {
	const [tables, columns, parts]: Marks[] = [new Map(), new Map(), new Map()];
	for (const change of changes) {
		if (change.kind === 'privileges' || isMove(change)) continue;
		const object = change.kind === 'changed' ? change.after : change.object;
		const mark = MARKS[change.kind];
		if (object.kind === 'table') tables!.set(nameOf(object), mark);
		if ('relation' in object) parts!.set(relationOf(object), 'changed');
		if (object.kind === 'column') columns!.set(columnKey(relationOf(object), object.name), mark);
	}
	return { tables: new Map([...parts!, ...tables!]), columns: columns! };
}

/** A column that only stands elsewhere because of another one. */
function isMove(change: Change): boolean {
	return change.kind === 'changed' && change.attributes.every(({ name }) => name === 'position');
}

function columnKey(table: string, column: string): string {
	return JSON.stringify([table, column]);
}

function drawLines(before: Schema, after: Schema, names: ReadonlySet<string>): readonly DiagramLine[] {
	const former = linkTables(before, drawnTables(before));
	const current = linkTables(after, drawnTables(after));
	const [were, are] = [former, current].map((links) => new Set(links.map(lineKey)));
	const lines = [
		...current.map((link) => (were!.has(lineKey(link)) ? link : { ...link, mark: 'new' })),
		...former.filter((link) => !are!.has(lineKey(link))).map((link) => ({ ...link, mark: 'dropped' })),
	].filter(({ from, to }) => names.has(from) || names.has(to));
	const own = lines.filter(({ from }) => names.has(from));
	const boxes = new Set([...names, ...lines.flatMap(({ from, to }) => [from, to])]);
	return (boxes.size > MOST_BOXES ? own : lines).map(toLine);
}

function lineKey({ from, to, label }: KeyLink): string {
	return JSON.stringify([from, to, label]);
}

function toLine({ from, to, label, required, unique, mark }: DiagramLine): DiagramLine {
	return { from, to, label, required, unique, ...(mark ? { mark } : {}) };
}

import { type Identity, identify } from '../../../model/identity.ts';
import type { Column, Table } from '../../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../../model/schema.ts';
import { hasParentsColumnOrder, parentsOf } from './table-parents.ts';

/** Tables tied by inheritance whose columns came to parents and children by turns. */
export interface ScatteredColumns {
	/** Identities of the tables, to be created without columns. */
	readonly tables: ReadonlySet<Identity>;
	/** The columns that are these tables' own, in an order that gives every table the order that it has. */
	readonly columns: readonly Column[];
}

/**
 * Finds tables that `CREATE TABLE … INHERITS` would give another order of columns: a column that a parent got after its
 * child stands behind the child's own. Adding columns one by one, as it happened, is what keeps the order.
 */
export function findScatteredColumns(schema: Schema): ScatteredColumns {
	const heirs = objectsOf(schema, 'table').filter((table) => table.inherits.length > 0);
	const tables = new Map<Identity, Table>();
	for (const table of heirs) {
		const isScattered = partsOf(schema, table, 'column').some((column) => column.inherited);
		if (isScattered && !hasParentsColumnOrder(schema, table)) addRelatives(schema, table, heirs, tables);
	}
	const orders = tables.values().map((table) => {
		const columns = partsOf(schema, table, 'column');
		return columns.map((column) => declaredColumn(schema, table, column));
	});
	const ownFirst = tables.values().flatMap((table) => ownBeforeParents(schema, table));
	return { tables: new Set(tables.keys()), columns: mergeOrders([...orders, ...ownFirst]) };
}

/** A column that a table has of its own and from a parent, before the parent's: added to a table above, it merges below. */
function ownBeforeParents(schema: Schema, table: Table): readonly (readonly Column[])[] {
	const own = partsOf(schema, table, 'column').filter((column) => !column.inherited);
	return parentsOf(schema, table).flatMap((parent) =>
		partsOf(schema, parent, 'column').flatMap((above) => {
			const column = own.find(({ name }) => name === above.name);
			return column ? [[column, declaredColumn(schema, parent, above)]] : [];
		}),
	);
}

function addRelatives(
	schema: Schema,
	table: Table,
	heirs: readonly Table[],
	found: Map<Identity, Table>,
): void {
	if (found.has(identify(table))) return;
	found.set(identify(table), table);
	const children = heirs.filter((heir) => parentsOf(schema, heir).includes(table));
	for (const relative of [...parentsOf(schema, table), ...children]) {
		addRelatives(schema, relative, heirs, found);
	}
}

/** The column of the table that declares it: the table itself, or the parent that it comes from. */
export function declaredColumn(schema: Schema, table: Table, column: Column): Column {
	if (!column.inherited) return column;
	for (const parent of parentsOf(schema, table)) {
		const inParent = partsOf(schema, parent, 'column').find(({ name }) => name === column.name);
		if (inParent) return declaredColumn(schema, parent, inParent);
	}
	return column;
}

/** One order that holds every given order; where they contradict each other, what is left comes as it is. */
function mergeOrders(orders: readonly (readonly Column[])[]): readonly Column[] {
	const merged = new Set<Column>();
	const all = new Set(orders.flat());
	const isNext = (column: Column): boolean =>
		orders.every((order) => !order.includes(column) || order.find((each) => !merged.has(each)) === column);
	while (merged.size < all.size) {
		const left = [...all].filter((column) => !merged.has(column));
		merged.add(left.find(isNext) ?? left[0]!);
	}
	return [...merged];
}

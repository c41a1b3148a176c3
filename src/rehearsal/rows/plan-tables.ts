import type { ForeignKey } from '../../model/objects.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';
import { allTables, tableKey } from './table-parts.ts';
import { planTable, type TablePlan } from './table-plan.ts';
import { typeResolver } from './value-type.ts';
import { withWantedValues } from './wanted-values.ts';

/** Plans for all tables that keep rows themselves, by `tableKey` and in its order; a partition's rows are those of the whole. */
export function planTables(schema: Schema): ReadonlyMap<string, TablePlan> {
	const tables = allTables(schema);
	const resolve = typeResolver(schema);
	const plans = new Map<string, TablePlan>();
	const pending = objectsOf(schema, 'table').map(tableKey);
	// Of what is given, only what the project's own tables refer to.
	for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
		const table = tables.get(key);
		if (!table || plans.has(key)) continue;
		if (table.partitionOf) {
			pending.push(tableKey(table.partitionOf));
			continue;
		}
		const plan = planTable(schema, table, resolve);
		plans.set(key, plan);
		for (const { references } of plan.foreignKeys) pending.push(referred(references));
	}
	return withWantedValues(new Map([...plans].sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** The table that a foreign key points at, by `tableKey`; it may be a partition. */
export function referred({ namespace, relation }: ForeignKey['references']): string {
	return tableKey({ namespace, name: relation });
}

/** The table that the rows which a foreign key points at are put into; null where the schema has none. */
export function wholeOf(schema: Schema, { references }: ForeignKey): string | null {
	const tables = tablesIn(schema);
	let target = tables.get(referred(references));
	while (target?.partitionOf) target = tables.get(tableKey(target.partitionOf));
	return target ? tableKey(target) : null;
}

/** The other tables that rows of a table refer to. */
export function needsOf(schema: Schema, { table, foreignKeys }: TablePlan): readonly string[] {
	const needs = foreignKeys.flatMap((key) => wholeOf(schema, key) ?? []);
	return [...new Set(needs)].filter((key) => key !== tableKey(table));
}

const tablesOf = new WeakMap<Schema, ReturnType<typeof allTables>>();

function tablesIn(schema: Schema): ReturnType<typeof allTables> {
	const known = tablesOf.get(schema) ?? allTables(schema);
	tablesOf.set(schema, known);
	return known;
}

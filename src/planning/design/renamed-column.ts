import { type BlueprintTable, targetOf } from '../blueprints/blueprint.ts';
import type { Design } from './design.ts';
import { findColumn, type PlannedTable } from './planned.ts';

/** What a blueprint's column is called in a planned table, such as `sensor_id` for `device_id`; null where it has none. */
export function renamedColumn(
	{ byKey }: Design,
	planned: PlannedTable,
	blueprint: BlueprintTable,
	name: string,
): string | null {
	if (findColumn(planned, name)) return name;
	const column = blueprint.table.columns.find((each) => each.name === name);
	const target = byKey.get((column && targetOf(column)) ?? '')?.name;
	return planned.foreignKeys.find((key) => key.table === target)?.column ?? null;
}

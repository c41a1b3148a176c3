import type { Schema } from '../../model/schema.ts';
import { loadingOrder } from './loading-order.ts';
import { needsOf } from './plan-tables.ts';
import { tableKey } from './table-parts.ts';
import type { TablePlan } from './table-plan.ts';

/** Takes a knot apart where a column of it may be null; what remains is loaded by one statement. */
export function untie(knot: readonly TablePlan[], schema: Schema): readonly (readonly TablePlan[])[] {
	if (knot.length === 1) return [knot];
	const byKey = new Map(knot.map((plan) => [tableKey(plan.table), plan]));
	const needs = knot.map((plan) => {
		const strict = plan.foreignKeys.filter(
			(key) =>
				!key.columns.some((name) =>
					plan.columns.some(({ column, isNullable }) => column.name === name && isNullable),
				),
		);
		return { key: tableKey(plan.table), needs: needsOf(schema, { ...plan, foreignKeys: strict }) };
	});
	return loadingOrder(needs).flatMap((level) => level.map((keys) => keys.map((key) => byKey.get(key)!)));
}

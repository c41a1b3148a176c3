import type { ForeignKey } from '../../model/objects.ts';
import { tableKey } from './table-parts.ts';
import type { TablePlan } from './table-plan.ts';

/** Plans that know which values other tables need in them: a table of one sort refers to rows of that sort only. */
export function withWantedValues(plans: ReadonlyMap<string, TablePlan>): ReadonlyMap<string, TablePlan> {
	const wanted = new Map<string, Map<string, Set<string>>>();
	for (const plan of plans.values()) {
		for (const key of plan.foreignKeys) {
			for (const [place, column] of key.columns.entries()) {
				const value = onlyValue(plan, column);
				const target = key.references.columns[place];
				if (value !== null && target !== undefined) add(wanted, key, target, value);
			}
		}
	}
	return new Map(
		[...plans].map(([key, plan]) => {
			const values = [...(wanted.get(key) ?? [])].map(([column, set]) => [column, [...set].sort()] as const);
			return [key, { ...plan, wanted: new Map(values) }];
		}),
	);
}

/** The one value that a column can have, by its expression or by a rule. */
function onlyValue({ constants, rules }: TablePlan, column: string): string | null {
	const constant = constants.get(column);
	if (constant !== undefined) return constant;
	for (const { ways } of rules) {
		const [way] = ways;
		const demand =
			ways.length === 1 ? way?.find((each) => each.kind === 'one-of' && each.column === column) : undefined;
		if (demand?.kind === 'one-of' && demand.values.length === 1) return demand.values[0] ?? null;
	}
	return null;
}

function add(
	wanted: Map<string, Map<string, Set<string>>>,
	{ references }: ForeignKey,
	column: string,
	value: string,
): void {
	const table = tableKey({ namespace: references.namespace, name: references.relation });
	const columns = wanted.get(table) ?? new Map<string, Set<string>>();
	const values = columns.get(column) ?? new Set();
	wanted.set(table, columns.set(column, values.add(value)));
}

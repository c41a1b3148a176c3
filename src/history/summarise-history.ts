import type { Churn, HotTable } from '../specification/history-figures.ts';
import { countChurn } from './count-churn.ts';
import { findHotTables } from './find-hot-tables.ts';
import { type ToldReplay, traceLives } from './lives/trace-lives.ts';
import type { Budget, HistoryHealth } from './measure-history.ts';
import { measureStability, type Stability, shareOf } from './measure-stability.ts';

/** How healthy a history is, as plain data. */
export interface HistorySummary {
	/** How many migrations there are. */
	readonly total: number;
	/** How many of them the merge base does not have. */
	readonly added: number;
	readonly budget: Budget;
	readonly stability: Stability & {
		/** From 0 to 1 with three decimals; null where there never was a column. */
		readonly share: number | null;
		/** The share at the merge base; null where there is none. */
		readonly before: number | null;
	};
	/** Over the whole history, and what the added migrations did to tables of the merge base; null where there is none. */
	readonly churn: { readonly whole: Churn; readonly added: Churn | null };
	/** Sorted by name. */
	readonly hotTables: readonly HotTable[];
	/** How many changes to tables, columns, views and types the specification announced; null where nobody plans in it. */
	readonly plan: { readonly planned: number; readonly unplanned: number } | null;
}

/** Sums up a history from what is known of it; `base` is the merge base's replay. */
export function summariseHistory(
	{ total, added, budget }: Pick<HistoryHealth, 'total' | 'added' | 'budget'>,
	head: ToldReplay,
	base: ToldReplay | null,
	plan: HistorySummary['plan'],
): HistorySummary {
	const tables = traceLives(head);
	const stability = measureStability(tables);
	const before = base && shareOf(measureStability(traceLives(base)));
	const paths = new Set(added);
	const isAdded = (place: number) => paths.has(head.migrations[place]?.migration.path ?? '');
	const former = tables.filter(({ turns: [made] }) => made && !isAdded(made.place));
	return {
		total,
		added: base ? added.length : 0,
		budget,
		stability: { ...stability, share: shareOf(stability), before },
		churn: { whole: countChurn(tables), added: base && countChurn(former, isAdded) },
		hotTables: findHotTables(tables, head.migrations),
		plan,
	};
}

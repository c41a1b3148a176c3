import type { HistorySummary } from '../../history/summarise-history.ts';
import { displayIdentity } from '../../model/name.ts';
import type { HotTable } from '../../specification/history-figures.ts';
import { describeChurn } from '../../specification/words/churn.ts';
import type { DatabaseReport } from '../report.ts';
import { count, number } from './count.ts';
import { join, type Phrase, phrase, plain } from './phrase.ts';

/**
 * How healthy a history is, in a few lines; none where nothing was ever changed, or where a pull request adds nothing to
 * it and so can do nothing about it.
 */
export function historyLines(
	{ history, addedMigrations }: DatabaseReport,
	compared: boolean,
): readonly Phrase[] {
	if (!history || (compared && history.added === 0)) return [];
	const { stability, hotTables, plan } = history;
	if (stability.made === stability.unchanged && hotTables.length === 0 && !plan) return [];
	return [
		budgetLine(history),
		...stabilityLine(history),
		...churnLine(history),
		...hotTablesLine(hotTables, new Set(addedMigrations)),
		...planLine(history),
	];
}

function budgetLine({ total, added, budget }: HistorySummary): Phrase {
	const all = `${count(total, ['migration', 'migrations'])} (budget: ${number(budget.total)})`;
	return plain(added === 0 ? all : `${all}, ${number(added)} new (budget: ${number(budget.pullRequest)})`);
}

function stabilityLine({ stability: { made, unchanged, share, before } }: HistorySummary): readonly Phrase[] {
	if (share === null) return [];
	const was = before === null || before === share ? '' : ` (before: ${percent(before)})`;
	return [
		plain(
			`Stability ${percent(share)}${was}: ${number(unchanged)} of ${number(made)} columns and constraints that were ever made are as they were first made`,
		),
	];
}

function percent(share: number): string {
	return `${(share * 100).toFixed(1).replace(/\.0$/, '')} %`;
}

function churnLine({ churn: { added } }: HistorySummary): readonly Phrase[] {
	const words = added ? describeChurn(added) : '';
	return words === ''
		? []
		: [plain(`Changed by this pull request on tables that were there before: ${words}`)];
}

/** So many of the hot tables are named. */
const MOST_NAMED = 5;

function hotTablesLine(tables: readonly HotTable[], added: ReadonlySet<string>): readonly Phrase[] {
	if (tables.length === 0) return [];
	const hottest = tables.toSorted((a, b) => b.migrations.length - a.migrations.length).slice(0, MOST_NAMED);
	const named = hottest.map(({ name, migrations }) => {
		const again = migrations.some((path) => added.has(path)) ? ', this pull request too' : '';
		return phrase`${displayIdentity(name)} ${plain(`(${number(migrations.length)} migrations${again})`)}`;
	});
	return [phrase`Changed most often: ${join(named, ', ')}`];
}

function planLine({ plan }: HistorySummary): readonly Phrase[] {
	if (!plan || plan.planned + plan.unplanned === 0) return [];
	const all = count(plan.planned + plan.unplanned, ['change', 'changes']);
	return [
		plain(
			`Planned in the specification before: ${number(plan.planned)} of ${all} to tables, columns, views and types`,
		),
	];
}

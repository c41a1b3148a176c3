import { expect, it } from 'vitest';
import { countOutputs } from '../../../src/github/outputs.ts';
import type { HistorySummary } from '../../../src/history/summarise-history.ts';
import { makeDatabase, makeReport } from '../../support/reports.ts';

function historyOf(made: number, unchanged: number): HistorySummary {
	const none = {
		...{ added: 0, addedAgain: 0, replaced: 0, dropped: 0 },
		...{ renamed: 0, retyped: 0, toggled: 0, altered: 0 },
	};
	return {
		...{ total: 9, added: 0, budget: { total: 30, pullRequest: 3 }, hotTables: [], plan: null },
		stability: { made, unchanged, share: null, before: null },
		churn: { whole: none, added: null },
	};
}

it.each([
	['of all databases together', [historyOf(100, 90), historyOf(900, 800)], 0.89],
	['empty where there never was a column', [historyOf(0, 0)], ''],
	['of those that were replayed', [historyOf(3, 1), null], 0.333],
	['empty where none was replayed', [null], ''],
])('the stability is %s', (_, histories, expected) => {
	const databases = histories.map((history) => makeDatabase({ history }));
	expect(countOutputs(makeReport(databases)).stability).toBe(expected);
});

import { describe, expect, it } from 'vitest';
import type { HistorySummary } from '../../../src/history/summarise-history.ts';
import { historyLines } from '../../../src/report/words/history-lines.ts';
import { renderPhrase } from '../../../src/report/words/phrase.ts';
import { makeDatabase } from '../../support/reports.ts';

const NO_CHURN = {
	...{ added: 0, addedAgain: 0, replaced: 0, dropped: 0 },
	...{ renamed: 0, retyped: 0, toggled: 0, altered: 0 },
};

const SUMMARY: HistorySummary = {
	...{ total: 1200, added: 2, budget: { total: 30, pullRequest: 3 } },
	stability: { made: 1000, unchanged: 905, share: 0.905, before: 0.91 },
	churn: { whole: NO_CHURN, added: { ...NO_CHURN, added: 2, retyped: 1 } },
	hotTables: [
		{ name: 'public.a', migrations: ['1.sql', '2.sql', '3.sql'], churn: NO_CHURN, parts: [] },
		{ name: 'app."B"', migrations: ['1.sql', '2.sql', '3.sql', '9.sql'], churn: NO_CHURN, parts: [] },
	],
	plan: { planned: 1, unplanned: 2 },
};

const STILL = { made: 5, unchanged: 5, share: 1, before: 1 };

function lines(history: HistorySummary | null, compared = true): readonly string[] {
	const database = makeDatabase({ history, addedMigrations: compared ? ['9.sql'] : [] });
	return historyLines(database, compared).map((line) =>
		renderPhrase(line, { quote: (text) => `<${text}>`, cite: (text) => text }),
	);
}

describe('the lines about a history', () => {
	it('are these for a pull request', () => {
		expect(lines(SUMMARY)).toEqual([
			'1,200 migrations (budget: 30), 2 new (budget: 3)',
			'Stability 90.5 % (before: 91 %): 905 of 1,000 columns and constraints that were ever made are as they were first made',
			'Changed by this pull request on tables that were there before: 2 added, 1 with another type',
			'Changed most often: <app.B> (4 migrations, this pull request too), <a> (3 migrations)',
			'Planned in the specification before: 1 of 3 changes to tables, columns, views and types',
		]);
	});

	it('are fewer where there is nothing to compare with', () => {
		const alone = {
			...SUMMARY,
			...{ added: 0, plan: null },
			stability: { ...SUMMARY.stability, before: null },
			churn: { whole: NO_CHURN, added: null },
		};
		expect(lines(alone, false)).toEqual([
			'1,200 migrations (budget: 30)',
			'Stability 90.5 %: 905 of 1,000 columns and constraints that were ever made are as they were first made',
			'Changed most often: <app.B> (4 migrations), <a> (3 migrations)',
		]);
	});

	it.each<[string, HistorySummary | null]>([
		['was not replayed', null],
		['nothing is added to', { ...SUMMARY, added: 0 }],
		['was never changed', { ...SUMMARY, stability: STILL, hotTables: [], plan: null }],
	])('are none of one that %s', (_, history) => {
		expect(lines(history)).toEqual([]);
	});
});

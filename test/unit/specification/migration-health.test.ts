import DOMPurify from 'dompurify';
import mermaid from 'mermaid';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeTrendChart } from '../../../src/specification/diagram/trend-chart.ts';
import type { Facts } from '../../../src/specification/facts.ts';
import type { HotTable } from '../../../src/specification/history-figures.ts';
import { migrationHealth } from '../../../src/specification/sections/migration-health.ts';
import { HOSTILE } from '../../support/hostile.ts';
import { factsOf, schemaOf } from './schema-builder.ts';
import { splitRow } from './table-row.ts';

const NO_CHURN = {
	...{ added: 0, addedAgain: 0, replaced: 0, dropped: 0 },
	...{ renamed: 0, retyped: 0, toggled: 0, altered: 0 },
};

function hot(name: string, migrations: readonly string[], part: Partial<HotTable> = {}): HotTable {
	return { name, migrations, churn: NO_CHURN, parts: [], ...part };
}

function write(figures: Facts['figures']) {
	return migrationHealth.blocks(factsOf(schemaOf([]), { figures }));
}

describe('the chart', () => {
	beforeAll(() => {
		// Mermaid cleans labels with the browser's help, which is not there; what is left of it here is the grammar.
		Object.assign(DOMPurify, { addHook: () => undefined, sanitize: (text: string) => text });
	});

	it.each([
		[
			[
				{ label: '2024-01', percent: 100 },
				{ label: '2024-02', percent: 97 },
			],
			90,
		],
		[
			[
				{ label: '2024 Q1', percent: 74 },
				{ label: '2024 Q2', percent: 39 },
			],
			30,
		],
		[
			[
				{ label: '5', percent: 3 },
				{ label: '10', percent: 0 },
			],
			0,
		],
	])('of %j is one that Mermaid draws', async (points, bottom) => {
		const text = writeTrendChart(points);
		expect(text).toContain(`${bottom} --> 100`);
		await expect(mermaid.parse(text)).resolves.toMatchObject({ diagramType: 'xychart' });
	});

	it('is refused where its text is broken', async () => {
		await expect(mermaid.parse(writeTrendChart([{ label: 'a"b', percent: 1 }]))).rejects.toThrow();
	});
});

describe('the section', () => {
	it('says so where nothing was changed', () => {
		expect(write({ trend: null, hotTables: [] }).map(({ content }) => content)).toEqual([
			'_No table was changed by several migrations, and no column or constraint by one that came later._',
		]);
	});

	it('says what a point of the chart stands for', () => {
		const points = [
			{ label: '5', percent: 100 },
			{ label: '10', percent: 97 },
		];
		const [numbered] = write({ trend: { unit: 'migrations', size: 5, points }, hotTables: [] });
		expect(numbered?.content).toContain(
			'at the end of each stretch of 5 migrations:\n\n```mermaid\nxychart-beta\n',
		);
		const [dated] = write({ trend: { unit: 'half-year', size: 1, points }, hotTables: [] });
		expect(dated?.content).toContain('at the end of each half-year:');
	});

	it('has a row for each hot table, with the last six migrations', () => {
		const migrations = ['1', '2', '3', '4', '5', '6', '7'].map((name) => `migrations/${name}.sql`);
		const churn = { ...NO_CHURN, added: 12, dropped: 5, retyped: 1 };
		const parts = [
			{ name: '"userId"', changes: 3 },
			{ name: 'a|b', changes: 2 },
		];
		const [block] = write({
			trend: null,
			hotTables: [
				hot('public.users', migrations, { churn, parts }),
				hot('app."Odd"', migrations.slice(0, 3)),
			],
		});
		expect(block?.content.split('\n').slice(4)).toEqual([
			'| `users` | 7 | 12 added, 5 dropped, 1 with another type | `userId` (3), `a\\|b` (2) | … [`2.sql`](../migrations/2.sql), [`3.sql`](../migrations/3.sql), [`4.sql`](../migrations/4.sql), [`5.sql`](../migrations/5.sql), [`6.sql`](../migrations/6.sql), [`7.sql`](../migrations/7.sql) |',
			'| `app.Odd` | 3 |  |  | [`1.sql`](../migrations/1.sql), [`2.sql`](../migrations/2.sql), [`3.sql`](../migrations/3.sql) |',
		]);
	});

	it.each(HOSTILE)('keeps %j in its cell', (name) => {
		const table = hot(`public."${name}"`, [`migrations/${name}.sql`], { parts: [{ name, changes: 2 }] });
		const [block] = write({ trend: null, hotTables: [table] });
		const rows = block!.content.split('\n').slice(4);
		expect(rows).toHaveLength(1);
		expect(splitRow(rows[0]!)).toHaveLength(5);
	});
});

import { describe, expect, it } from 'vitest';
import { countChurn } from '../../../src/history/count-churn.ts';
import { findHotTables } from '../../../src/history/find-hot-tables.ts';
import { measureStability, shareOf } from '../../../src/history/measure-stability.ts';
import { measureTrend } from '../../../src/history/measure-trend.ts';
import { versionMonth } from '../../../src/history/version-month.ts';
import { makeLife, makeMigrations, makeTable } from './make-life.ts';

describe('stability', () => {
	const tables = [
		makeTable(
			'public.a',
			[0],
			[
				makeLife('column', 'public.a.x', [0]),
				makeLife('check', 'public.a.c', [0, 1]),
				makeLife('column', 'public.a.y', [1, 2], false),
				makeLife('index', 'public.i', [0, 1, 2]),
			],
		),
	];

	it('is of columns and constraints, those that were dropped included', () => {
		expect(measureStability(tables)).toEqual({ made: 3, unchanged: 1 });
		expect(shareOf(measureStability(tables))).toBe(0.333);
	});

	it('is nothing where there never was a column', () => {
		expect(shareOf(measureStability([]))).toBeNull();
	});
});

describe('hot tables', () => {
	const migrations = makeMigrations(Array.from({ length: 20 }, (_, index) => String(index)));

	it('are those that exist and that three later migrations have changed, by name', () => {
		const found = findHotTables(
			[
				makeTable('public.warm', [0, 1, 2]),
				makeTable(
					'public.hot',
					[0, 1],
					[makeLife('column', 'public.hot.x', [0, 1, 4, 5]), makeLife('column', 'public.hot.y', [0, 5])],
				),
				makeTable('public.gone', [0, 1, 2, 3], [], false),
				makeTable(
					'public.busy',
					[2],
					[3, 4, 5].map((place) => makeLife('index', `public.i${place}`, [place])),
				),
			],
			migrations,
		);
		expect(found).toMatchObject([
			{ name: 'public.busy', migrations: ['3.sql', '4.sql', '5.sql'], churn: { added: 3 }, parts: [] },
			{
				name: 'public.hot',
				migrations: ['1.sql', '4.sql', '5.sql'],
				churn: { retyped: 5 },
				parts: [{ name: 'x', changes: 3 }],
			},
		]);
	});

	it('are the ten hottest', () => {
		const tables = Array.from({ length: 15 }, (_, index) =>
			makeTable(
				`public.t${String(index).padStart(2, '0')}`,
				Array.from({ length: index + 1 }, (_, place) => place),
			),
		);
		expect(findHotTables(tables, migrations).map(({ name }) => name.slice(-2))).toEqual([
			'05',
			'06',
			'07',
			'08',
			'09',
			'10',
			'11',
			'12',
			'13',
			'14',
		]);
	});
});

it('churn leaves out how a table was made and what goes along', () => {
	const along = makeLife('column', 'public.a.z', [0, 3], false);
	const gone = {
		...along,
		turns: along.turns.map((turn) => ({ ...turn, goesAlong: turn.kind === 'dropped' })),
	};
	const table = makeTable(
		'public.a',
		[0, 3],
		[makeLife('column', 'public.a.x', [0]), makeLife('column', 'public.a.y', [1, 2]), gone],
		false,
	);
	const none = { addedAgain: 0, replaced: 0, renamed: 0, toggled: 0, altered: 0 };
	expect(countChurn([table])).toEqual({ ...none, added: 1, dropped: 1, retyped: 1 });
	expect(countChurn([table], (place) => place === 1)).toEqual({ ...none, added: 1, dropped: 0, retyped: 0 });
});

describe('versionMonth', () => {
	it.each([
		['20240315120000', '2024-03'],
		['20240315', '2024-03'],
		['2024-03-15-120000-0000', '2024-03'],
		['2024_03_15_120000_add', '2024-03'],
		['V2024.03.15.1', '2024-03'],
		['20240315120000_init', '2024-03'],
		['202607301400000000', '2026-07'],
		['1710504000', '2024-03'],
		['1710504000000', '2024-03'],
		['1', null],
		['000012', null],
		['20241315', null],
		['20240399', null],
		['1.10', null],
		['17105040001', null],
		['users', null],
		['', null],
	])('of %j is %j', (version, expected) => {
		const month = versionMonth(version);
		expect(
			month === null ? null : `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
		).toBe(expected);
	});
});

describe('the trend', () => {
	/** A column of each migration, of which those at these places are changed by the one behind it. */
	const trend = (versions: readonly string[], changed: readonly number[]) =>
		measureTrend(
			[
				makeTable(
					'public.a',
					[0],
					versions.map((_, place) =>
						makeLife('column', `public.a.c${place}`, changed.includes(place) ? [place, place + 1] : [place]),
					),
				),
			],
			makeMigrations(versions),
		);
	const told = (versions: readonly string[], changed: readonly number[]) => {
		const found = trend(versions, changed);
		return (
			found && [
				found.unit,
				found.size,
				found.points.map(({ label, percent }) => `${label} ${percent}`).join(', '),
			]
		);
	};
	const numbered = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

	it.each([
		[
			'a month each',
			['20240101', '20240110', '20240302'],
			[0],
			['month', 1, '2024-01 50, 2024-02 50, 2024-03 67'],
		],
		[
			'quarters',
			['20230101', '20240110', '20240302'],
			[1],
			['quarter', 1, '2023 Q1 100, 2023 Q2 100, 2023 Q3 100, 2023 Q4 100, 2024 Q1 67'],
		],
		[
			'half-years',
			['20210101', '20240110'],
			[0],
			[
				'half-year',
				1,
				'2021 H1 100, 2021 H2 100, 2022 H1 100, 2022 H2 100, 2023 H1 100, 2023 H2 100, 2024 H1 50',
			],
		],
		[
			'years',
			['20150101', '20160110', '20240110'],
			[0],
			[
				'year',
				1,
				'2015 100, 2016 50, 2017 50, 2018 50, 2019 50, 2020 50, 2021 50, 2022 50, 2023 50, 2024 67',
			],
		],
		[
			'a tool’s own start',
			['0000', '20240101', '20240302'],
			[0],
			['month', 1, '2024-01 50, 2024-02 50, 2024-03 67'],
		],
		['dates out of order', ['20240201', '20240110', '20240302'], [0], ['month', 1, '2024-02 50, 2024-03 67']],
		['numbers', numbered(12), [0], ['migrations', 5, '5 80, 10 90, 15 92']],
		[
			'many numbers',
			numbered(101),
			[0],
			['migrations', 10, '10 90, 20 95, 30 97, 40 98, 50 98, 60 98, 70 99, 80 99, 90 99, 100 99, 110 99'],
		],
		[
			'a date that is missing on the way',
			[...numbered(4), '20240101', '20240302', '20250302'],
			[0],
			['migrations', 5, '5 80, 10 86'],
		],
		['nothing that was changed', ['20240101', '20240302'], [], null],
		['one stretch', ['20240101', '20240102'], [0], null],
		['nothing', [], [], null],
	] as const)('of %s', (_, versions, changed, expected) => {
		expect(told(versions, changed)).toEqual(expected);
	});

	it('of what is over stays as it is when migrations are added', () => {
		const before = trend(numbered(30), [0, 3, 12])!.points;
		const after = trend(numbered(33), [0, 3, 12, 29])!.points;
		expect(after.slice(0, before.length)).toEqual(before);
		expect(after).toHaveLength(before.length + 1);
	});
});

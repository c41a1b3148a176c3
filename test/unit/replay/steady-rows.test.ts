import { expect, it } from 'vitest';
import type { TableContents } from '../../../src/dialects/dialect.ts';
import { steadyRows } from '../../../src/replay/steady-rows.ts';

const FROM = Date.UTC(2026, 0, 1, 12) * 1000;
const ran = { from: FROM, to: FROM + 5_000_000 };
const WRITTEN = '11111111-2222-4333-8444-555555555555';
const RANDOM = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const OTHER = 'ffffffff-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const origin = {
	ran,
	isWritten: (text: string) => `2024-01-05 ${WRITTEN} fixed`.includes(text),
	isRandom: (text: string) => text.startsWith('random'),
};

type Column = string | { readonly name: string; readonly isTime?: true; readonly isMadeUp?: true };

function contents(table: string, columns: readonly Column[], rows: TableContents['rows']): TableContents {
	const full = columns.map((column) => ({
		isTime: false,
		isMadeUp: false,
		...(typeof column === 'string' ? { name: column } : column),
	}));
	return { namespace: 'public', table, columns: full, rows, more: 0 };
}

const stamp = { name: 'at', isTime: true, isMadeUp: true } as const;
const moment = { name: 'at', isTime: true } as const;
const key = { name: 'id', isMadeUp: true } as const;

it.each([
	['the time of the run, by default', stamp, '2026-01-01 12:00:03.25+00', { sql: 'DEFAULT' }],
	['the time of the run, written', moment, '2026-01-01 12:00:03.25', { sql: 'now()' }],
	['another time that is written', stamp, '2024-01-05 00:00:00+00', '2024-01-05 00:00:00+00'],
	['another time that is not', stamp, '2026-02-01 12:00:03.25+00', { sql: 'DEFAULT' }],
	[
		'a time so many days before the run',
		moment,
		'2025-12-25 12:00:03.25+00',
		{ sql: `now() - interval '7 days'` },
	],
	[
		'a time so many hours after it',
		moment,
		'2026-01-01 14:00:03.25+00',
		{ sql: `now() + interval '2 hours'` },
	],
	['a round time of that day', moment, '2026-01-01 00:00:00+00', '2026-01-01 00:00:00+00'],
	['a key that is written', key, WRITTEN, WRITTEN],
	['a key that is made up', key, RANDOM, { sql: 'DEFAULT' }],
	['a made-up key without a default', 'id', RANDOM, { sql: 'gen_random_uuid()' }],
	['a made-up text', key, 'k3xq', { sql: 'DEFAULT' }],
	['a text that is written', key, 'fixed', 'fixed'],
	[
		'a time within a text',
		'log',
		'{"at": "2026-01-01T12:00:01.5+00:00"}',
		'{"at": "2026-01-01T12:00:00+00:00"}',
	],
	['a time in milliseconds', 'ms', '1767268801123', '1767268800000'],
	['a number like any other', 'n', '1234567890', '1234567890'],
])('keeps %s steady', (_, column, value, expected) => {
	expect(steadyRows([contents('t', [column], [[value]])], origin)[0]?.rows).toEqual([[expected]]);
});

it('puts a steady key in the place of a made-up one that others refer to', () => {
	const read = (first: string, second: string) =>
		steadyRows(
			[
				contents(
					'grants',
					['role', 'right'],
					[
						[first, 'read'],
						[second, 'write'],
					],
				),
				contents(
					'roles',
					[key, 'name'],
					[
						[first, 'admin'],
						[second, 'user'],
					],
				),
			],
			origin,
		);
	const rows = read(RANDOM, OTHER);
	// The other run made other keys up, which also sort otherwise.
	expect(read(OTHER, RANDOM)).toEqual(rows);
	const [grants, roles] = rows;
	const admin = roles?.rows.find(([, name]) => name === 'admin')?.[0];
	expect(admin).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
	expect(grants?.rows.find(([, right]) => right === 'read')?.[0]).toBe(admin);
});

it('changes no key of other rows when a row is added', () => {
	const one = [RANDOM, 'admin'];
	const two = [OTHER, 'user'];
	const uses = (row: readonly string[]) => [row[0]!];
	const before = steadyRows(
		[contents('roles', [key, 'name'], [one]), contents('uses', ['role'], [uses(one)])],
		origin,
	);
	const after = steadyRows(
		[contents('roles', [key, 'name'], [one, two]), contents('uses', ['role'], [uses(one), uses(two)])],
		origin,
	);
	expect(after[0]?.rows).toContainEqual(before[0]?.rows[0]);
});

it('leaves rows with random text out, unless their column makes it by itself, and counts them', () => {
	const found = [
		contents(
			'a',
			['id', 'n'],
			[
				['random1', '1'],
				['fixed', '2'],
				['b', 'random2'],
			],
		),
		contents('b', [key], [['random3']]),
		{ ...contents('c', ['a'], [['random1']]), more: 4 },
	];
	expect(steadyRows(found, origin).map(({ rows, more, random }) => ({ rows, more, random }))).toEqual([
		{ rows: [['fixed', '2']], more: 2, random: 2 },
		{ rows: [[{ sql: 'DEFAULT' }]], more: 0, random: undefined },
		{ rows: [], more: 5, random: 1 },
	]);
});

import { describe, expect, it } from 'vitest';
import type { SchemaObject } from '../../../src/model/objects.ts';
import type { Facts } from '../../../src/specification/facts.ts';
import { listProposals, proposalKey } from '../../../src/specification/proposals.ts';
import type { Section } from '../../../src/specification/section.ts';
import { queryOptimization } from '../../../src/specification/sections/query-optimization.ts';
import { scalabilityPlanning } from '../../../src/specification/sections/scalability-planning.ts';
import { COUNTING, factsOf, index, policy, routine, schemaOf, table, view } from './schema-builder.ts';

function proven(objects: readonly SchemaObject[]): Facts {
	const facts = factsOf(schemaOf(objects));
	const proposals = new Set(listProposals(facts).map(proposalKey));
	return { ...facts, rehearsed: { ...facts.rehearsed, proposals } };
}

function contents(section: Section, facts: Facts): Readonly<Record<string, string>> {
	return Object.fromEntries(section.blocks(facts).map(({ id, content }) => [id, content]));
}

describe('query optimization', () => {
	const objects = [
		...table('orders', {
			columns: { customer: 'bigint', at: 'date' },
			foreignKeys: [{ columns: ['customer'], to: 'customers', onDelete: 'cascade' }],
		}),
		index('some', 'orders', ['customer'], { predicate: 'at IS NULL' }),
		index('short', 'orders', ['at']),
		index('long', 'orders', ['at', 'customer']),
		{ ...view('daily', 'SELECT', ['day']), kind: 'materialized-view' as const },
		{ ...view('weekly', 'SELECT', ['week']), kind: 'materialized-view' as const },
		index('daily_day', 'daily', ['day'], { unique: true }),
		index('weekly_week', 'weekly', ['week'], { unique: true, predicate: 'week > 0' }),
	];

	it('proposes what ran', () => {
		const found = contents(queryOptimization, proven(objects));
		expect(found['foreign keys without an index']).toContain(
			'| `orders` | `customer` | `customers` | cascade; `some` has only some of the rows |',
		);
		expect(found['foreign keys without an index']).toContain(
			'```sql proposal\nCREATE INDEX ON orders (customer);\n```',
		);
		expect(found['needless indexes']).toContain('| `short` | `orders` | `long`, which begins with it |');
		expect(found['materialized views']).toContain('| `daily` | it stays readable');
		expect(found['materialized views']).toContain('| `weekly` | its readers wait');
	});

	it('proposes nothing that did not run', () => {
		expect(Object.keys(contents(queryOptimization, factsOf(schemaOf(objects))))).toEqual([
			'materialized views',
		]);
	});
});

describe('scalability planning', () => {
	const partition = (name: string, bound: string): readonly SchemaObject[] =>
		table(name, { columns: { at: 'date' }, partitionOf: { namespace: 'public', name: 'visits', bound } });
	const whole = table('visits', { columns: { at: 'date' }, partitionBy: 'RANGE (at)' });

	it.each<[string, readonly SchemaObject[], string]>([
		['none', [], 'It has no partition yet, so that every row is refused.'],
		[
			'two',
			[
				...partition('new', "FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')"),
				...partition('old', "FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')"),
			],
			'The last partition ends at `2027-01-01`; a row from then on is refused.',
		],
		[
			'one for the rest',
			[
				...partition('new', "FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')"),
				...partition('rest', 'DEFAULT'),
			],
			'The last partition ends at `2027-01-01`; a row from then on goes to `rest`.',
		],
		[
			'one of numbers',
			partition('some', 'FOR VALUES FROM (1) TO (2)'),
			'A row that fits into no partition is refused.',
		],
	])('tells how a table with %s goes on', (_, parts, words) => {
		const found = contents(scalabilityPlanning, factsOf(schemaOf([...whole, ...parts])));
		expect(found['partitions public.visits']).toBe(`**\`visits\`** is split by \`RANGE (at)\`. ${words}`);
	});

	it('finds what can be split by time, and what has to change first', () => {
		const log = table('audit_log', {
			columns: { id: 'bigint!', created_at: 'timestamp with time zone' },
			primaryKey: ['id'],
		});
		const daily = table('daily', { columns: { day: 'date!', who: 'int!' }, primaryKey: ['who', 'day'] });
		const child = table('notes', {
			columns: { log: 'bigint' },
			foreignKeys: [{ columns: ['log'], to: 'audit_log' }],
		});
		const found = contents(scalabilityPlanning, factsOf(schemaOf([...log, ...daily])));
		expect(found['partition candidates']).toContain(
			'| `audit_log` | `created_at` | the primary key becomes `id` and `created_at` |\n| `daily` | `day` | its keys have it already |',
		);
		const pointedAt = contents(scalabilityPlanning, factsOf(schemaOf([...log, ...child])));
		expect(pointedAt['partition candidates']).toBeUndefined();
	});

	it('lists keys that come to an end', () => {
		const identity = { generation: 'always', options: COUNTING } as const;
		const objects = [
			...table('small', { columns: { id: { type: 'smallint', identity } }, primaryKey: ['id'] }),
			...table('wide', { columns: { id: { type: 'bigint', identity } }, primaryKey: ['id'] }),
			...table('given', { columns: { id: 'integer' }, primaryKey: ['id'] }),
		];
		const found = contents(scalabilityPlanning, factsOf(schemaOf(objects)));
		expect(found['keys that end']).toMatch(/\n\n- `small`, `id`: smallint$/);
	});

	it('drafts with what of a session the database relies on', () => {
		const objects: readonly SchemaObject[] = [
			...table('users', { columns: { id: 'bigint' } }),
			policy('own', 'users', { using: "id = current_setting('app.user')::bigint" }),
			routine('tell', 'void', "BEGIN PERFORM pg_notify('x', 'y'); PERFORM pg_advisory_lock(1); END"),
		];
		const draft = scalabilityPlanning.draft(factsOf(schemaOf(objects)));
		expect(draft).toContain('`app.user` must be set inside each transaction');
		expect(draft).toContain('those who `LISTEN`');
		expect(draft).toContain('advisory locks');
		expect(scalabilityPlanning.draft(factsOf(schemaOf([])))).toContain('transaction mode is safe');
	});
});

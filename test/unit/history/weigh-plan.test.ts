import { describe, expect, it } from 'vitest';
import { compareSchemas } from '../../../src/compare/compare-schemas.ts';
import { compareReading } from '../../../src/compare/compare-specification.ts';
import type { Drift } from '../../../src/compare/drift.ts';
import { weighPlan } from '../../../src/history/weigh-plan.ts';
import { identify } from '../../../src/model/identity.ts';
import type { SchemaObject } from '../../../src/model/objects.ts';
import { planFindings } from '../../../src/report/findings/plan-findings.ts';
import { schemaOf, table, view } from '../specification/schema-builder.ts';

const users = (columns: Readonly<Record<string, string>>) => table('users', { columns });
const orders = table('orders', { columns: { id: 'bigint!' }, primaryKey: ['id'] });
const enumOf = (...labels: string[]): SchemaObject => ({
	kind: 'enum',
	...{ namespace: 'public', name: 'mood', comment: null, labels },
});

/** What the merge base's document says other than what was built there. */
function driftsOf(said: readonly SchemaObject[], built: readonly SchemaObject[]): readonly Drift[] {
	const statements = new Map(
		said.map((object) => [identify(object), [{ text: '', offset: 0, line: 1, origin: { kind: 'claim' } }]]),
	);
	return compareReading({ schema: schemaOf(said), statements } as never, schemaOf(built), () => false);
}

interface Weighed {
	readonly case: string;
	readonly said: readonly SchemaObject[];
	readonly before: readonly SchemaObject[];
	readonly after: readonly SchemaObject[];
	readonly planned: readonly string[];
	readonly unplanned: readonly string[];
}

const CASES: readonly Weighed[] = [
	{
		case: 'a table that was planned, with its columns and keys',
		said: orders,
		before: [],
		after: orders,
		planned: ['table public.orders'],
		unplanned: [],
	},
	{
		case: 'a column that was planned, and one that was not',
		said: users({ id: 'bigint', phone: 'text' }),
		before: users({ id: 'bigint' }),
		after: users({ id: 'bigint', phone: 'text', fax: 'text' }),
		planned: ['column public.users.phone'],
		unplanned: ['column public.users.fax'],
	},
	{
		case: 'a type that was planned, and one that was not',
		said: [...users({ id: 'bigint', a: 'text' }), enumOf('x')],
		before: [...users({ id: 'integer', a: 'text' }), enumOf('x')],
		after: [...users({ id: 'bigint', a: 'integer' }), enumOf('x', 'y')],
		planned: ['column public.users.id'],
		unplanned: ['column public.users.a', 'enum public.mood'],
	},
	{
		case: 'what the specification had forgotten already, and what it had not',
		said: users({ id: 'bigint', b: 'text' }),
		before: users({ id: 'bigint', a: 'text', b: 'text' }),
		after: users({ id: 'bigint' }),
		planned: ['column public.users.a'],
		unplanned: ['column public.users.b'],
	},
	{
		case: 'a view that nobody planned',
		said: [],
		before: [],
		after: [view('names', 'SELECT 1', ['a'])],
		planned: [],
		unplanned: ['view public.names'],
	},
];

it.each(CASES)('$case', ({ said, before, after, planned, unplanned }) => {
	const changes = compareSchemas(schemaOf(before), schemaOf(after));
	const weighed = weighPlan(changes, driftsOf(said, before));
	expect(weighed.planned.map(identify).sort()).toEqual([...planned].sort());
	expect(weighed.unplanned.map(identify).sort()).toEqual([...unplanned].sort());
});

it('constraints, comments and the order of columns are not weighed', () => {
	const before = table('users', { columns: { id: 'bigint', a: 'text' } });
	const after = table('users', {
		columns: { a: { type: 'text', comment: 'words' }, id: 'bigint' },
		unique: [['a']],
		comment: 'people',
	});
	const weighed = weighPlan(compareSchemas(schemaOf(before), schemaOf(after)), []);
	expect(weighed).toEqual({ planned: [], unplanned: [] });
});

describe('the finding', () => {
	const unplanned = Array.from({ length: 25 }, (_, index) => view(`v${index}`, 'SELECT 1', []));

	it('names the first three, and twenty in its detail', () => {
		const [finding] = planFindings({ planned: [], unplanned }, 'm/9.sql');
		expect(finding).toMatchObject({
			code: 'history/unplanned',
			severity: 'info',
			message:
				'This pull request makes 25 changes that the specification did not plan: view v0, view v1, view v2 and 22 more',
			migration: { file: 'm/9.sql', line: 1 },
		});
		expect(finding?.detail?.split('\n').slice(-2)).toEqual(['view v19', '5 more']);
	});

	it('is none where nobody plans, where all was planned, and where no migration was added', () => {
		expect(planFindings(null, 'm/9.sql')).toEqual([]);
		expect(planFindings({ planned: unplanned, unplanned: [] }, 'm/9.sql')).toEqual([]);
		expect(planFindings({ planned: [], unplanned }, undefined)).toEqual([]);
	});
});

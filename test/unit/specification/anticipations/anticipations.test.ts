import { describe, expect, it } from 'vitest';
import type { SchemaObject } from '../../../../src/model/objects.ts';
import { anticipationBlocks } from '../../../../src/specification/anticipation-blocks.ts';
import { anticipations } from '../../../../src/specification/anticipations/index.ts';
import type { Facts } from '../../../../src/specification/facts.ts';
import { listProposals, proposalKey } from '../../../../src/specification/proposals.ts';
import { factsOf, schemaOf, type TableSketch, table, trigger } from '../schema-builder.ts';

const TIME = { type: 'timestamp with time zone', notNull: true, default: 'now()' } as const;
const NAMES = ['apples', 'bananas', 'cherries', 'dates'];
const ID = { id: 'bigint!' } as const;

/** Four tables that are alike. */
function four(sketch: TableSketch, ...more: readonly SchemaObject[]): readonly SchemaObject[] {
	return [...NAMES.flatMap((name) => table(name, { primaryKey: ['id'], ...sketch })), ...more];
}

function found(name: string, objects: readonly SchemaObject[], more: Partial<Facts> = {}) {
	const facts = factsOf(schemaOf(objects), more);
	const proposals = anticipations.find((each) => each.name === name)!.find(facts)?.proposals ?? [];
	return proposals.map(({ table: { name: on }, statements }) => [on, ...statements]);
}

it.each([
	['now()', false],
	["timezone('utc'::text, now())", false],
	['CURRENT_TIMESTAMP(3)', false],
	["('now'::text)::timestamp(3) without time zone", false],
	['clock_timestamp()', true],
	['micros()', true],
])('adding a column with the default %s rewrites the table: %s', (value, rewrites) => {
	const facts = factsOf(
		schemaOf(
			four({ columns: { ...ID, created_at: { ...TIME, default: value } } }, ...table('odd', { columns: ID })),
		),
	);
	const reason = anticipations.find(({ name }) => name === 'created-at')!.find(facts)?.reason;
	expect(reason?.includes('rewrites the table')).toBe(rewrites);
});

describe('an anticipation follows a custom', () => {
	it.each<[string, readonly SchemaObject[], readonly (readonly string[])[]]>([
		[
			'created-at',
			four({ columns: { ...ID, created_at: TIME } }, ...table('odd', { columns: ID })),
			[['odd', 'ALTER TABLE odd ADD COLUMN created_at timestamp with time zone NOT NULL DEFAULT now()']],
		],
		['created-at', [...table('a', { columns: { at: TIME } }), ...table('odd', { columns: ID })], []],
		[
			'created-at',
			four({ columns: { ...ID, created_at: TIME } }, ...table('odd', { columns: { ...ID, born: TIME } })),
			[],
		],
		[
			'created-at',
			four(
				{ columns: { ...ID, created_at: TIME } },
				...table('tmp_odd', { columns: ID }),
				...table('odd', { columns: { ...ID, usedAt: 'bigint' } }),
			),
			[],
		],
		[
			'updated-at',
			four({ columns: { ...ID, updatedAt: 'date' } }, ...table('Odd', { columns: ID })),
			[['Odd', 'ALTER TABLE "Odd" ADD COLUMN "updatedAt" date']],
		],
		[
			'soft-delete',
			four({ columns: { ...ID, deleted_at: 'date' } }, ...table('order', { columns: ID })),
			[['order', 'ALTER TABLE "order" ADD COLUMN deleted_at date']],
		],
		[
			'row-level-security',
			four({ columns: ID, rowSecurity: true }, ...table('odd', { columns: ID })),
			[['odd', 'ALTER TABLE odd ENABLE ROW LEVEL SECURITY']],
		],
		[
			'comment',
			four({ columns: ID, comment: 'x' }, ...table('odd', { columns: ID })),
			[['odd', "COMMENT ON TABLE odd IS 'What is one row of this table?'"]],
		],
		[
			'primary-key',
			four({ columns: ID }, ...table('odd', { columns: { a: 'text!', b: 'text' }, unique: [['b'], ['a']] })),
			[['odd', 'ALTER TABLE odd ADD PRIMARY KEY (a)']],
		],
		[
			'primary-key',
			four({ columns: ID }, ...table('odd', { columns: { a: 'text' } })),
			[['odd', 'ALTER TABLE odd ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY']],
		],
		[
			'exact-money',
			table('odd', { columns: { total_price: 'double precision', tax_rate: 'real', price_count: 'real' } }),
			[['odd', 'ALTER TABLE odd ALTER COLUMN total_price TYPE numeric(19,4)']],
		],
		[
			'time-zone',
			four(
				{ columns: { ...ID, at: TIME } },
				...table('odd', { columns: { at: 'timestamp without time zone' } }),
			),
			[['odd', "ALTER TABLE odd ALTER COLUMN at TYPE timestamp with time zone USING at AT TIME ZONE 'UTC'"]],
		],
		[
			'foreign-key',
			[
				...table('owners', { columns: ID, primaryKey: ['id'] }),
				...four({
					columns: { ...ID, owner_id: 'bigint' },
					foreignKeys: [{ columns: ['owner_id'], to: 'owners' }],
				}),
				...table('odd', { columns: { owner_id: 'bigint', other_owner_id: 'bigint', apple_id: 'text' } }),
			],
			[['odd', 'ALTER TABLE odd ADD FOREIGN KEY (owner_id) REFERENCES owners (id)']],
		],
		[
			'tenant-key',
			[
				...table('organizations', { columns: ID, primaryKey: ['id'] }),
				...four({
					columns: { ...ID, organization_id: 'bigint!' },
					foreignKeys: [{ columns: ['organization_id'], to: 'organizations' }],
				}),
				...table('users', { columns: ID }),
				...table('seeds', {
					columns: { ...ID, apple_id: 'bigint!' },
					foreignKeys: [{ columns: ['apple_id'], to: 'apples' }],
				}),
				...table('odd', { columns: ID }),
			],
			[['odd', 'ALTER TABLE odd ADD COLUMN organization_id bigint REFERENCES organizations (id)']],
		],
	])('%s', (name, objects, expected) => {
		expect(found(name, objects)).toEqual(expected);
	});

	it('of triggers, with the same function', () => {
		const objects = [
			...four({ columns: { ...ID, updated_at: TIME } }),
			...NAMES.map((name) => trigger(`${name}_touch`, name, 'touch')),
			...table('Odd', { columns: { ...ID, updated_at: TIME } }),
			...table('without', { columns: ID }),
		];
		expect(found('updated-at-trigger', objects)).toEqual([
			['Odd', 'CREATE TRIGGER "Odd_touch" BEFORE UPDATE ON "Odd" FOR EACH ROW EXECUTE FUNCTION touch()'],
		]);
	});

	it('but not of partitions, of records, or of what frameworks bring', () => {
		const objects = [
			...four({ columns: { ...ID, updated_at: TIME } }),
			...table('schema_migrations', { columns: ID }),
			...table('audit_log', { columns: ID }),
			...table('part', {
				columns: ID,
				partitionOf: { namespace: 'public', name: 'apples', bound: 'DEFAULT' },
			}),
		];
		expect(found('updated-at', objects)).toEqual([]);
	});
});

describe('a focus area needs', () => {
	const focus = (text: string | null): Partial<Facts> => ({
		project: { name: 'Shop', focus: text, scale: null, performance: null },
	});
	const payments = table('payments', { columns: { ...ID, provider_reference: 'text' } });

	it.each<[string, string | null, readonly SchemaObject[], number]>([
		['focus-audit-log', 'compliance', four({ columns: ID }), 1],
		['focus-audit-log', 'cooking', four({ columns: ID }), 0],
		['focus-audit-log', null, four({ columns: ID }), 0],
		['focus-audit-log', 'compliance', table('audit_log', { columns: ID }), 0],
		['focus-tenants', 'multi-tenant support', four({ columns: ID }), 1],
		['focus-tenants', 'multi-tenant support', table('Workspace', { columns: ID }), 0],
		['focus-payment-reference', 'billing', payments, 1],
		['focus-payment-reference', 'billing', table('orders', { columns: ID }), 0],
		[
			'focus-payment-reference',
			'billing',
			table('payments', {
				columns: { ...ID, provider_reference: 'text' },
				unique: [['id', 'provider_reference']],
			}),
			0,
		],
	])('%s for %s', (name, text, objects, count) => {
		expect(found(name, objects, focus(text))).toHaveLength(count);
	});
});

describe('the blocks', () => {
	const objects = four(
		{ columns: { ...ID, created_at: TIME } },
		...table('odd', { columns: ID, primaryKey: ['id'] }),
	);
	const bare = factsOf(schemaOf(objects));
	const proposals = new Set(listProposals(bare).map(proposalKey));
	const tried = { ...bare, rehearsed: { ...bare.rehearsed, proposals } };
	const ids = (facts: Facts) => anticipationBlocks(facts).map(({ id }) => id);

	it('have what ran, in a fence that is no part of the schema', () => {
		expect(ids(tried)).toEqual(['anticipations', 'anticipation created-at']);
		expect(anticipationBlocks(tried)[1]!.content).toContain('```sql proposal\nALTER TABLE odd ADD COLUMN');
		expect(ids(bare)).toEqual([]);
	});

	it.each([
		['created-at', 0],
		['created-at odd', 0],
		['created-at o*', 0],
		['created-at apples', 2],
		['updated-at odd', 2],
		['created-at-odd', 2],
	])('go when %s is dismissed', (dismissed, count) => {
		expect(ids({ ...tried, dismissed: [dismissed] })).toHaveLength(count);
	});

	it('have names of their own', () => {
		expect(new Set(anticipations.map(({ name }) => name)).size).toBe(anticipations.length);
	});
});

import { describe, expect, it } from 'vitest';
import { type Identity, identify } from '../../../src/model/identity.ts';
import type { SchemaObject } from '../../../src/model/objects.ts';
import type { Facts } from '../../../src/specification/facts.ts';
import type { Section } from '../../../src/specification/section.ts';
import { businessDomainAnalysis } from '../../../src/specification/sections/business-domain-analysis.ts';
import { businessRules } from '../../../src/specification/sections/business-rules.ts';
import { dataFlowAnalysis } from '../../../src/specification/sections/data-flow-analysis.ts';
import {
	COUNTING,
	factsOf,
	index,
	routine,
	schemaOf,
	type TableSketch,
	table,
	trigger,
	view,
} from './schema-builder.ts';

const ID = { type: 'bigint', notNull: true, identity: { generation: 'always', options: COUNTING } } as const;

function textOf(section: Section, objects: readonly SchemaObject[], more: Partial<Facts> = {}): string {
	const blocks = section.blocks(factsOf(schemaOf(objects), more));
	return blocks.map(({ id, content }) => `[${id}]\n${content}`).join('\n');
}

describe('the business domain', () => {
	it.each<[string, readonly SchemaObject[], string]>([
		[
			'a comment, and what people know a row by',
			table('users', {
				comment: 'who signs in',
				columns: { id: ID, email: 'text!', name: 'text' },
				primaryKey: ['id'],
				unique: [['email']],
			}),
			'[domain public.users]\n**`users`**: Who signs in. Known by `email`.',
		],
		[
			'no key that is the primary key once more',
			table('links', {
				columns: { id: 'text!', slug: 'text!' },
				primaryKey: ['id'],
				unique: [['id'], ['slug']],
			}),
			'[domain public.links]\n**`links`**: Holds `slug`.',
		],
		[
			'what it holds, where nobody says it',
			table('notes', { columns: { id: ID, body: 'text', created_at: 'date' }, primaryKey: ['id'] }),
			'[domain public.notes]\n**`notes`**: Holds `body`.',
		],
		[
			'one-to-many, also optional, with an order by which it is known',
			table('lines', {
				columns: { order_id: 'bigint!', line: 'int!', coupon: 'bigint' },
				primaryKey: ['order_id', 'line'],
				foreignKeys: [
					{ columns: ['order_id'], to: 'orders' },
					{ columns: ['coupon'], to: 'coupons' },
				],
			}),
			[
				'[domain public.lines]\n**`lines`**: Holds `line`. Known by `order_id` and `line`.\n',
				'- `order_id`: one order has any number of `lines` (one-to-many).',
				'- `coupon`: one coupon has any number of `lines` (one-to-many, optional).',
			].join('\n'),
		],
		[
			'one-to-one',
			table('profiles', {
				columns: { user_id: 'bigint!', motto: 'text' },
				primaryKey: ['user_id'],
				foreignKeys: [{ columns: ['user_id'], to: 'users' }],
			}),
			'[domain public.profiles]\n**`profiles`**: Holds `motto`.\n\n- `user_id`: one user has at most one row of `profiles` (one-to-one).',
		],
		[
			'hierarchies of two kinds',
			table('parts', {
				columns: { id: ID, parent_id: 'bigint', replaces: 'bigint' },
				primaryKey: ['id'],
				foreignKeys: [
					{ columns: ['parent_id'], to: 'parts' },
					{ columns: ['replaces'], to: 'parts' },
				],
			}),
			[
				'[domain public.parts]\n**`parts`**\n',
				'- `parent_id`: one part can have any number of others below it (hierarchical).',
				'- `replaces`: one part can point at another (hierarchical).',
			].join('\n'),
		],
		[
			'many-to-many',
			table('user_roles', {
				columns: { user_id: 'bigint!', role_id: 'bigint!', granted_by: 'bigint' },
				primaryKey: ['user_id', 'role_id'],
				foreignKeys: [
					{ columns: ['user_id'], to: 'users' },
					{ columns: ['role_id'], to: 'roles' },
					{ columns: ['granted_by'], to: 'users' },
				],
			}),
			[
				'[domain public.user_roles]\n**`user_roles`**\n',
				'- `user_id` and `role_id`: one user has any number of roles, and one role any number of users (many-to-many).',
				'- `granted_by`: one user has any number of `user_roles` (one-to-many, optional).',
			].join('\n'),
		],
	])('says %s', (_, objects, expected) => {
		expect(textOf(businessDomainAnalysis, objects)).toBe(expected);
	});

	it('begins with what others point at, in words that are people’s from then on', () => {
		const child = (name: string) =>
			table(name, { columns: { user_id: 'bigint' }, foreignKeys: [{ columns: ['user_id'], to: 'users' }] });
		const objects = [...table('users', { columns: { id: ID } }), ...child('a'), ...child('b')];
		expect(businessDomainAnalysis.draft(factsOf(schemaOf(objects)))).toContain('begin with `users`');
		expect(businessDomainAnalysis.draft(factsOf(schemaOf([])))).not.toContain('Core Business');
	});
});

describe('the flow of data', () => {
	const orders = table('orders', {
		columns: {
			id: ID,
			a: 'int',
			b: 'int',
			total: { type: 'int', generated: { expression: 'a + b', stored: true } },
			status: 'state',
			created_at: { type: 'date', default: 'now()' },
			updated_at: 'date',
			deleted_at: 'date',
		},
	});
	const log = table('log', { columns: { id: ID } });
	const state: SchemaObject = {
		kind: 'enum',
		namespace: 'public',
		name: 'state',
		comment: null,
		labels: ['new', 'paid'],
	};

	it('tells what is computed and what triggers write', () => {
		const objects = [
			...orders,
			...log,
			routine('touch', 'trigger', 'BEGIN\nNEW.updated_at = now();\nRETURN NEW;\nEND'),
			routine('count', 'trigger', 'BEGIN\nIF true THEN NEW.b := NEW.a; END IF;\nRETURN NEW;\nEND'),
			routine(
				'note',
				'trigger',
				"BEGIN -- insert into orders\nPERFORM 'delete from orders'; INSERT INTO log VALUES (1); UPDATE ONLY public.log SET id = 2; END",
			),
			routine('clear', null, 'BEGIN DELETE FROM "log"; PERFORM 1 FROM log FOR UPDATE OF log; END'),
			trigger('t1', 'orders', 'touch'),
			trigger('t2', 'orders', 'count', { events: ['insert', 'update'] }),
			trigger('t3', 'orders', 'note', { timing: 'after', enabled: 'disabled' }),
		];
		expect(textOf(dataFlowAnalysis, objects)).toBe(
			[
				'[flow public.orders]\n**`orders`**\n',
				'- `total` is computed from `a` and `b` when the row is written.',
				'- Before insert or update, `count()` sets `b`.',
				'- After update, `note()` adds rows to and changes `log` (switched off).',
				'[flow procedure public.clear()]\n**`clear()`**: Deletes from `log`.',
				'[lifecycle]\nHow rows come, change and go, as far as their columns tell; which rows are deleted along with others is under',
				'[Foreign Key Relationships](#foreign-key-relationships):\n',
				'| Table | Created | Changed | Ends |\n| --- | --- | --- | --- |',
				'| `orders` | `created_at` | `updated_at`, kept by a trigger | marked as deleted by `deleted_at` |',
			].join('\n'),
		);
	});

	it('tells the states, and who keeps the time of the last change', () => {
		expect(textOf(dataFlowAnalysis, [...orders, state])).toContain(
			'| `orders` | `created_at` | `updated_at`, left to the application; `status`: `new`, `paid` | marked as deleted by `deleted_at` |',
		);
	});

	it.each<[string, TableSketch['columns'], readonly string[], string | null]>([
		[
			'a time that every row has marks nothing',
			{ created_at: 'date!', deleted_at: 'date!', name: 'text' },
			[],
			null,
		],
		[
			'a time that begins as never is a mark',
			{ deleted_at: { type: 'bigint', notNull: true, default: '0' } },
			[],
			'| `t` |  |  | marked as deleted by `deleted_at` |',
		],
		[
			'a flag is a mark',
			{ revoked: 'boolean!', expired_at: 'date' },
			[],
			'| `t` |  |  | put aside by `revoked`; expires at `expired_at` |',
		],
		['a count is none', { disabled: 'integer' }, [], null],
		[
			'a trigger for some columns',
			{ updated_at: 'date' },
			['insert', 'update of a, b'],
			'| `t` |  | `updated_at`, kept by a trigger when `a` or `b` is updated |  |',
		],
		['a trigger for new rows', { updated_at: 'date' }, ['insert'], null],
	])('tells how rows end and change: %s', (_, columns, events, row) => {
		const objects = [
			...table('t', { columns }),
			routine('touch', 'trigger', 'BEGIN\nNEW.updated_at = now();\nRETURN NEW;\nEND'),
			...(events.length > 0 ? [trigger('touches', 't', 'touch', { events })] : []),
		];
		const text = textOf(dataFlowAnalysis, objects);
		if (row === null) expect(text).not.toContain('[lifecycle]');
		else expect(text).toContain(row);
	});

	it('follows what triggers call', () => {
		const objects = [
			...table('a', { columns: { id: ID } }),
			...table('b', { columns: { id: ID } }),
			routine('fill', 'void', 'BEGIN DELETE FROM b; PERFORM again(); END'),
			routine('again', 'void', 'BEGIN INSERT INTO b VALUES (1); PERFORM fill(); END'),
			routine('on_a', 'trigger', "BEGIN PERFORM public.fill(); RAISE NOTICE 'again()'; RETURN NULL; END"),
			trigger('t', 'a', 'on_a', { timing: 'after', events: ['insert'] }),
		];
		expect(textOf(dataFlowAnalysis, objects)).toContain(
			'**`a`**: After insert, `on_a()` deletes from and adds rows to `b`, by way of `fill()` and `again()`.',
		);
	});

	it('tells what views are made from', () => {
		const shown = view('open_orders', 'SELECT', ['id']);
		const schema = {
			...schemaOf([...orders, ...log, shown]),
			dependencies: new Map([[identify(shown), ['column public.orders.id' as Identity]]]),
		};
		const [flow] = dataFlowAnalysis.blocks(factsOf(schema)).filter(({ id }) => id.includes('open_orders'));
		expect(flow!.content).toBe('**`open_orders`**: Shows rows of `orders`.');
	});
});

describe('the business rules', () => {
	it('are sentences, with the names that errors give', () => {
		const objects = [
			{ kind: 'enum', namespace: 'public', name: 'state', comment: null, labels: ['new', 'paid'] } as const,
			...table('orders', {
				columns: {
					code: 'text',
					a: 'int',
					b: 'int',
					state: { type: 'state', default: "'new'::state" },
				},
				unique: [['code'], ['a', 'b']],
				checks: {
					a_positive: ['a > 0', 'a'],
					a_below_b: ['a < b', 'a', 'b'],
					code_form: ["code ~ '^(a|b)$'::text", 'code'],
					odd: ['f(a)', 'a'],
				},
			}),
			index('one_open', 'orders', ['b'], { unique: true, predicate: 'code IS NULL' }),
			routine(
				'guard',
				'trigger',
				"BEGIN\nRAISE EXCEPTION 'not with % of these', 1;\nRAISE EXCEPTION 'guard is broken';\nRAISE NOTICE 'x';\nEND",
			),
			trigger('guards', 'orders', 'guard'),
		];
		expect(textOf(businessRules, objects)).toBe(
			[
				'[rules public.orders]\n**`orders`**\n',
				'- `state` is `new` or `paid`, and `new` unless said otherwise.',
				'- Unique: `code` (`orders_code_key`); `a` with `b` (`orders_a_b_key`).',
				'- `a` is more than `0` (`a_positive`).',
				'- `a` is less than `b` (`a_below_b`).',
				"- `code` matches the pattern (`code_form`): `CHECK (code ~ '^(a|b)$'::text)`.",
				'- No two rows share `b` where `code` is absent (`one_open`).',
				'- On update, `guard()` can refuse with `not with … of these`.',
			].join('\n'),
		);
	});
});

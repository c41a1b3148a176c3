import type { Effect } from '../../../src/dialects/dialect.ts';
import type { Identity } from '../../../src/model/identity.ts';
import type { SchemaObject } from '../../../src/model/objects.ts';
import type { ReplayedMigration } from '../../../src/replay/replay.ts';
import type { Facts } from '../../../src/specification/facts.ts';
import {
	COUNTING,
	factsOf,
	index,
	policy,
	routine,
	schemaOf,
	table,
	trigger,
	view,
} from './schema-builder.ts';

const ID = {
	type: 'bigint',
	notNull: true,
	identity: { generation: 'always', options: COUNTING },
} as const;
const CREATED_AT = { type: 'timestamp with time zone', notNull: true, default: 'now()' } as const;

const objects: readonly SchemaObject[] = [
	{ kind: 'namespace', name: 'public', comment: null },
	{ kind: 'extension', name: 'pg_trgm', namespace: 'public' },
	{
		kind: 'enum',
		namespace: 'public',
		name: 'order_status',
		comment: 'How far an order has come',
		labels: ['draft', 'paid', 'sent', 'returned'],
	},
	{
		kind: 'domain',
		namespace: 'public',
		name: 'email_address',
		comment: null,
		type: 'text',
		notNull: false,
		default: null,
		collation: null,
		checks: [{ name: 'has_at_sign', definition: "CHECK ((VALUE ~~ '%@%'::text))" }],
	},
	...table('categories', {
		columns: { id: ID, parent_id: 'bigint', name: 'text!' },
		primaryKey: ['id'],
		foreignKeys: [{ columns: ['parent_id'], to: 'categories', onDelete: 'set null' }],
	}),
	...table('customers', {
		comment: 'people and companies that buy from us',
		columns: {
			id: ID,
			email: { type: 'email_address', notNull: true, comment: 'where invoices go' },
			name: 'text!',
			created_at: CREATED_AT,
			updated_at: CREATED_AT,
		},
		primaryKey: ['id'],
		unique: [['email']],
		checks: { customers_name_check: ["name <> ''::text", 'name'] },
		rowSecurity: true,
	}),
	...table('order_events', {
		comment: 'Everything that ever happened to an order',
		columns: { id: ID, order_id: 'bigint!', event: 'text!', created_at: CREATED_AT },
		primaryKey: ['id'],
		foreignKeys: [{ columns: ['order_id'], to: 'orders', onDelete: 'cascade' }],
	}),
	...table('orders', {
		columns: {
			id: ID,
			customer_id: 'bigint!',
			approved_by: 'bigint',
			status: { type: 'order_status', notNull: true, default: "'draft'::order_status" },
			total: { type: 'numeric(12,2)', notNull: true, default: '0' },
			sent_at: 'timestamp with time zone',
			created_at: CREATED_AT,
		},
		primaryKey: ['id'],
		foreignKeys: [
			{ columns: ['approved_by'], to: 'customers', onDelete: 'set null' },
			{ columns: ['customer_id'], to: 'customers', onDelete: 'restrict' },
		],
		checks: {
			orders_sent_after_created: ['(sent_at IS NULL) OR (sent_at >= created_at)', 'sent_at', 'created_at'],
			orders_total_check: ['(total >= (0)::numeric) AND (total <= (1000000)::numeric)', 'total'],
		},
	}),
	...table('product_categories', {
		columns: { product_id: 'bigint!', category_id: 'bigint!' },
		primaryKey: ['product_id', 'category_id'],
		foreignKeys: [
			{ columns: ['category_id'], to: 'categories', onDelete: 'cascade' },
			{ columns: ['product_id'], to: 'products', onDelete: 'cascade' },
		],
	}),
	...table('products', {
		columns: {
			id: ID,
			sku: 'character varying(40)!',
			name: 'text!',
			price: 'numeric(12,2)!',
			discount_price: 'numeric(12,2)',
			attributes: { type: 'jsonb', notNull: true, default: "'{}'::jsonb" },
		},
		primaryKey: ['id'],
		unique: [['sku']],
		checks: {
			products_discount: ['(discount_price IS NULL) OR (discount_price < price)', 'discount_price', 'price'],
			products_sku_check: ["(sku)::text ~ '^[A-Z0-9-]+$'::text", 'sku'],
		},
	}),
	...table('settings', { columns: { key: 'text!', value: 'jsonb' }, primaryKey: ['key'] }),
	index('customers_pkey', 'customers', ['id'], { unique: true, constraint: 'customers_pkey' }),
	index('orders_customer_created_idx', 'orders', ['customer_id', 'created_at']),
	index('orders_open_idx', 'orders', ['status'], { predicate: "status <> 'sent'::order_status" }),
	index('orders_customer_id_idx', 'orders', ['customer_id']),
	index('products_attributes_idx', 'products', ['attributes'], { method: 'gin' }),
	index('products_name_idx', 'products', ['name'], {
		method: 'gin',
		definition: 'CREATE INDEX products_name_idx ON public.products USING gin (name gin_trgm_ops)',
	}),
	view(
		'open_orders',
		" SELECT id,\n    customer_id\n   FROM orders\n  WHERE (status <> 'sent'::order_status)",
		['id', 'customer_id'],
	),
	routine('touch_updated_at', 'trigger', 'BEGIN\n\tNEW.updated_at = now();\n\tRETURN NEW;\nEND', {
		comment: 'Keeps updated_at true',
	}),
	routine('order_total', 'numeric', 'BEGIN\n\tRETURN (SELECT total FROM orders WHERE id = order_id);\nEND', {
		identityArguments: 'order_id bigint',
		securityDefiner: true,
	}),
	trigger('customers_touch', 'customers', 'touch_updated_at'),
	policy('own_row', 'customers', { using: "id = (current_setting('app.customer'::text))::bigint" }),
];

function effect(verb: Effect['verb'], kind: Effect['kind'], name: string, ...details: string[]): Effect {
	return { verb, kind, identity: `${kind} ${name}` as Identity, key: `${kind} ${name}`, details };
}

function migration(path: string, ...effects: readonly Effect[]): ReplayedMigration {
	const source = '';
	return {
		migration: { version: path, name: path, path, source, statements: [], sections: [] },
		steps: [{ path, line: 1, sql: '', command: '', effects }],
	};
}

/** A small shop: every kind of section has something in it. */
export const shop: Facts = factsOf(schemaOf(objects, [{ type: 'event trigger', name: 'guard_drops' }]), {
	project: { name: 'Shop', focus: 'orders and customers', scale: null, performance: 'checkout under 50 ms' },
	migrations: [
		migration(
			'migrations/0001_customers_and_orders.sql',
			effect('created', 'enum', 'public.order_status'),
			effect('created', 'table', 'public.customers'),
			effect('created', 'column', 'public.customers.id'),
			effect('created', 'primary-key', 'public.customers.customers_pkey'),
			effect('created', 'index', 'public.customers_pkey'),
			effect('created', 'table', 'public.orders'),
			effect('created', 'index', 'public.orders_customer_id_idx'),
		),
		migration(
			'migrations/0002_money.sql',
			effect('changed', 'column', 'public.orders.total', 'type integer → numeric(12,2)'),
			effect('created', 'column', 'public.orders.sent_at'),
			effect('dropped', 'column', 'public.orders.currency'),
		),
		migration('migrations/0003_backfill totals.sql'),
	],
});

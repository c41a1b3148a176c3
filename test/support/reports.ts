import type { Column, Index, SchemaObject, Table } from '../../src/model/objects.ts';
import type { LedgerEntry } from '../../src/project/project.ts';
import type { DatabaseReport, Finding, LocatedChange, Report } from '../../src/report/report.ts';
import { judge } from '../../src/report/verdict.ts';

/** A finding that this pull request brings, with what a test does not care about filled in. */
export function makeFinding(part: Partial<Finding> = {}): Finding {
	return {
		code: 'drift/undocumented',
		severity: 'error',
		introduced: true,
		subject: 'column users.phone',
		message: 'column users.phone is in the migrations but not in the specification',
		detail: null,
		differences: [],
		document: { file: 'docs/database-spec.md', line: 40 },
		migration: { file: 'db/migrations/0003_add_phone.sql', line: 1 },
		hint: 'Run `auggie-database-spec generate` and commit the specification.',
		...part,
	};
}

/** A database with nothing to say. */
export function makeDatabase(part: Partial<DatabaseReport> = {}): DatabaseReport {
	return {
		name: 'shop',
		document: 'docs/database-spec.md',
		layout: 'golang-migrate',
		directory: 'db/migrations',
		migrationCount: 12,
		addedMigrations: [],
		changes: [],
		changedTables: null,
		findings: [],
		healed: [],
		ledger: [],
		history: null,
		documentDiff: '',
		stopped: null,
		...part,
	};
}

/** A report whose verdict is the one that its databases deserve. */
export function makeReport(databases: readonly DatabaseReport[], compared = true): Report {
	return { version: 1, verdict: judge(databases), compared, databases };
}

/** A nullable column without a default. */
export function makeColumn(relation: string, name: string, part: Partial<Column> = {}): Column {
	return {
		kind: 'column',
		namespace: 'public',
		relation,
		name,
		position: 1,
		type: 'text',
		notNull: false,
		default: null,
		identity: null,
		generated: null,
		collation: null,
		inherited: false,
		comment: null,
		...part,
	};
}

/** A plain table of `public`. */
export function makeTable(name: string, part: Partial<Table> = {}): Table {
	return {
		kind: 'table',
		namespace: 'public',
		name,
		unlogged: false,
		partitionBy: null,
		partitionOf: null,
		inherits: [],
		rowSecurity: false,
		forceRowSecurity: false,
		options: [],
		comment: null,
		...part,
	};
}

/** A btree index over columns. */
export function makeIndex(
	relation: string,
	name: string,
	keys: readonly string[],
	part: Partial<Index> = {},
): Index {
	return {
		kind: 'index',
		namespace: 'public',
		relation,
		name,
		method: 'btree',
		unique: false,
		keys,
		include: [],
		predicate: null,
		definition: `CREATE INDEX ${name} ON public.${relation} USING btree (${keys.join(', ')})`,
		constraint: null,
		partitionOf: null,
		valid: true,
		comment: null,
		...part,
	};
}

/** An added object with the place that made it. */
export function added(object: SchemaObject, file: string, line: number): LocatedChange {
	return { change: { kind: 'added', object }, migration: { file, line } };
}

const PHONE = 'db/migrations/0011_add_phone.sql';
const INVOICES = 'db/migrations/0012_invoices.sql';
const SPECIFICATION = 'docs/database-spec.md';

/** The report of a pull request that adds, changes, drops, heals and plans; the one that people read to judge a format. */
export function shopDatabase(): DatabaseReport {
	return makeDatabase({
		addedMigrations: [PHONE, INVOICES],
		changes: shopChanges(),
		findings: shopFindings(),
		healed: [
			makeFinding({
				severity: 'warning',
				introduced: false,
				subject: 'index orders_created_at_idx',
				message: 'index orders_created_at_idx is in the migrations but not in the specification',
				migration: { file: 'db/migrations/0004_orders.sql', line: 9 },
			}),
		],
		ledger: SHOP_LEDGER,
		documentDiff: SHOP_DIFF,
	});
}

function shopChanges(): readonly LocatedChange[] {
	const definition = 'FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE';
	return [
		added(makeColumn('users', 'phone', { notNull: true, default: "''::text" }), PHONE, 1),
		added(
			makeIndex('users', 'users_phone_idx', ['phone'], { unique: true, predicate: "phone <> ''::text" }),
			PHONE,
			2,
		),
		{
			change: { kind: 'removed', object: makeColumn('users', 'fax') },
			migration: { file: PHONE, line: 3 },
		},
		{
			change: {
				kind: 'changed',
				before: makeColumn('users', 'age', { type: 'integer' }),
				after: makeColumn('users', 'age', { type: 'bigint', notNull: true }),
				attributes: [
					{ name: 'type', before: 'integer', after: 'bigint' },
					{ name: 'not null', before: false, after: true },
				],
			},
			migration: { file: PHONE, line: 4 },
		},
		added(makeTable('invoices'), INVOICES, 1),
		added(makeColumn('invoices', 'id', { type: 'bigint', notNull: true, position: 1 }), INVOICES, 2),
		added(makeColumn('invoices', 'order_id', { type: 'bigint', position: 2 }), INVOICES, 3),
		added(
			{
				...{ kind: 'primary-key', namespace: 'public', relation: 'invoices', name: 'invoices_pkey' },
				...{ columns: ['id'], definition: 'PRIMARY KEY (id)', inherited: false, comment: null },
			},
			INVOICES,
			2,
		),
		added(
			{
				...{ kind: 'foreign-key', namespace: 'public', relation: 'invoices', name: 'invoices_order_id_fkey' },
				...{ columns: ['order_id'], definition, inherited: false, comment: null, validated: true },
				...{ references: { namespace: 'public', relation: 'orders', columns: ['id'] } },
				...{ onDelete: 'cascade', onUpdate: 'no action' },
			},
			INVOICES,
			3,
		),
		{
			change: {
				kind: 'changed',
				before: {
					kind: 'enum',
					namespace: 'public',
					name: 'order_status',
					labels: ['new', 'paid'],
					comment: null,
				},
				after: {
					kind: 'enum',
					namespace: 'public',
					name: 'order_status',
					labels: ['new', 'paid', 'refunded'],
					comment: null,
				},
				attributes: [{ name: 'labels', before: ['new', 'paid'], after: ['new', 'paid', 'refunded'] }],
			},
			migration: { file: INVOICES, line: 6 },
		},
	];
}

function shopFindings(): readonly Finding[] {
	return [
		makeFinding({ migration: { file: PHONE, line: 1 }, document: { file: SPECIFICATION, line: 61 } }),
		makeFinding({
			subject: 'table invoices',
			message: 'table invoices is in the migrations but not in the specification',
			migration: { file: INVOICES, line: 1 },
			document: null,
		}),
		makeFinding({
			code: 'drift/removed',
			subject: 'column users.fax',
			message: 'column users.fax is in the specification but no migration builds it any more',
			migration: { file: PHONE, line: 3 },
			document: { file: SPECIFICATION, line: 58 },
		}),
		makeFinding({
			code: 'drift/differs',
			subject: 'column users.age',
			message: 'column users.age is not what the specification says',
			differences: [
				{ name: 'type', specification: 'integer', migrations: 'bigint' },
				{ name: 'default', specification: null, migrations: '0' },
			],
			migration: { file: PHONE, line: 4 },
			document: { file: SPECIFICATION, line: 57 },
		}),
		makeFinding({
			code: 'history/altered-again',
			severity: 'warning',
			subject: 'table invoices',
			message: 'table invoices is created and altered again in this pull request',
			migration: { file: INVOICES, line: 8 },
			document: null,
			hint: 'Put both into one migration while nobody has run them yet.',
		}),
		makeFinding({
			severity: 'warning',
			introduced: false,
			subject: 'view daily_sales',
			message: 'view daily_sales is in the migrations but not in the specification',
			migration: { file: 'db/migrations/0007_sales.sql', line: 1 },
			document: null,
		}),
		makeFinding({
			code: 'drift/planned',
			severity: 'info',
			subject: 'table coupons',
			message: 'table coupons is planned and no migration builds it yet',
			migration: null,
			document: { file: SPECIFICATION, line: 210 },
			hint: null,
		}),
	];
}

const SHOP_LEDGER: readonly LedgerEntry[] = [
	{
		kind: 'assumed',
		message: 'role shop_admin does not exist in an empty engine and was made',
		file: 'db/migrations/0002_roles.sql',
		line: 3,
	},
];

const SHOP_DIFF = `--- docs/database-spec.md
+++ docs/database-spec.md
@@ -55,5 +55,6 @@
 | id | bigint | no |
-| age | integer | yes |
-| fax | text | yes |
+| age | bigint | no |
+| phone | text | no |
 
 \`\`\`sql
`;

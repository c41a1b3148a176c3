import { describe, expect, it } from 'vitest';
import { comparePrisma } from '../../../../src/compare/snapshots/compare-prisma.ts';
import { identify } from '../../../../src/model/identity.ts';
import type { SchemaObject } from '../../../../src/model/objects.ts';
import { readPrismaSchema } from '../../../../src/project/prisma/read-schema.ts';
import { index, schemaOf, table } from '../../specification/schema-builder.ts';

const BUILT: readonly SchemaObject[] = [
	{ kind: 'enum', namespace: 'public', name: 'Status', comment: null, labels: ['draft', 'paid'] },
	...table('customers', {
		columns: {
			id: 'integer!',
			email: 'character varying(255)!',
			nick: 'text',
			tags: 'text[]',
			joined: 'timestamp(3) without time zone!',
		},
		primaryKey: ['id'],
		unique: [['email']],
	}),
	...table('Order', {
		columns: { id: 'text!', customer_id: 'integer!', status: '"Status"!', search: 'tsvector' },
		primaryKey: ['id'],
		foreignKeys: [{ columns: ['customer_id'], to: 'customers', onDelete: 'cascade' }],
	}),
	...table('_CustomerToOrder', { columns: { A: 'integer!', B: 'text!' } }),
];

const SAID = `
enum Status {
  draft
  paid
}
model Customer {
  id     Int      @id @default(autoincrement())
  email  String   @unique @db.VarChar(255)
  nick   String?
  tags   String[]
  joined DateTime @default(now())
  orders Order[]
  liked  Order[]  @relation("CustomerToOrder")
  @@map("customers")
}
model Order {
  id         String   @id
  customerId Int      @map("customer_id")
  status     Status
  search     Unsupported("tsvector")?
  customer   Customer @relation(fields: [customerId], references: [id], onDelete: Cascade)
  likedBy    Customer[] @relation("CustomerToOrder")
}`;

function compare(said: string, built: readonly SchemaObject[] = BUILT) {
	const schema = readPrismaSchema([{ path: 'schema.prisma', text: said }]);
	const { drifts, ledger } = comparePrisma(schema, schemaOf(built));
	return {
		drifts: drifts.map(({ kind, object, attributes, place }) => [
			`${kind} ${identify(object)}`,
			attributes.map(({ name, before, after }) => `${name}: ${before} / ${after}`).join(', '),
			place?.line ?? null,
		]),
		ledger: ledger.map(({ message, line }) => `${line}: ${message}`),
	};
}

it('finds nothing where both say the same', () => {
	expect(compare(SAID)).toEqual({ drifts: [], ledger: [] });
});

describe('finds', () => {
	const line = (text: string) => SAID.split('\n').findIndex((one) => one.includes(text)) + 1;
	it.each([
		['nick   String?', '', 'lacks column public.customers.nick', '', line('model Customer')],
		[
			'nick   String?',
			'nick   String?\n  age Int',
			'extra column public.customers.age',
			'',
			line('nick') + 1,
		],
		[
			'nick   String?',
			'nick String',
			'differs column public.customers.nick',
			'not null: true / false',
			line('nick'),
		],
		[
			'nick   String?',
			'nick Int?',
			'differs column public.customers.nick',
			'type: integer / text',
			line('nick'),
		],
		[
			'tags   String[]',
			'tags String',
			'differs column public.customers.tags',
			'type: text / text[], not null: true / false',
			line('tags'),
		],
		[
			'DateTime @default',
			'DateTime @db.Timestamptz @default',
			'differs column public.customers.joined',
			'type: timestamp with time zone / timestamp without time zone',
			line('joined'),
		],
		[
			'status     Status',
			'status String',
			null,
			// Prisma has a word for the type of neither side's column.
			'',
			null,
		],
		['  paid\n', '  sent\n', 'differs enum public."Status"', 'labels: draft,sent / draft,paid', 2],
		['@unique', '', 'lacks unique public.customers.customers_email_key', '', line('model Customer')],
		[
			'nick   String?',
			'nick String? @unique',
			'extra unique public.customers.customers_nick_key',
			'',
			line('nick'),
		],
		['String   @id', 'String', 'lacks primary-key public."Order"."Order_pkey"', '', line('model Order')],
		[
			'onDelete: Cascade',
			'onDelete: Restrict',
			'differs foreign-key public."Order"."Order_customer_id_fkey"',
			'on delete: restrict / cascade',
			line('@relation(fields'),
		],
		['@@map("customers")', '@@map("clients")', 'extra table public.clients', '', line('model Customer')],
	])('%j instead of %j: %s', (from, to, subject, attributes, at) => {
		const { drifts } = compare(SAID.replace(from, to));
		if (subject === null) expect(drifts).toEqual([]);
		else expect(drifts).toContainEqual([subject, attributes, at]);
	});

	it('a foreign key that only one side has', () => {
		const without = SAID.replace(/ {2}customer {3}Customer .*\n/, '');
		expect(compare(without).drifts).toEqual([
			['lacks foreign-key public."Order"."Order_customer_id_fkey"', '', line('model Order')],
		]);
		const more = SAID.replace(
			'likedBy ',
			'self Order? @relation(fields: [id], references: [id])\n  likedBy ',
		);
		expect(compare(more).drifts).toMatchObject([
			['extra foreign-key public."Order"."Order_id_fkey"', '', 22],
		]);
	});

	it('a table without a model, but none that Prisma makes between two lists', () => {
		expect(compare(SAID, [...BUILT, ...table('extra', { columns: { id: 'integer' } })]).drifts).toEqual([
			['lacks table public.extra', '', null],
		]);
		const alone = SAID.replace(/.*CustomerToOrder.*\n/g, '');
		expect(compare(alone).drifts).toEqual([['lacks table public."_CustomerToOrder"', '', null]]);
	});
});

it('takes a unique index over some rows for the unique key that Prisma has a word for', () => {
	const partial = index('one_nick', 'customers', ['nick'], { unique: true, predicate: 'nick IS NOT NULL' });
	expect(compare(SAID, [...BUILT, partial]).drifts).toEqual([]);
	expect(compare(SAID.replace('String?', 'String? @unique'), [...BUILT, partial]).drifts).toEqual([]);
});

it('looks for no foreign keys where relations are none', () => {
	const said = `datasource db {\n  provider = "postgresql"\n  relationMode = "prisma"\n}\n${SAID}`;
	const built = BUILT.filter(({ kind }) => kind !== 'foreign-key');
	expect(compare(said, built).drifts).toEqual([]);
});

it('says what it does not understand', () => {
	const said = `${SAID.replace('nick   String?', 'nick   Nickname?')}\ntype Address { street String }`;
	expect(compare(said).ledger).toEqual([
		'24: `type Address` of this Prisma schema is not compared with the migrations.',
		'9: The type `Nickname` of the field `Customer.nick` is not known: it is not compared with the migrations.',
	]);
});

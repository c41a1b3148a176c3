import { expect, it } from 'vitest';
import { readPrismaSchema } from '../../../../src/project/prisma/read-schema.ts';

const read = (text: string) => readPrismaSchema([{ path: 'prisma/schema.prisma', text }]);

it('reads fields with their columns, signs and native types', () => {
	const { models } = read(`
datasource db {
  provider = "postgresql" // a comment with }
  url      = env("DATABASE_URL")
}

/// Who orders.
model Customer {
  id        Int       @id @default(autoincrement())
  email     String    @unique(map: "one_email") @db.VarChar(255)
  createdAt DateTime? @default(now()) @map("created_at") @db.Timestamptz(6)
  tags      String[]  @default(["a", "b"])
  search    Unsupported("tsvector")?
  orders    Order[]

  @@map("customers")
  @@schema("shop")
}`);
	const [model] = models;
	expect(model).toMatchObject({ name: 'Customer', table: 'customers', namespace: 'shop', line: 8 });
	expect(
		model!.fields.map(({ column, type, isList, isOptional, native, line }) => [
			column,
			type,
			`${isList ? '[]' : ''}${isOptional ? '?' : ''}`,
			native,
			line,
		]),
	).toEqual([
		['id', 'Int', '', null, 9],
		['email', 'String', '', 'VarChar', 10],
		['created_at', 'DateTime', '?', 'Timestamptz', 11],
		['tags', 'String', '[]', null, 12],
		['search', 'Unsupported', '?', null, 13],
		['orders', 'Order', '[]', null, 14],
	]);
	expect(model!.keys).toEqual([
		{ kind: 'primary-key', fields: ['id'], name: null, line: 9 },
		{ kind: 'unique', fields: ['email'], name: 'one_email', line: 10 },
	]);
});

it('reads keys and relations, over several lines too', () => {
	const { models } = read(`model Order {
  customerId Int
  customer   Customer @relation("buys", fields: [customerId], references: [id], onDelete: Cascade)
  @@id([customerId, number(sort: Desc)])
  @@unique(
    fields: [number, customerId],
    map: "both"
  )
}`);
	const [{ fields, keys } = { fields: [], keys: [] }] = models;
	expect(fields[1]).toMatchObject({
		relationName: 'buys',
		relation: { fields: ['customerId'], references: ['id'], onDelete: 'Cascade' },
	});
	expect(keys).toEqual([
		{ kind: 'primary-key', fields: ['customerId', 'number'], name: null, line: 4 },
		{ kind: 'unique', fields: ['number', 'customerId'], name: 'both', line: 5 },
	]);
});

it('reads enums, the provider and the mode of relations, and names what it does not read', () => {
	const schema = read(`datasource db {
  provider     = "postgresql"
  relationMode = "prisma"
}
enum Status {
  DRAFT
  PAID @map("paid") /* was SETTLED */
  @@map("order_status")
}
view Totals { id Int @unique }
type Address { street String }`);
	expect(schema).toMatchObject({ provider: 'postgresql', hasForeignKeys: false });
	expect(schema.enums).toMatchObject([{ name: 'Status', type: 'order_status', labels: ['DRAFT', 'paid'] }]);
	expect(schema.models).toMatchObject([{ kind: 'view', name: 'Totals' }]);
	expect(schema.unread).toEqual([{ kind: 'type', name: 'Address', file: 'prisma/schema.prisma', line: 11 }]);
});

it.each([
	'model',
	'model A {',
	'model A { id Int @',
	'model A { id Int @id(',
	'"',
	'}}}',
	'enum { @@',
	'@@map([[[',
])('comes to an end with %j', (text) => {
	expect(() => read(text)).not.toThrow();
});

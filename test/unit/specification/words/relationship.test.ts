import { expect, it } from 'vitest';
import type { ForeignKey } from '../../../../src/model/objects.ts';
import { describeRelationship } from '../../../../src/specification/words/relationship.ts';
import { schemaOf, type TableSketch, table } from '../schema-builder.ts';

function describeFirst(name: string, sketch: TableSketch): string {
	const schema = schemaOf(table(name, sketch));
	const key = schema.objects.find((object): object is ForeignKey => object.kind === 'foreign-key');
	return describeRelationship(schema, key!);
}

it.each<[string, TableSketch, string]>([
	[
		'orders',
		{
			columns: { user_id: 'bigint!' },
			foreignKeys: [{ columns: ['user_id'], to: 'users', onDelete: 'cascade' }],
		},
		'Each order belongs to one user and is deleted with it.',
	],
	[
		'order_items',
		{
			columns: { order_id: 'bigint' },
			foreignKeys: [{ columns: ['order_id'], to: 'orders', onDelete: 'restrict' }],
		},
		'Each order item belongs to at most one order, which cannot be deleted while the order item exists.',
	],
	[
		'categories',
		{
			columns: { parent_id: 'bigint' },
			foreignKeys: [{ columns: ['parent_id'], to: 'categories', onDelete: 'set null' }],
		},
		'Each category has at most one other category as its `parent`, and stays without it when that is deleted.',
	],
	[
		'profiles',
		{
			columns: { user_id: 'bigint!' },
			unique: [['user_id']],
			foreignKeys: [{ columns: ['user_id'], to: 'users', onDelete: 'cascade' }],
		},
		'Each profile belongs to one user, one to one, and is deleted with it.',
	],
	[
		'orders',
		{
			columns: { folder_id: 'bigint' },
			foreignKeys: [{ columns: ['folder_id'], to: 'folders', onDelete: 'set null' }],
		},
		'Each order has at most one folder, and stays without it when that is deleted.',
	],
	[
		'downloads',
		{
			columns: { id: 'bigint!' },
			foreignKeys: [{ columns: ['id'], to: 'links', onDelete: 'cascade' }],
		},
		'Each download belongs to one link and is deleted with it.',
	],
	[
		'people',
		{
			columns: { boss: 'bigint!' },
			foreignKeys: [{ columns: ['boss'], to: 'people', onDelete: 'set default' }],
		},
		'Each person has one other person as its `boss`, and falls back to the default when that is deleted.',
	],
	[
		'Odd|Name',
		{
			columns: { userId: 'bigint!' },
			foreignKeys: [{ columns: ['userId'], to: 'User', onDelete: 'cascade' }],
		},
		'Each `Odd|Name` row belongs to one user and is deleted with it.',
	],
	[
		'BackgroundJobTask',
		{
			columns: { jobId: 'bigint!' },
			foreignKeys: [{ columns: ['jobId'], to: 'BackgroundJob', onDelete: 'cascade' }],
		},
		'Each background job task belongs to one background job and is deleted with it.',
	],
	[
		'lines',
		{
			columns: { a: 'bigint!', b: 'bigint!' },
			foreignKeys: [{ columns: ['a', 'b'], to: 'sales_orders', toColumns: ['a', 'b'], onDelete: 'cascade' }],
		},
		'Each line belongs to one sales order and is deleted with it.',
	],
	[
		'invoices',
		{
			columns: { order_id: 'bigint!' },
			foreignKeys: [{ columns: ['order_id'], to: 'shop_orders', onDelete: 'cascade' }],
		},
		'Each invoice belongs to one shop order and is deleted with it.',
	],
])('a foreign key of %s', (name, sketch, sentence) => {
	expect(describeFirst(name, sketch)).toBe(sentence);
});

it.each<[string, Pick<ForeignKey, 'onDelete'>, string]>([
	[
		' DEFERRABLE INITIALLY DEFERRED',
		{ onDelete: 'no action' },
		'Each line belongs to one order, which cannot be deleted while the line exists; that is checked when the transaction ends.',
	],
	[
		' DEFERRABLE',
		{ onDelete: 'no action' },
		'Each line belongs to one order, which cannot be deleted while the line exists; a transaction can put the check off to its end.',
	],
	[
		' ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED',
		{ onDelete: 'restrict' },
		'Each line belongs to one order, which cannot be deleted while the line exists.',
	],
	[
		' ON DELETE CASCADE NOT ENFORCED',
		{ onDelete: 'cascade' },
		'Each line belongs to one order, but the database does not enforce it.',
	],
	[
		' ON DELETE SET NULL',
		{ onDelete: 'set null' },
		'Each line belongs to one order, which cannot be deleted while the line exists, because `order_id` has to be set.',
	],
])('a foreign key of a required column that goes on with%s', (ending, { onDelete }, sentence) => {
	const sketch: TableSketch = {
		columns: { order_id: 'bigint!' },
		foreignKeys: [{ columns: ['order_id'], to: 'orders', onDelete }],
	};
	const schema = schemaOf(table('lines', sketch));
	const key = schema.objects.find((object): object is ForeignKey => object.kind === 'foreign-key')!;
	const definition = `FOREIGN KEY (order_id) REFERENCES orders(id)${ending}`;
	expect(describeRelationship(schema, { ...key, definition })).toBe(sentence);
});

it('goes by the columns that are emptied', () => {
	const sketch: TableSketch = {
		columns: { shop_id: 'bigint!', order_id: 'bigint' },
		foreignKeys: [
			{ columns: ['shop_id', 'order_id'], to: 'orders', toColumns: ['shop_id', 'id'], onDelete: 'set null' },
		],
	};
	const schema = schemaOf(table('lines', sketch));
	const key = schema.objects.find((object): object is ForeignKey => object.kind === 'foreign-key')!;
	expect(describeRelationship(schema, key)).toContain('because `shop_id` has to be set');
	const definition = `${key.definition} (order_id)`;
	expect(describeRelationship(schema, { ...key, definition })).toContain('stays without it');
});

import { expect, it } from 'vitest';
import type { SchemaObject } from '../../../src/model/objects.ts';
import { missingKeyIndexes } from '../../../src/specification/indexing/missing-key-indexes.ts';
import { needlessIndexes } from '../../../src/specification/indexing/needless-indexes.ts';
import { index, schemaOf, table } from './schema-builder.ts';

const child = table('orders', {
	columns: { id: 'bigint', customer: 'bigint', tenant: 'bigint', Line: 'int' },
	foreignKeys: [{ columns: ['customer'], to: 'customers' }],
});

it.each<[string, readonly SchemaObject[], readonly string[]]>([
	['none', [], ['CREATE INDEX ON orders (customer)']],
	['its own', [index('i', 'orders', ['customer'])], []],
	['a longer one', [index('i', 'orders', ['customer', 'id'])], []],
	[
		'one that begins otherwise',
		[index('i', 'orders', ['id', 'customer'])],
		['CREATE INDEX ON orders (customer)'],
	],
	[
		'some rows',
		[index('i', 'orders', ['customer'], { predicate: 'id > 3' })],
		['CREATE INDEX ON orders (customer)'],
	],
	['all that point', [index('i', 'orders', ['customer'], { predicate: 'customer IS NOT NULL' })], []],
	[
		'a broken one',
		[index('i', 'orders', ['customer'], { valid: false })],
		['CREATE INDEX ON orders (customer)'],
	],
	[
		'one of words',
		[index('i', 'orders', ['customer'], { method: 'gin' })],
		['CREATE INDEX ON orders (customer)'],
	],
])('a foreign key has %s', (_, indexes, expected) => {
	const schema = schemaOf([...child, ...indexes]);
	expect(missingKeyIndexes(schema).map(({ statement }) => statement)).toEqual(expected);
});

it('of a foreign key over several columns an index on one is enough, and two alike need one index', () => {
	const objects = table('Lines', {
		columns: { a: 'bigint', 'B b': 'bigint' },
		foreignKeys: [
			{ name: 'one', columns: ['a', 'B b'], to: 'x', toColumns: ['id', 'b'] },
			{ name: 'two', columns: ['a', 'B b'], to: 'y', toColumns: ['id', 'b'] },
		],
	});
	expect(missingKeyIndexes(schemaOf(objects)).map(({ statement }) => statement)).toEqual([
		'CREATE INDEX ON "Lines" (a, "B b")',
	]);
	expect(missingKeyIndexes(schemaOf([...objects, index('i', 'Lines', ['"B b"'])]))).toEqual([]);
});

it.each<[string, readonly SchemaObject[], readonly string[]]>([
	['alone', [index('a', 'orders', ['id'])], []],
	['twins', [index('a', 'orders', ['id']), index('b', 'orders', ['id'])], ['a by b']],
	[
		'the beginning of another',
		[index('a', 'orders', ['id']), index('b', 'orders', ['id', 'tenant'])],
		['a by b'],
	],
	[
		'of other rows',
		[index('a', 'orders', ['id'], { predicate: 'id > 1' }), index('b', 'orders', ['id'])],
		[],
	],
	[
		'unique beside plain',
		[index('a', 'orders', ['id'], { unique: true }), index('b', 'orders', ['id'])],
		['b by a'],
	],
	[
		'unique on less',
		[index('a', 'orders', ['id'], { unique: true }), index('b', 'orders', ['id', 'tenant'])],
		[],
	],
	[
		'of a constraint',
		[
			index('a', 'orders', ['id'], { unique: true, constraint: 'a' }),
			index('b', 'orders', ['id'], { unique: true, constraint: 'b' }),
		],
		[],
	],
	[
		'in another order',
		[
			index('a', 'orders', ['id'], { definition: 'CREATE INDEX a ON public.orders USING btree (id DESC)' }),
			index('b', 'orders', ['id', 'tenant']),
		],
		[],
	],
	['of another method', [index('a', 'orders', ['id'], { method: 'hash' }), index('b', 'orders', ['id'])], []],
	[
		'with more in it',
		[index('a', 'orders', ['id'], { include: ['tenant'] }), index('b', 'orders', ['id'])],
		['b by a'],
	],
	[
		'that identifies rows',
		[index('a', 'orders', ['id'], { replicaIdentity: true }), index('b', 'orders', ['id'])],
		['b by a'],
	],
])('an index is %s', (_, indexes, expected) => {
	const schema = schemaOf([...child, ...indexes]);
	expect(needlessIndexes(schema).map(({ index: { name }, by }) => `${name} by ${by.name}`)).toEqual(expected);
});

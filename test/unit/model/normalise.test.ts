import { describe, expect, test } from 'vitest';
import { type Identity, identify } from '../../../src/model/identity.ts';
import { compareText, isSameSchema, isSameValue, normaliseSchema } from '../../../src/model/normalise.ts';
import type { Column, SchemaObject } from '../../../src/model/objects.ts';
import type { Schema } from '../../../src/model/schema.ts';

function column(relation: string, name: string, position: number): Column {
	return {
		kind: 'column',
		namespace: 'public',
		relation,
		name,
		position,
		type: 'integer',
		notNull: false,
		default: null,
		identity: null,
		generated: null,
		collation: null,
		inherited: false,
		comment: null,
	};
}

function schemaOf(objects: readonly SchemaObject[], more: Partial<Schema> = {}): Schema {
	return normaliseSchema({
		dialect: 'postgresql',
		engineVersion: '18',
		objects,
		others: [],
		dependencies: new Map(),
		...more,
	});
}

const extension = (name: string): SchemaObject => ({ kind: 'extension', name, namespace: 'public' });
const type = (name: string): SchemaObject => ({
	kind: 'enum',
	namespace: 'public',
	name,
	labels: ['b', 'a'],
	comment: null,
});

test('objects come by kind, then by code unit of their name, columns by position in their table', () => {
	const schema = schemaOf([
		column('ab', 'z', 2),
		column('ab', 'q', 10),
		column('a', 'y', 3),
		type('é'),
		type('z'),
		type('Z'),
		type('_'),
		column('ab', 'k', 1),
		extension('citext'),
	]);
	expect(schema.objects.map(identify)).toStrictEqual([
		'extension citext',
		'enum public."Z"',
		'enum public."é"',
		'enum public._',
		'enum public.z',
		'column public.a.y',
		'column public.ab.k',
		'column public.ab.z',
		'column public.ab.q',
	]);
});

test('other objects and dependencies are sorted, and dependencies of nothing dropped', () => {
	const id = (text: string): Identity => text as Identity;
	const schema = schemaOf([extension('b'), extension('a')], {
		others: [
			{ type: 'rule', name: 'a' },
			{ type: 'cast', name: 'b' },
			{ type: 'cast', name: 'a' },
		],
		dependencies: new Map([
			[id('extension b'), [id('extension z'), id('extension a'), id('extension z')]],
			[id('extension a'), []],
			[id('extension gone'), [id('extension a')]],
		]),
	});
	expect(schema.others.map(({ type: kind, name }) => `${kind} ${name}`)).toStrictEqual([
		'cast a',
		'cast b',
		'rule a',
	]);
	expect([...schema.dependencies]).toStrictEqual([['extension b', ['extension a', 'extension z']]]);
});

describe('isSameValue', () => {
	test.each([
		[{ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, true],
		[[1, 2], [2, 1], false],
		[{ a: undefined }, {}, false],
		[{ a: null }, { a: undefined }, false],
		[[], {}, false],
		[null, {}, false],
		['1', 1, false],
	])('%j and %j: %s', (a, b, same) => {
		expect(isSameValue(a, b)).toBe(same);
		expect(isSameValue(b, a)).toBe(same);
	});
});

test('dependencies and the engine’s version are no part of equality, everything else is', () => {
	const one = schemaOf([type('a')]);
	const dependencies = new Map([['enum public.a' as Identity, ['extension x' as Identity]]]);
	expect(isSameSchema(one, schemaOf([type('a')], { dependencies }))).toBe(true);
	expect(isSameSchema(one, schemaOf([type('b')]))).toBe(false);
	expect(isSameSchema(one, schemaOf([type('a')], { others: [{ type: 'cast', name: 'x' }] }))).toBe(false);
});

test('texts compare by code unit', () => {
	expect(['b', 'B', 'ä', 'a', '10', '9'].sort(compareText)).toStrictEqual(['10', '9', 'B', 'a', 'b', 'ä']);
});

test('line endings of a migration file are no part of a routine or a comment', () => {
	const withEnding = (ending: string): Schema => ({
		dialect: 'postgresql',
		engineVersion: '18',
		objects: [
			{
				kind: 'view',
				namespace: 'public',
				name: 'v',
				definition: `SELECT 1${ending}AS one`,
				columns: [],
				options: [],
				comment: `a${ending}b`,
			},
		],
		others: [],
		dependencies: new Map(),
	});
	expect(normaliseSchema(withEnding('\r\n'))).toEqual(normaliseSchema(withEnding('\n')));
});

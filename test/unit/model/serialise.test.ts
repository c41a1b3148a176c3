import { expect, test } from 'vitest';
import type { Identity } from '../../../src/model/identity.ts';
import { normaliseSchema } from '../../../src/model/normalise.ts';
import type { SchemaObject } from '../../../src/model/objects.ts';
import type { Privileges } from '../../../src/model/privileges.ts';
import { serialiseSchema } from '../../../src/model/serialise.ts';

const PLACE = { namespace: 'public', comment: null };
const ON_USERS = { ...PLACE, relation: 'users' };

const OBJECTS: readonly SchemaObject[] = [
	{ kind: 'namespace', name: 'public', comment: null },
	{
		kind: 'table',
		...PLACE,
		name: 'users',
		unlogged: false,
		partitionBy: null,
		partitionOf: null,
		inherits: [],
		rowSecurity: false,
		forceRowSecurity: false,
		options: [],
	},
	{
		kind: 'column',
		...ON_USERS,
		name: 'id',
		position: 1,
		type: 'bigint',
		notNull: true,
		default: null,
		identity: null,
		generated: null,
		collation: null,
		inherited: false,
	},
	{
		kind: 'primary-key',
		...ON_USERS,
		name: 'users_pkey',
		columns: ['id'],
		definition: 'PRIMARY KEY (id)',
		inherited: false,
	},
	{
		kind: 'index',
		...ON_USERS,
		name: 'users_pkey',
		method: 'btree',
		unique: true,
		keys: ['id'],
		include: [],
		predicate: null,
		definition: 'CREATE UNIQUE INDEX users_pkey ON users USING btree (id)',
		constraint: 'users_pkey',
		partitionOf: null,
		valid: true,
	},
	{
		kind: 'rule',
		...ON_USERS,
		name: 'keep',
		enabled: 'origin',
		definition: 'CREATE RULE keep AS ON DELETE TO users DO INSTEAD NOTHING',
	},
	{
		kind: 'publication',
		namespace: null,
		name: 'feed',
		comment: null,
		statements: ['CREATE PUBLICATION feed'],
	},
	{
		kind: 'aggregate',
		...PLACE,
		name: 'total(integer)',
		statements: ['CREATE AGGREGATE public.total(integer) ()'],
	},
	{
		kind: 'materialized-view',
		...PLACE,
		name: 'report',
		definition: 'SELECT 1',
		columns: [
			{ name: 'a', type: 'integer', comment: null },
			{ name: 'b', type: 'integer', comment: null },
		],
		options: [],
	},
];

const schema = normaliseSchema({
	dialect: 'postgresql',
	engineVersion: '18',
	objects: OBJECTS,
	others: [{ type: 'cast', name: 'a' }],
	dependencies: new Map(),
});

test('numbers first, parts inside their relation without its name', () => {
	const document = JSON.parse(serialiseSchema(schema));
	expect(document.counts).toStrictEqual({
		namespaces: 1,
		extensions: 0,
		enums: 0,
		domains: 0,
		composites: 0,
		sequences: 0,
		tables: 1,
		columns: 3,
		constraints: 1,
		indexes: 1,
		views: 0,
		materializedViews: 1,
		foreignTables: 0,
		functions: 0,
		procedures: 0,
		triggers: 0,
		rules: 1,
		policies: 0,
		definitions: 2,
		others: 1,
	});
	expect(document.tables).toHaveLength(1);
	const [users] = document.tables;
	expect(users.name).toBe('users');
	expect(users.columns.map(Object.keys)[0]).not.toContain('relation');
	expect(users.constraints).toStrictEqual([
		{
			kind: 'primary-key',
			comment: null,
			name: 'users_pkey',
			columns: ['id'],
			definition: 'PRIMARY KEY (id)',
			inherited: false,
		},
	]);
	expect(users.indexes[0].constraint).toBe('users_pkey');
	expect(document.materializedViews[0].indexes).toStrictEqual([]);
	expect(users.rules.map(Object.keys)).toStrictEqual([['comment', 'name', 'enabled', 'definition']]);
	expect(document.definitions.map(Object.values)).toStrictEqual([
		['aggregate', 'public', null, 'total(integer)', ['CREATE AGGREGATE public.total(integer) ()']],
		['publication', null, 'feed', null, ['CREATE PUBLICATION feed']],
	]);
	expect(document.others).toStrictEqual([{ type: 'cast', name: 'a' }]);
});

test('versioned, pretty and ended by a line break', () => {
	const text = serialiseSchema(schema);
	expect(text).toMatch(/^\{\n {2}"version": 1,\n {2}"dialect": "postgresql",\n {2}"engineVersion": "18",\n/);
	expect(text.endsWith('}\n')).toBe(true);
	expect(serialiseSchema(schema)).toBe(text);
});

test('who may do what stands at the end, without the identities that the model links by', () => {
	const rights = { granted: [{ role: 'bob', rights: ['select'], grantable: false, by: null }], revoked: [] };
	const place = { type: 'table', name: 'public.users', column: null };
	const privileges: Privileges = {
		objects: [
			{ ...place, namespace: 'public', owner: 'alice', object: 'table public.users' as Identity, ...rights },
		],
		defaults: [{ role: null, namespace: 'public', objects: 'tables', ...rights }],
		labels: [{ ...place, provider: 'anon', label: 'seen' }],
	};
	const document = JSON.parse(serialiseSchema({ ...schema, privileges }));
	expect(document.privileges).toStrictEqual([{ ...place, namespace: 'public', owner: 'alice', ...rights }]);
	expect(document.defaultPrivileges).toStrictEqual(privileges.defaults);
	expect(document.securityLabels).toStrictEqual(privileges.labels);
	const without = JSON.parse(serialiseSchema(schema));
	expect([without.privileges, without.defaultPrivileges, without.securityLabels]).toStrictEqual([[], [], []]);
});

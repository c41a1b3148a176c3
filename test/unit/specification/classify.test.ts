import { describe, expect, it } from 'vitest';
import type { Table } from '../../../src/model/objects.ts';
import { classifyTable } from '../../../src/specification/classify.ts';
import type { Facts, RelationClass } from '../../../src/specification/facts.ts';
import { schemaOf, type TableSketch, table } from './schema-builder.ts';

const BOTH = [
	{ columns: ['user_id'], to: 'users' },
	{ columns: ['role_id'], to: 'roles' },
];
const PAIR = { user_id: 'bigint!', role_id: 'bigint!' };

function classOf(name: string, sketch: TableSketch, classify: Facts['classify'] = []): string {
	const schema = schemaOf(table(name, sketch));
	return classifyTable({ schema, classify }, schema.objects[0] as Table);
}

describe('a table', () => {
	it.each<[string, string, string, TableSketch]>([
		['an ordinary one', 'users', 'core', { columns: { id: 'bigint' }, primaryKey: ['id'] }],
		[
			'keyed by two foreign keys',
			'user_roles',
			'relationship',
			{ columns: PAIR, primaryKey: ['user_id', 'role_id'], foreignKeys: BOTH },
		],
		[
			'keyed by two foreign keys, with more columns and keys',
			'user_roles',
			'relationship',
			{
				columns: {
					...PAIR,
					granted_by: 'bigint',
					granted_at: 'timestamptz',
					note: 'text',
					x: 'int',
					y: 'int',
				},
				primaryKey: ['user_id', 'role_id'],
				foreignKeys: [...BOTH, { columns: ['granted_by'], to: 'users' }],
			},
		],
		[
			'with an id and a unique pair',
			'user_roles',
			'relationship',
			{
				columns: { id: 'bigint', ...PAIR, created_at: 'timestamptz' },
				primaryKey: ['id'],
				unique: [['user_id', 'role_id']],
				foreignKeys: BOTH,
			},
		],
		[
			'with a unique pair and much else',
			'memberships',
			'core',
			{
				columns: { id: 'bigint', ...PAIR, a: 'int', b: 'int', c: 'int' },
				primaryKey: ['id'],
				unique: [['user_id', 'role_id']],
				foreignKeys: BOTH,
			},
		],
		[
			'keyed by one foreign key of two columns',
			'details',
			'core',
			{
				columns: PAIR,
				primaryKey: ['user_id', 'role_id'],
				foreignKeys: [{ columns: ['user_id', 'role_id'], to: 'x' }],
			},
		],
		[
			'two friends',
			'friends',
			'relationship',
			{
				columns: PAIR,
				primaryKey: ['user_id', 'role_id'],
				foreignKeys: [
					{ columns: ['user_id'], to: 'users' },
					{ columns: ['role_id'], to: 'users' },
				],
			},
		],
		['a log', 'audit_log', 'audit', { columns: { id: 'bigint', changed_at: 'timestamp with time zone' } }],
		['a log in camel case', 'DocumentAuditLog', 'audit', { columns: { id: 'text', createdAt: 'text' } }],
		['events', 'order_events', 'audit', { columns: { id: 'bigint', at: 'bigint' } }],
		['an audit log with a time of change', 'audit_logs', 'audit', { columns: { updated_at: 'date' } }],
		['a log that is edited', 'call_log', 'core', { columns: { created_at: 'date', updated_at: 'date' } }],
		['a log without time', 'call_log', 'core', { columns: { id: 'bigint' } }],
		['levels of a log', 'log_level', 'core', { columns: { id: 'bigint', created_at: 'date' } }],
		['what owners did', 'owner_actions', 'audit', { columns: { action: 'text', at: 'timestamptz' } }],
		['actions to take', 'actions', 'core', { columns: { name: 'text', created_at: 'date' } }],
		[
			'all foreign keys, without a key',
			'assignments',
			'relationship',
			{ columns: { id: 'bigint', ...PAIR, created_at: 'date' }, primaryKey: ['id'], foreignKeys: BOTH },
		],
		[
			'named after both, with a word of its own',
			'users_roles',
			'relationship',
			{ columns: { id: 'bigint', ...PAIR, note: 'text' }, primaryKey: ['id'], foreignKeys: BOTH },
		],
		[
			'pointing at two, with a word of its own',
			'grants',
			'core',
			{ columns: { id: 'bigint', ...PAIR, note: 'text' }, primaryKey: ['id'], foreignKeys: BOTH },
		],
		[
			'with a unique pair that may be half empty',
			'invitations',
			'core',
			{
				columns: { id: 'uuid', user_id: 'bigint', role_id: 'bigint!', note: 'text' },
				primaryKey: ['id'],
				unique: [['user_id', 'role_id']],
				foreignKeys: BOTH,
			},
		],
		[
			'a unique pair that somebody writes about',
			'reviews',
			'core',
			{
				columns: { id: 'bigint', ...PAIR, rating: 'int', body: 'text' },
				primaryKey: ['id'],
				unique: [['user_id', 'role_id']],
				foreignKeys: BOTH,
			},
		],
		[
			'a key of two foreign keys that somebody writes about',
			'reviews',
			'core',
			{ columns: { ...PAIR, body: 'text' }, primaryKey: ['user_id', 'role_id'], foreignKeys: BOTH },
		],
		[
			'all foreign keys that may be empty',
			'attachments',
			'core',
			{
				columns: { id: 'bigint', user_id: 'bigint', role_id: 'bigint' },
				primaryKey: ['id'],
				foreignKeys: BOTH,
			},
		],
		['a catalogue, not a log', 'catalogs', 'core', { columns: { created_at: 'date' } }],
	])('%s', (_, name, expected, sketch) => {
		expect(classOf(name, sketch)).toBe(expected);
	});

	it('is what others point at, and so no mere connection', () => {
		const schema = schemaOf([
			...table('assignments', { columns: { id: 'bigint', ...PAIR }, primaryKey: ['id'], foreignKeys: BOTH }),
			...table('notes', {
				columns: { id: 'bigint', assignment_id: 'bigint' },
				foreignKeys: [{ columns: ['assignment_id'], to: 'assignments' }],
			}),
		]);
		expect(classifyTable({ schema, classify: [] }, schema.objects[0] as Table)).toBe('core');
	});

	it.each<[string, string, RelationClass, number, TableSketch]>([
		['a list', 'countries', 'reference', 2, { columns: { code: 'text' } }],
		['a list that hangs on a list', 'regions', 'reference', 2, { columns: { code: 'text', up: 'text' } }],
		['a single row', 'countries', 'core', 1, { columns: { code: 'text' } }],
		['the first users', 'users', 'core', 2, { columns: { code: 'text' } }],
		['very many rows', 'countries', 'core', 1001, { columns: { code: 'text' } }],
		['only numbers', 'numbers', 'core', 2, { columns: { code: 'bigint' } }],
		['how many there are', 'counters', 'core', 2, { columns: { code: 'text', value: 'bigint' } }],
		['what a tenant has', 'groups', 'core', 2, { columns: { code: 'text', organisation_id: 'text' } }],
		[
			'rows of rows that are not there',
			'cities',
			'core',
			2,
			{ columns: { code: 'text', up: 'text' }, foreignKeys: [{ columns: ['up'], to: 'countries' }] },
		],
	])('that the migrations fill with %s', (_, name, expected, count, sketch) => {
		const schema = schemaOf(table(name, sketch));
		const rows: Facts['rows'] = [
			{ namespace: 'public', table: name, columns: ['code'], rows: [['a']], more: count - 1 },
		];
		expect(classifyTable({ schema, classify: [], rows }, schema.objects[0] as Table)).toBe(expected);
	});

	it.each<[string, RelationClass, string, Facts['rows'][number]['rows']]>([
		[
			'written down',
			'reference',
			"INSERT INTO plans VALUES ('free', 'Free'), ('team', 'It''s a team')",
			[
				['free', 'Free'],
				['team', "It's a team"],
			],
		],
		[
			'made for rows that are there',
			'core',
			"INSERT INTO plans SELECT make_id('p'), 'free' FROM teams",
			[
				['p_xkwq', 'free'],
				['p_zyab', 'free'],
			],
		],
		[
			'written down as what a function is given',
			'reference',
			"SELECT add_plan('free', 'Free'); SELECT add_plan('team', 'Team')",
			[
				['free', 'Free'],
				['team', 'Team'],
			],
		],
	])('is told by rows that are %s', (_, expected, source, values) => {
		const schema = schemaOf(table('plans', { columns: { id: 'text!', name: 'text' }, primaryKey: ['id'] }));
		const rows: Facts['rows'] = [
			{ namespace: 'public', table: 'plans', columns: ['id', 'name'], rows: values, more: 0 },
		];
		const migrations = [{ migration: { source } }];
		expect(classifyTable({ schema, classify: [], rows, migrations }, schema.objects[0] as Table)).toBe(
			expected,
		);
	});

	it('is data where some rows hold random text', () => {
		const schema = schemaOf(table('plans', { columns: { id: 'text!' } }));
		const rows: Facts['rows'] = [
			{ namespace: 'public', table: 'plans', columns: ['id'], rows: [['a']], more: 1, random: 1 },
		];
		expect(classifyTable({ schema, classify: [], rows }, schema.objects[0] as Table)).toBe('core');
	});

	it.each<[string, RelationClass, string | null]>([
		['nothing', 'reference', null],
		['what is not there', 'core', '7'],
	])('is told by rows that point at %s', (_, expected, sender) => {
		const sketch: TableSketch = {
			columns: { id: 'text!', sender_id: 'bigint' },
			foreignKeys: [{ columns: ['sender_id'], to: 'senders' }],
		};
		const schema = schemaOf(table('plans', sketch));
		const values = ['a', 'b'].map((id) => [id, sender]);
		const rows: Facts['rows'] = [
			{ namespace: 'public', table: 'plans', columns: ['id', 'sender_id'], rows: values, more: 0 },
		];
		expect(classifyTable({ schema, classify: [], rows }, schema.objects[0] as Table)).toBe(expected);
	});

	it('is what the config says first', () => {
		const classify: Facts['classify'] = [
			{ pattern: 'app_*_log', as: 'core' },
			{ pattern: '*log', as: 'reference' },
			{ pattern: 'billing.*', as: 'relationship' },
		];
		const columns = { at: 'date' };
		expect(classOf('app_audit_log', { columns }, classify)).toBe('core');
		expect(classOf('audit_log', { columns }, classify)).toBe('reference');
		expect(classOf('app_log', { columns }, classify)).toBe('reference');
		expect(classOf('anything', { columns, namespace: 'billing' }, classify)).toBe('relationship');
		expect(classOf('audit_logs', { columns }, classify)).toBe('audit');
	});

	it('is what its whole is when it is a partition', () => {
		const objects = [
			...table('audit_log', { columns: { at: 'date' }, partitionBy: 'RANGE (at)' }),
			...table('y2024', {
				columns: { at: 'date' },
				partitionOf: { namespace: 'public', name: 'audit_log', bound: 'DEFAULT' },
			}),
		];
		const part = objects.find(
			(object): object is Table => object.kind === 'table' && object.name === 'y2024',
		);
		expect(classifyTable({ schema: schemaOf(objects), classify: [] }, part!)).toBe('audit');
	});
});

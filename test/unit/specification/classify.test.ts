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

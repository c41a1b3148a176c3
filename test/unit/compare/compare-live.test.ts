import { describe, expect, it } from 'vitest';
import { compareLive, countPartitions } from '../../../src/compare/live/compare-live.ts';
import { compareRights } from '../../../src/compare/live/compare-rights.ts';
import type { SchemaObject } from '../../../src/model/objects.ts';
import type { Grant, ObjectPrivileges } from '../../../src/model/privileges.ts';
import type { Schema } from '../../../src/model/schema.ts';
import { makeColumn, makeTable } from '../../support/reports.ts';

function schema(objects: readonly SchemaObject[], part: Partial<Schema> = {}): Schema {
	return {
		dialect: 'postgresql',
		engineVersion: '18',
		objects,
		others: [],
		dependencies: new Map(),
		...part,
	};
}

const namespace = (name: string): SchemaObject => ({ kind: 'namespace', name, comment: null });
const elsewhere = (place: string, name: string): SchemaObject => ({ ...makeTable(name), namespace: place });
const partition = (name: string) =>
	makeTable(name, { partitionOf: { namespace: 'public', name: 'events', bound: 'DEFAULT' } });
const subjects = (live: Schema, built: Schema) =>
	compareLive(live, built).map(({ kind, object }) => `${kind} ${'name' in object ? object.name : ''}`);

describe('a live schema', () => {
	it.each<[string, readonly SchemaObject[], readonly string[]]>([
		['a table by hand', [makeTable('fixes')], ['extra fixes']],
		['a migration tool’s table', [makeTable('_prisma_migrations')], []],
		[
			'a migration tool’s namespace',
			[namespace('drizzle'), elsewhere('drizzle', '__drizzle_migrations')],
			[],
		],
		['a namespace by hand', [namespace('tmp'), elsewhere('tmp', 'a')], ['extra tmp', 'extra a']],
		['something in an extension’s namespace', [elsewhere('_timescaledb_internal', '_hyper_1_chunk')], []],
		['a partition of a job’s', [partition('events_2027')], []],
	])('with %s', (_, more, expected) => {
		const common = [namespace('public'), makeTable('events', { partitionBy: 'RANGE (at)' })];
		expect(subjects(schema([...common, ...more]), schema(common))).toEqual(expected);
	});

	it('counts the partitions that only one side has', () => {
		const events = makeTable('events', { partitionBy: 'RANGE (at)' });
		const live = schema([events, partition('events_2027'), partition('events_2028')]);
		expect(countPartitions(live, schema([events, partition('events_2020')]))).toEqual({ more: 2, fewer: 1 });
	});

	it('is not asked before PostgreSQL 18 how its NOT NULL is called', () => {
		const table = makeTable('a');
		const named = { name: 'a_is_there', comment: null, inherited: false, noInherit: false, validated: true };
		const built = makeColumn('a', 'b', { notNull: true, notNullConstraint: named });
		const live = makeColumn('a', 'b', { notNull: true });
		expect(subjects(schema([table, live], { engineVersion: '15' }), schema([table, built]))).toEqual([]);
		expect(subjects(schema([table, live]), schema([table, built]))).toEqual(['differs b']);
	});
});

describe('rights', () => {
	const rights = (version: string, ...granted: readonly Grant[]): Schema => {
		const on: ObjectPrivileges = {
			...{ type: 'table', name: 'public.a', column: null, namespace: 'public', owner: `owner_${version}` },
			...{ object: null, granted, revoked: [] },
		};
		return schema([], { engineVersion: version, privileges: { objects: [on], defaults: [], labels: [] } });
	};
	const to = (role: string, ...given: readonly string[]): Grant => ({
		...{ role, rights: given, grantable: false, by: null },
	});

	it('are compared of the roles that the migrations name, whoever owns the object', () => {
		const live = rights('18', to('reader', 'insert', 'select'), to('monitoring', 'select'));
		expect(compareRights(live, rights('18', to('reader', 'select')))).toMatchObject([
			{
				subject: 'table a',
				attributes: [{ name: 'rights of reader', before: 'insert, select', after: 'select' }],
			},
		]);
		expect(compareRights(live, schema([]))).toEqual([]);
	});

	it('are those that the live version has', () => {
		const built = rights('18', to('reader', 'maintain', 'select'));
		expect(compareRights(rights('16', to('reader', 'select')), built)).toEqual([]);
		expect(compareRights(rights('17', to('reader', 'select')), built)).toHaveLength(1);
	});
});

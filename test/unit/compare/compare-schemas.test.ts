import { expect, test } from 'vitest';
import { compareSchemas } from '../../../src/compare/compare-schemas.ts';
import { DEFINED_KINDS, type DefinedKind } from '../../../src/model/defined-objects.ts';
import { normaliseSchema } from '../../../src/model/normalise.ts';
import type { ObjectKind, ObjectOfKind, SchemaObject } from '../../../src/model/objects.ts';
import type { Schema } from '../../../src/model/schema.ts';

const PLACE = { namespace: 'public', name: 'x', comment: null };
const ON_T = { ...PLACE, relation: 't' };
const CONSTRAINT = { ...ON_T, columns: ['a'], inherited: false };
const OPTIONS = { start: '1', increment: '1', minimum: '1', maximum: '9', cache: '1', cycle: false };
const VIEW = {
	...PLACE,
	definition: 'SELECT 1',
	columns: [{ name: 'a', type: 'integer', comment: null }],
	options: [],
};
const ROUTINE = {
	...PLACE,
	identityArguments: '',
	arguments: '',
	result: 'integer',
	language: 'sql',
	volatility: 'volatile',
	strict: false,
	securityDefiner: false,
	settings: [],
	definition:
		'CREATE OR REPLACE FUNCTION public.x()\n RETURNS integer\n LANGUAGE sql\nAS $function$select 1$function$',
} as const;

/** One plain object of each kind. */
const PLAIN: { readonly [K in ObjectKind]: ObjectOfKind<K> } = {
	namespace: { kind: 'namespace', name: 'x', comment: null },
	extension: { kind: 'extension', name: 'x', namespace: 'public' },
	enum: { kind: 'enum', ...PLACE, labels: ['a', 'b'] },
	domain: {
		kind: 'domain',
		...PLACE,
		type: 'text',
		notNull: false,
		default: null,
		collation: null,
		checks: [],
	},
	composite: { kind: 'composite', ...PLACE, attributes: [] },
	sequence: { kind: 'sequence', ...PLACE, type: 'bigint', options: OPTIONS, ownedBy: null },
	function: { kind: 'function', ...ROUTINE },
	procedure: { kind: 'procedure', ...ROUTINE, result: null },
	table: {
		kind: 'table',
		...PLACE,
		unlogged: false,
		partitionBy: null,
		partitionOf: null,
		inherits: [],
		rowSecurity: false,
		forceRowSecurity: false,
		options: [],
	},
	column: {
		kind: 'column',
		...ON_T,
		position: 1,
		type: 'text',
		notNull: false,
		default: null,
		identity: null,
		generated: null,
		collation: null,
		inherited: false,
	},
	'primary-key': { kind: 'primary-key', ...CONSTRAINT, definition: 'PRIMARY KEY (a)' },
	unique: { kind: 'unique', ...CONSTRAINT, definition: 'UNIQUE (a)' },
	'foreign-key': {
		kind: 'foreign-key',
		...CONSTRAINT,
		definition: 'FOREIGN KEY (a) REFERENCES u(id)',
		references: { namespace: 'public', relation: 'u', columns: ['id'] },
		onDelete: 'no action',
		onUpdate: 'no action',
		validated: true,
	},
	check: { kind: 'check', ...CONSTRAINT, definition: 'CHECK (a > 0)', expression: 'a > 0', validated: true },
	exclusion: { kind: 'exclusion', ...CONSTRAINT, definition: 'EXCLUDE USING gist (a WITH =)' },
	index: {
		kind: 'index',
		...ON_T,
		method: 'btree',
		unique: false,
		keys: ['a'],
		include: [],
		predicate: null,
		definition: 'CREATE INDEX x ON t USING btree (a)',
		constraint: null,
		partitionOf: null,
		valid: true,
	},
	view: { kind: 'view', ...VIEW },
	'materialized-view': { kind: 'materialized-view', ...VIEW },
	trigger: {
		kind: 'trigger',
		...ON_T,
		timing: 'after',
		events: ['insert'],
		level: 'row',
		function: 'f',
		condition: null,
		enabled: 'origin',
		definition: 'CREATE TRIGGER x AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()',
	},
	policy: {
		kind: 'policy',
		...ON_T,
		permissive: true,
		command: 'all',
		roles: ['public'],
		using: 'true',
		check: null,
	},
	rule: {
		kind: 'rule',
		...ON_T,
		enabled: 'origin',
		definition: 'CREATE RULE x AS ON DELETE TO t DO NOTHING',
	},
	'foreign-table': {
		kind: 'foreign-table',
		...PLACE,
		server: 's',
		options: [],
		columns: [],
		checks: [],
		partitionOf: null,
		inherits: [],
	},
	...definedObjects(),
};

function definedObjects(): { readonly [K in DefinedKind]: ObjectOfKind<K> } {
	const entries = DEFINED_KINDS.map((kind) => [kind, { kind, ...PLACE, statements: ['CREATE x'] }]);
	return Object.fromEntries(entries);
}

function schemaOf(...objects: readonly SchemaObject[]): Schema {
	return normaliseSchema({
		dialect: 'postgresql',
		engineVersion: '18',
		objects,
		others: [],
		dependencies: new Map(),
	});
}

function attributesOf(
	before: SchemaObject,
	after: SchemaObject,
): readonly (readonly [string, unknown, unknown])[] {
	return compareSchemas(schemaOf(before), schemaOf(after)).flatMap((change) =>
		change.kind === 'changed'
			? change.attributes.map(({ name, before: was, after: is }) => [name, was, is] as const)
			: [],
	);
}

interface Row {
	readonly kind: ObjectKind;
	/** What the changed object has that the plain one has not. */
	readonly set: Readonly<Record<string, unknown>>;
	readonly told: readonly (readonly [string, unknown, unknown])[];
}

const FOREIGN_KEY = 'FOREIGN KEY (a) REFERENCES u(id)';

const NOT_NULL = { name: 'x_not_null', inherited: false, noInherit: false, validated: true, comment: null };

const ROWS: readonly Row[] = [
	{ kind: 'namespace', set: { comment: 'c' }, told: [['comment', null, 'c']] },
	{ kind: 'extension', set: { namespace: 'ext' }, told: [['namespace', 'public', 'ext']] },
	{ kind: 'enum', set: { labels: ['b', 'a'] }, told: [['labels', ['a', 'b'], ['b', 'a']]] },
	{
		kind: 'domain',
		set: { type: 'integer', notNull: true, default: '1', collation: '"C"' },
		told: [
			['type', 'text', 'integer'],
			['not null', false, true],
			['default', null, '1'],
			['collation', null, '"C"'],
		],
	},
	{
		kind: 'domain',
		set: { checks: [{ name: 'c', definition: 'CHECK (true)' }] },
		told: [['checks', [], [{ name: 'c', definition: 'CHECK (true)' }]]],
	},
	{
		kind: 'composite',
		set: { attributes: [{ name: 'a', type: 'text', collation: null, comment: null }] },
		told: [['attributes', [], [{ name: 'a', type: 'text', collation: null, comment: null }]]],
	},
	{
		kind: 'sequence',
		set: { options: { ...OPTIONS, cache: '5', cycle: true } },
		told: [
			['cache', '1', '5'],
			['cycle', false, true],
		],
	},
	{
		kind: 'sequence',
		set: { ownedBy: { namespace: 'public', relation: 't', column: 'a' } },
		told: [['owned by', null, { namespace: 'public', relation: 't', column: 'a' }]],
	},
	{
		kind: 'table',
		set: { rowSecurity: true, options: ['fillfactor=70'] },
		told: [
			['row security', false, true],
			['options', [], ['fillfactor=70']],
		],
	},
	{
		kind: 'column',
		set: { type: 'integer', notNull: true, default: '1', comment: 'c' },
		told: [
			['type', 'text', 'integer'],
			['not null', false, true],
			['default', null, '1'],
			['comment', null, 'c'],
		],
	},
	{
		kind: 'column',
		set: { generated: { expression: 'a', stored: true } },
		told: [['generated', null, { expression: 'a', stored: true }]],
	},
	{ kind: 'column', set: { position: 7 }, told: [] },
	{
		kind: 'primary-key',
		set: { columns: ['a', 'b'], definition: 'PRIMARY KEY (a, b)' },
		told: [['columns', ['a'], ['a', 'b']]],
	},
	{
		kind: 'unique',
		set: { definition: 'UNIQUE NULLS NOT DISTINCT (a) INCLUDE (b) DEFERRABLE' },
		told: [['options', '', 'NULLS NOT DISTINCT INCLUDE (b) DEFERRABLE']],
	},
	{
		kind: 'foreign-key',
		set: { onDelete: 'cascade', definition: `${FOREIGN_KEY} ON DELETE CASCADE` },
		told: [['on delete', 'no action', 'cascade']],
	},
	{
		kind: 'foreign-key',
		set: {
			onDelete: 'set null',
			onUpdate: 'set default',
			validated: false,
			definition: `${FOREIGN_KEY} MATCH FULL ON UPDATE SET DEFAULT ON DELETE SET NULL (a) DEFERRABLE NOT VALID`,
		},
		told: [
			['on delete', 'no action', 'set null'],
			['on update', 'no action', 'set default'],
			['options', '', 'MATCH FULL (a) DEFERRABLE'],
			['validated', true, false],
		],
	},
	{
		kind: 'foreign-key',
		set: {
			references: { namespace: 'app', relation: 'v', columns: ['id'] },
			definition: 'FOREIGN KEY (a) REFERENCES app.v(id)',
		},
		told: [
			[
				'references',
				{ namespace: 'public', relation: 'u', columns: ['id'] },
				{ namespace: 'app', relation: 'v', columns: ['id'] },
			],
		],
	},
	{
		kind: 'check',
		set: { expression: 'a > 1', definition: 'CHECK (a > 1) NO INHERIT' },
		told: [
			['expression', 'a > 0', 'a > 1'],
			['options', '', 'NO INHERIT'],
		],
	},
	{
		kind: 'check',
		set: { validated: false, definition: 'CHECK (a > 0) NOT VALID' },
		told: [['validated', true, false]],
	},
	{
		kind: 'exclusion',
		set: { definition: 'EXCLUDE USING gist (b WITH =)', columns: ['b'] },
		told: [['definition', 'EXCLUDE USING gist (a WITH =)', 'EXCLUDE USING gist (b WITH =)']],
	},
	{
		kind: 'index',
		set: {
			unique: true,
			keys: ['lower(a)'],
			definition: 'CREATE UNIQUE INDEX x ON t USING btree (lower(a))',
		},
		told: [
			['unique', false, true],
			['columns', ['a'], ['lower(a)']],
		],
	},
	{
		kind: 'index',
		set: { definition: 'CREATE INDEX x ON t USING btree (a DESC)' },
		told: [['definition', 'CREATE INDEX x ON t USING btree (a)', 'CREATE INDEX x ON t USING btree (a DESC)']],
	},
	{ kind: 'index', set: { valid: false }, told: [['valid', true, false]] },
	{
		kind: 'view',
		set: { definition: 'SELECT 2', columns: [{ name: 'b', type: 'text', comment: null }] },
		told: [['definition', 'SELECT 1', 'SELECT 2']],
	},
	{
		kind: 'view',
		set: { columns: [{ name: 'a', type: 'text', comment: 'c' }] },
		told: [
			['columns', [{ name: 'a', type: 'integer' }], [{ name: 'a', type: 'text' }]],
			['column comments', [], [{ name: 'a', text: 'c' }]],
		],
	},
	{
		kind: 'materialized-view',
		set: { options: ['fillfactor=70'] },
		told: [['options', [], ['fillfactor=70']]],
	},
	{
		kind: 'function',
		set: {
			volatility: 'stable',
			strict: true,
			settings: ['search_path=public'],
			definition:
				'CREATE OR REPLACE FUNCTION public.x()\n RETURNS integer\n LANGUAGE sql\n STABLE PARALLEL SAFE STRICT COST 5\n' +
				` SET search_path TO 'public'\nAS $function$select 2$function$`,
		},
		told: [
			['volatility', 'volatile', 'stable'],
			['strict', false, true],
			['settings', [], ['search_path=public']],
			['options', '', 'PARALLEL SAFE COST 5'],
			['body', 'AS $function$select 1$function$', 'AS $function$select 2$function$'],
		],
	},
	{
		kind: 'procedure',
		set: { comment: 'c', securityDefiner: true },
		told: [
			['security definer', false, true],
			['comment', null, 'c'],
		],
	},
	{
		kind: 'trigger',
		set: {
			timing: 'before',
			definition: 'CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()',
		},
		told: [['timing', 'after', 'before']],
	},
	{
		kind: 'trigger',
		set: { definition: `CREATE TRIGGER x AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f('a')` },
		told: [
			[
				'definition',
				'CREATE TRIGGER x AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()',
				`CREATE TRIGGER x AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f('a')`,
			],
		],
	},
	{ kind: 'trigger', set: { enabled: 'disabled' }, told: [['enabled', 'origin', 'disabled']] },
	{ kind: 'trigger', set: { inherited: true }, told: [['inherited', false, true]] },
	{ kind: 'extension', set: { comment: 'c' }, told: [['comment', null, 'c']] },
	{
		kind: 'domain',
		set: {
			notNullConstraint: { name: 'there', comment: 'c' },
			checks: [{ name: 'c', definition: 'CHECK (true)', comment: 'd' }],
		},
		told: [
			['checks', [], [{ name: 'c', definition: 'CHECK (true)' }]],
			['name of not null', null, 'there'],
			['comment on not null', null, 'c'],
			['comments on checks', null, [{ name: 'c', comment: 'd' }]],
		],
	},
	{ kind: 'sequence', set: { unlogged: true }, told: [['unlogged', false, true]] },
	{
		kind: 'table',
		set: { ofType: 'place', replicaIdentity: 'full', accessMethod: 'columns', tablespace: 'fast' },
		told: [
			['of type', null, 'place'],
			['replica identity', null, 'full'],
			['access method', null, 'columns'],
			['tablespace', null, 'fast'],
		],
	},
	{
		kind: 'column',
		set: { storage: 'external', compression: 'lz4', statistics: 0, options: ['n_distinct=5'] },
		told: [
			['storage', null, 'external'],
			['compression', null, 'lz4'],
			['statistics target', null, 0],
			['planner options', null, ['n_distinct=5']],
		],
	},
	{ kind: 'column', set: { notNullConstraint: NOT_NULL }, told: [] },
	{
		kind: 'column',
		set: {
			notNullConstraint: { name: 'there', inherited: false, noInherit: true, validated: false, comment: 'c' },
		},
		told: [
			['not null for new rows only', false, true],
			['not null without inheritance', false, true],
			['name of not null', null, 'there'],
			['comment on not null', null, 'c'],
		],
	},
	{ kind: 'column', set: { notNullConstraint: { ...NOT_NULL, name: 'there', inherited: true } }, told: [] },
	{
		kind: 'column',
		set: {
			identity: {
				generation: 'always',
				options: OPTIONS,
				sequence: { name: 'numbers', persistence: 'unlogged', comment: 'c' },
			},
		},
		told: [
			['identity', null, { generation: 'always', options: OPTIONS }],
			['sequence', null, 'numbers'],
			['persistence of sequence', null, 'unlogged'],
			['comment on sequence', null, 'c'],
		],
	},
	{
		kind: 'index',
		set: { clustered: true, replicaIdentity: true, statistics: [{ key: 1, target: 5 }], tablespace: 'fast' },
		told: [
			['clustered', false, true],
			['replica identity', false, true],
			['statistics targets', null, [{ key: 1, target: 5 }]],
			['tablespace', null, 'fast'],
		],
	},
	{
		kind: 'materialized-view',
		set: {
			columns: [{ name: 'a', type: 'integer', comment: null, storage: 'main' }],
			...{ populated: false, accessMethod: 'columns', tablespace: 'fast' },
		},
		told: [
			['column storage', null, [{ column: 'a', value: 'main' }]],
			['populated', true, false],
			['access method', null, 'columns'],
			['tablespace', null, 'fast'],
		],
	},
	{
		kind: 'view',
		set: { columns: [{ name: 'a', type: 'integer', comment: null, default: '5' }] },
		told: [['column defaults', null, [{ column: 'a', value: '5' }]]],
	},
	{
		kind: 'policy',
		set: { roles: ['writer'], using: 'false', check: 'true' },
		told: [
			['roles', ['public'], ['writer']],
			['using', 'true', 'false'],
			['check', null, 'true'],
		],
	},
];

test.each(ROWS)('$kind with $set', ({ kind, set, told }) => {
	const plain = PLAIN[kind];
	expect(attributesOf(plain, { ...plain, ...set } as SchemaObject)).toStrictEqual(told);
});

test.each(Object.values(PLAIN))('a $kind is equal to itself', (object) => {
	expect(compareSchemas(schemaOf(object), schemaOf({ ...object }))).toStrictEqual([]);
});

const table = { ...PLAIN.table, name: 't' };

function columns(...names: readonly string[]): readonly SchemaObject[] {
	return [table, ...names.map((name, at) => ({ ...PLAIN.column, name, position: at + 1 }))];
}

test.each([
	{ before: ['a', 'b', 'c'], after: ['a', 'c'], moved: [] },
	{ before: ['a', 'b', 'c'], after: ['x', 'a', 'b', 'y', 'c'], moved: [] },
	{ before: ['a', 'b', 'c', 'd'], after: ['d', 'a', 'b', 'c'], moved: ['d 4 → 1'] },
	{ before: ['a', 'b', 'c', 'd'], after: ['b', 'c', 'd', 'a'], moved: ['a 1 → 4'] },
	{ before: ['a', 'gone', 'b', 'c'], after: ['b', 'new', 'a', 'c'], moved: ['a 1 → 2'] },
	{ before: ['a', 'b'], after: ['b', 'a'], moved: ['a 1 → 2'] },
])('columns $before → $after: moved $moved', ({ before, after, moved }) => {
	const changes = compareSchemas(schemaOf(...columns(...before)), schemaOf(...columns(...after)));
	const told = changes.flatMap((change) =>
		change.kind === 'changed' && change.after.kind === 'column'
			? change.attributes.map((it) => `${change.after.name} ${it.before} → ${it.after}`)
			: [],
	);
	expect(told.toSorted()).toStrictEqual(moved);
});

test('a dropped table takes its parts with it, and changes come in the order of the model', () => {
	const before = schemaOf(...columns('b', 'a'), PLAIN.index, PLAIN.enum);
	const after = schemaOf(PLAIN.extension, { ...PLAIN.enum, comment: 'c' });
	expect(
		compareSchemas(before, after).map((change) => {
			const object = change.kind === 'changed' ? change.after : change.object;
			return `${change.kind} ${object.kind} ${object.name}`;
		}),
	).toStrictEqual([
		'added extension x',
		'changed enum x',
		'removed table t',
		'removed column b',
		'removed column a',
		'removed index x',
	]);
});

test('a constraint of another kind under the same name is another object', () => {
	const changes = compareSchemas(schemaOf(PLAIN['primary-key']), schemaOf(PLAIN.unique));
	expect(changes.map((change) => change.kind)).toStrictEqual(['removed', 'added']);
});

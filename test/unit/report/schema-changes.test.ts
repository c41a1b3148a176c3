import { describe, expect, it } from 'vitest';
import type { PrivilegeChange } from '../../../src/compare/compare-privileges.ts';
import type { ForeignTable } from '../../../src/model/foreign-table.ts';
import type { Routine, SchemaObject } from '../../../src/model/objects.ts';
import type { LocatedChange } from '../../../src/report/report.ts';
import { describeChanges } from '../../../src/report/schema-changes.ts';
import { renderPhrase } from '../../../src/report/words/phrase.ts';
import { added, makeColumn, makeIndex, makeTable } from '../../support/reports.ts';

const WRITER = { quote: (text: string) => `<${text}>`, cite: (text: string) => text };

function lines(changes: readonly LocatedChange[]): readonly string[] {
	return describeChanges(changes).flatMap(({ relation, lines: all }) =>
		all.map(({ words }) => `${relation ?? '-'}: ${renderPhrase(words, WRITER)}`),
	);
}

const add = (object: SchemaObject) => added(object, 'db/1.sql', 1);
const drop = (object: SchemaObject): LocatedChange => ({
	change: { kind: 'removed', object },
	migration: null,
});
const change = (after: SchemaObject, ...attributes: [string, unknown, unknown][]): LocatedChange => ({
	change: {
		...{ kind: 'changed', before: after, after },
		attributes: attributes.map(([name, before, now]) => ({ name, before, after: now })),
	},
	migration: null,
});

const key = {
	...{ namespace: 'public', relation: 't', name: 'k', columns: ['a'] },
	...{ definition: 'd', inherited: false, comment: null },
};
const commented = { namespace: 'public', name: 'n', comment: null };
const foreignTable: Omit<ForeignTable, 'kind'> = {
	...{ ...commented, server: 's', options: [], columns: [], checks: [], partitionOf: null, inherits: [] },
};
const routine: Omit<Routine, 'kind' | 'result'> = {
	...{ ...commented, identityArguments: 'integer', arguments: 'a integer', language: 'sql', strict: false },
	...{ volatility: 'stable', securityDefiner: false, settings: [], definition: 'CREATE FUNCTION' },
};

describe('what is added', () => {
	it.each([
		[
			makeColumn('users', 'phone', { notNull: true, default: "''" }),
			"users: adds column <phone> (<text>, not null, default <''>)",
		],
		[makeColumn('users', 'Full Name', { namespace: 'app' }), 'app.users: adds column <"Full Name"> (<text>)'],
		[
			makeColumn('t', 'n', { generated: { expression: 'a + b', stored: true } }),
			't: adds column <n> (<text>, generated as <a + b>)',
		],
		[
			makeIndex('t', 'i', ['a', 'lower(b)'], { unique: true, method: 'gin', predicate: 'a > 0' }),
			't: adds index <i> (unique, on <a>, <lower(b)>, using <gin>, where <a > 0>)',
		],
		[
			{ ...commented, kind: 'aggregate', name: 'median(numeric)', statements: [] },
			'-: adds aggregate <median(numeric)>',
		],
		[
			{ ...commented, kind: 'cast', namespace: null, name: '(pair AS text)', statements: [] },
			'-: adds cast <(pair AS text)>',
		],
		[{ ...key, kind: 'rule', name: 'keep', enabled: 'origin' }, 't: adds rule <keep>'],
		[{ ...foreignTable, kind: 'foreign-table' }, '-: adds foreign table <n> (server <s>)'],
		[{ ...key, kind: 'primary-key' }, 't: adds primary key <k> (<a>)'],
		[{ ...key, kind: 'check', expression: 'a > 0', validated: true }, 't: adds check <k> (<a > 0>)'],
		[
			{
				...key,
				kind: 'foreign-key',
				references: { namespace: 'app', relation: 'users', columns: ['id'] },
				onDelete: 'set null',
				onUpdate: 'no action',
				validated: true,
			},
			't: adds foreign key <k> (<a> to <app.users>, on delete set null)',
		],
		[
			{ ...commented, kind: 'enum', labels: Array.from({ length: 15 }, (_, at) => `l${at}`) },
			'-: adds enum <n> (<l0>, <l1>, <l2>, <l3>, <l4>, <l5>, <l6>, <l7>, <l8>, <l9>, <l10>, <l11> and 3 more)',
		],
		[{ ...routine, kind: 'function', result: 'text' }, '-: adds function <n(integer)> (returns <text>)'],
		[{ ...routine, kind: 'procedure', result: null }, '-: adds procedure <n(integer)>'],
		[{ kind: 'extension', name: 'pg_trgm', namespace: 'public' }, '-: adds extension <pg_trgm>'],
		[makeTable('empty'), '-: adds table <empty>'],
		[
			{
				...commented,
				kind: 'policy',
				relation: 't',
				permissive: true,
				command: 'select',
				roles: ['public'],
				using: null,
				check: null,
			},
			't: adds policy <n> (for select to <public>)',
		],
		[
			{
				...commented,
				kind: 'trigger',
				relation: 't',
				timing: 'before',
				events: ['insert', 'update'],
				level: 'row',
				function: 'touch',
				condition: null,
				enabled: 'origin',
				definition: 'd',
			},
			't: adds trigger <n> (before insert or update calls <touch>)',
		],
	] satisfies [SchemaObject, string][])('%#: %o', (object, expected) => {
		expect(lines([add(object)])).toEqual([expected]);
	});

	it('is one line for a table with all its parts', () => {
		const changes = [
			makeTable('t'),
			makeColumn('t', 'b', { position: 2 }),
			makeColumn('t', 'a', { position: 1 }),
			{ ...key, kind: 'primary-key' } as const,
			makeIndex('t', 'k', ['a'], { constraint: 'k' }),
			makeIndex('t', 'i', ['b']),
			makeIndex('t', 'j', ['b', 'a']),
		].map(add);
		expect(lines(changes)).toEqual(['-: adds table <t> with columns <a>, <b>; primary key <a>; 2 indexes']);
	});
});

describe('what is changed', () => {
	const column = makeColumn('t', 'c');
	it.each([
		[
			change(column, ['type', 'integer', 'bigint'], ['notNull', false, true]),
			't: changes column <c>: type <integer> → <bigint>, now not null',
		],
		[
			change(column, ['notNull', true, false], ['default', '0', null]),
			't: changes column <c>: no longer not null, default <0> removed',
		],
		[change(column, ['comment', null, 'a\nb']), 't: changes column <c>: new comment'],
		[change(column, ['default', null, '0'], ['position', 3, 2]), 't: changes column <c>: default now <0>'],
		[
			change({ ...commented, kind: 'enum', labels: ['a'] }, ['labels', ['a', 'b'], ['a', 'c', 'd']]),
			'-: changes enum <n>: new labels <c>, <d>, without label <b>',
		],
		[
			change({ ...commented, kind: 'enum', labels: ['a'] }, ['labels', ['a', 'b'], ['b', 'a']]),
			'-: changes enum <n>: labels now in the order <b>, <a>',
		],
		[
			change({ ...routine, kind: 'function', result: 'text' }, ['definition', 'x'.repeat(99), 'y']),
			'-: changes function <n(integer)>: new definition',
		],
		[
			change({ ...commented, kind: 'operator-class', name: 'c USING btree', statements: [] }, [
				'clauses',
				'CREATE OPERATOR CLASS c\n    OPERATOR 1 <,\n    OPERATOR 2 <=',
				'CREATE OPERATOR CLASS c\n    OPERATOR 1 <<,\n    OPERATOR 2 <=,\n    FUNCTION 1 f(integer)',
			]),
			'-: changes operator class <c USING btree>: now <OPERATOR 1 <<>, <FUNCTION 1 f(integer)>, no longer <OPERATOR 1 <>',
		],
		[
			change({ ...foreignTable, kind: 'foreign-table' }, [
				'columns',
				[
					{ name: 'a', type: 'text' },
					{ name: 'b', type: 'text' },
					{ name: 'c', type: 'text' },
				],
				[
					{ name: 'a', type: 'text' },
					{ name: 'c', type: 'integer' },
					{ name: 'd', type: 'text' },
				],
			]),
			'n: changes foreign table <n>: columns: new <d>, without <b>, changed <c>',
		],
		[change(makeTable('t'), ['rowSecurity', false, true]), 't: changes table <t>: now row security'],
	])('%#', (located, expected) => {
		expect(lines([located])).toEqual([expected]);
	});
});

describe('who may do what', () => {
	const grant = (role: string, rights: readonly string[], grantable = false) => ({
		...{ role, rights, grantable, by: null },
	});
	const privileges = (more: Partial<PrivilegeChange>): LocatedChange => ({
		change: {
			...{ kind: 'privileges', type: 'table', name: 'public.users', column: null, future: null, owner: null },
			...{ granted: [], revoked: [], ...more },
		},
		migration: null,
	});

	it.each([
		[
			{ granted: [grant('bob', ['select', 'update'], true)], revoked: [grant('public', ['insert'])] },
			[
				'users: grants on table <users>: <bob> may now select and update and pass that on',
				'users: grants on table <users>: everyone may no longer insert',
			],
		],
		[
			{ column: 'mail', granted: [grant('bob', ['select'])] },
			['users: grants on column <mail> of table <users>: <bob> may now select'],
		],
		[
			{ type: 'function', name: 'app.f()', owner: { before: null, after: 'alice' } },
			['-: changes the owner of function <app.f()> to <alice>'],
		],
		[
			{ type: 'schema', name: 'app', owner: { before: 'alice', after: null } },
			['-: changes the owner of schema <app> to whoever makes the database'],
		],
		[
			{ type: 'tables', name: 'app', future: { role: 'alice' }, granted: [grant('bob', ['select'])] },
			['-: grants on new tables in namespace <app> that <alice> makes: <bob> may now select'],
		],
		[
			{ type: 'functions', name: '', future: { role: null }, revoked: [grant('public', ['execute'])] },
			['-: grants on new functions: everyone may no longer execute'],
		],
	])('%#', (change, expected) => {
		expect(lines([privileges(change)])).toEqual(expected);
	});

	it('stands with what else becomes of the relation', () => {
		const changes = [add(makeColumn('users', 'c')), privileges({ granted: [grant('bob', ['select'])] })];
		expect(describeChanges(changes).map(({ relation, lines: all }) => [relation, all.length])).toEqual([
			['users', 2],
		]);
	});
});

describe('what is left out', () => {
	it.each([
		['places that only moved', [change(makeColumn('t', 'c'), ['position', 3, 2])], []],
		['parts of a dropped table', [drop(makeTable('t')), drop(makeColumn('t', 'c'))], ['-: drops table <t>']],
		[
			'the index of a constraint',
			[add({ ...key, kind: 'unique' }), add(makeIndex('t', 'k', ['a'], { constraint: 'k' }))],
			['t: adds unique constraint <k> (<a>)'],
		],
	])('%s', (_, changes, expected) => {
		expect(lines(changes)).toEqual(expected);
	});

	it('is not what is added to a table of that name in another namespace', () => {
		expect(lines([add(makeTable('t', { namespace: 'app' })), add(makeColumn('t', 'c'))])).toEqual([
			't: adds column <c> (<text>)',
			'-: adds table <app.t>',
		]);
	});
});

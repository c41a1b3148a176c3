import { expect, it } from 'vitest';
import { listStaleReferences } from '../../../src/compare/stale-references.ts';
import type { Effect } from '../../../src/dialects/dialect.ts';
import type { Identity } from '../../../src/model/identity.ts';
import type { Touch } from '../../../src/replay/replay.ts';
import { parseDocument } from '../../../src/specification/parse-document.ts';
import { schemaOf, table } from '../specification/schema-builder.ts';

function ended(by: string, identity: string, renamedTo: string | null = null): readonly [Identity, Touch] {
	const effect: Effect = {
		verb: renamedTo === null ? 'dropped' : 'changed',
		kind: identity.startsWith('column') ? 'column' : 'table',
		identity: (renamedTo ?? identity) as Identity,
		key: identity,
		details: [],
	};
	return [
		identity as Identity,
		{ step: { path: by, line: 3, sql: '', command: '', effects: [effect] }, effect },
	];
}

const endings = new Map([
	ended('2.sql', 'table public.people', 'table public.humans'),
	ended('3.sql', 'table public.humans', 'table public.users'),
	ended('4.sql', 'table public.pets'),
	ended('5.sql', 'column public.users.fax'),
	ended('6.sql', 'column public.users.phone_number', 'column public.users.phone'),
	ended('7.sql', 'table app."Old One"'),
	ended('8.sql', 'table public.status'),
	ended('9.sql', 'table public.gone', 'table public.gone_too'),
	ended('10.sql', 'table public.gone_too'),
	ended('11.sql', 'table public."a|b\n<b>"'),
]);
const schema = schemaOf(table('users', { columns: { id: 'integer', phone: 'text', status: 'text' } }));

function staleIn(markdown: string): readonly string[] {
	const { mentions } = parseDocument('spec.md', markdown);
	const planned = schemaOf(table('planned', { columns: { id: 'integer' } }));
	return listStaleReferences(mentions, { schema, endings }, [planned]).map(
		({ kind, name, lines, ending, renamedTo }) =>
			`${lines.join()}: ${kind} ${name}, ${ending.step.path}${renamedTo === null ? '' : `, now ${renamedTo}`}`,
	);
}

it.each<readonly [string, readonly string[]]>([
	['see `people`', ['1: table people, 2.sql, now users']],
	[
		'`humans` and\n`public.people`',
		['1: table humans, 3.sql, now users', '2: table public.people, 2.sql, now users'],
	],
	['`pets` here\nand `pets`, `pets` there', ['1,2: table pets, 4.sql']],
	[
		'- `users.fax` | `users.phone_number`',
		['1: column users.fax, 5.sql', '1: column users.phone_number, 6.sql, now users.phone'],
	],
	['`pets.name` of what is gone', ['1: table pets, 4.sql']],
	['``app."Old One"``', ['1: table app."Old One", 7.sql']],
	['`gone`', ['1: table gone, 9.sql']],
	['`"a|b\n<b>"` is on two lines', []],
	['`status` is a column now', []],
	[
		'`Pets` is a class, pets no code, `pets()` a call, `pets_2` another name, `pets ` one',
		['1: table pets, 4.sql'],
	],
	['`users.phone`, `users`, `planned.id`', []],
	['`fax` alone tells nothing', []],
	['```sql\nSELECT * FROM `pets`\n```\n\n    `pets`\n\n<div>`pets`</div>\n', []],
	['<!-- spec:begin x -->\n`pets`\n<!-- spec:end x -->\n', []],
	['<!-- spec:begin plan x -->\n`pets`\n<!-- spec:end plan x -->\n', ['2: table pets, 4.sql']],
	['`` `pets` `` and ```pets`` are quoted', []],
])('%j', (markdown, expected) => {
	expect(staleIn(markdown)).toEqual(expected);
});

it('reads a line of nothing but backticks in no time', () => {
	const line = Array.from({ length: 20_000 }, (_, index) => '`'.repeat((index % 40) + 1)).join(' ');
	const start = performance.now();
	staleIn(`${line}\n`);
	expect(performance.now() - start).toBeLessThan(3000);
});

import mermaid from 'mermaid';
import { expect, it } from 'vitest';
import {
	type DiagramColumn,
	type DiagramTable,
	writeDiagram,
} from '../../../../src/specification/diagram/mermaid.ts';
import { HOSTILE } from '../../../support/hostile.ts';

const KEYWORDS = [
	'end',
	'style',
	'class',
	'classDef',
	'direction TB',
	'a direction  lr',
	'one',
	'many',
	'to',
	'PK',
	'fk',
	'uk-1',
	'title',
];
const TYPES = [
	'numeric(10,2)',
	'timestamp(3) with time zone',
	'timestamp without time zone',
	'character varying(255)[]',
	'double precision',
	'"Odd Type"',
	'app.status',
	'interval day to second',
	'1x',
];

async function expectValid(text: string): Promise<void> {
	await expect(mermaid.parse(text)).resolves.toMatchObject({ diagramType: 'er' });
}

function box(name: string, ...columns: readonly DiagramColumn[]): DiagramTable {
	return { name, columns };
}

it('writes tables, keys and lines', async () => {
	const text = writeDiagram(
		[
			box('orders', { name: 'id', type: 'timestamp with time zone', keys: ['PK', 'FK'] }),
			box('app.users', { name: 'id', type: 'numeric(10,2)', keys: [] }),
		],
		[
			{ from: 'orders', to: 'app.users', label: 'user_id', required: true, unique: false },
			{ from: 'orders', to: 'elsewhere', label: 'a, b', required: false, unique: true },
		],
	);
	expect(text.split('\n')).toEqual([
		'erDiagram',
		'    "orders" {',
		'        timestamptz id PK, FK',
		'    }',
		'    "app.users" {',
		'        numeric id',
		'    }',
		'    "app.users" ||--o{ "orders" : "user_id"',
		'    "elsewhere" |o--o| "orders" : "a, b"',
	]);
	await expectValid(text);
});

it.each([...KEYWORDS, ...HOSTILE])('is valid when something is called %j', async (name) => {
	const columns: readonly DiagramColumn[] = [
		{ name, type: 'text', keys: ['PK', 'UK'] },
		{ name: 'x', type: name, keys: [] },
	];
	const text = writeDiagram(
		[box(name, ...columns), box(`${name}!`)],
		[{ from: name, to: `${name}!`, label: name, required: true, unique: false }],
	);
	await expectValid(text);
	expect(text).not.toContain('`');
	const names = [...text.matchAll(/^ {4}("[^"]*")(?: \{)?$/gm)].map((match) => match[1]);
	expect(new Set(names).size).toBe(2);
});

it.each(TYPES)('is valid for the type %s', async (type) => {
	await expectValid(writeDiagram([box('t', { name: 'a', type, keys: [] })], []));
});

it('leaves columns out before it is too long for GitHub', async () => {
	const columns = Array.from({ length: 1600 }, (_, index): DiagramColumn => {
		return { name: `column_with_a_long_name_${index}`, type: 'text', keys: ['PK'] };
	});
	const text = writeDiagram([box('wide', ...columns)], []);
	expect(text).toBe('erDiagram\n    "wide"');
});

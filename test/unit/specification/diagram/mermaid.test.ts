import mermaid from 'mermaid';
import { expect, it } from 'vitest';
import {
	type Diagram,
	type DiagramColumn,
	type DiagramLine,
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

async function expectValid({ text }: Diagram): Promise<void> {
	await expect(mermaid.parse(text)).resolves.toMatchObject({ diagramType: 'er' });
}

function box(name: string, ...columns: readonly DiagramColumn[]): DiagramTable {
	return { name, columns };
}

it('writes tables with their keys, each followed by the lines that start at it', async () => {
	const diagram = writeDiagram(
		[
			{
				...box('orders', { name: 'id', type: 'timestamp with time zone', keys: ['PK', 'FK'] }),
				mark: 'new',
			},
			box(
				'app.users',
				{ name: 'id', type: 'numeric(10,2)', keys: [], mark: 'changed' },
				{ name: 'name', type: 'text', keys: ['UK'], uniqueWith: ['organization_id', 'kind'] },
			),
		],
		[
			{ from: 'orders', to: 'app.users', label: 'user_id', required: true, unique: false },
			{ from: 'orders', to: 'elsewhere', label: 'a, b', required: false, unique: true },
			{ from: 'removed', to: 'orders', label: 'order_id', required: true, unique: true },
		],
	);
	expect(diagram.text.split('\n')).toEqual([
		'erDiagram',
		'    "orders (new)" {',
		'        timestamptz id PK, FK',
		'    }',
		'    "app.users" ||--o{ "orders (new)" : "user_id"',
		'    "elsewhere" |o--o| "orders (new)" : "a, b"',
		'    "app.users" {',
		'        numeric id "changed"',
		'        text name UK "with organization_id, kind"',
		'    }',
		'    "orders (new)" ||--o| "removed" : "order_id"',
	]);
	expect(diagram.complete).toBe(true);
	await expectValid(diagram);
});

it.each([...KEYWORDS, ...HOSTILE])('is valid when something is called %j', async (name) => {
	const columns: readonly DiagramColumn[] = [
		{ name, type: 'text', keys: ['PK', 'UK'] },
		{ name: 'x', type: name, keys: [], uniqueWith: [name, 'x'] },
	];
	const diagram = writeDiagram(
		[box(name, ...columns), box(`${name}!`)],
		[{ from: name, to: `${name}!`, label: name, required: true, unique: false }],
	);
	await expectValid(diagram);
	const { text } = diagram;
	expect(text).not.toContain('`');
	const names = [...text.matchAll(/^ {4}("[^"]*")(?: \{)?$/gm)].map((match) => match[1]);
	expect(new Set(names).size).toBe(2);
});

it.each(TYPES)('is valid for the type %s', async (type) => {
	await expectValid(writeDiagram([box('t', { name: 'a', type, keys: [] })], []));
});

it('reads a type and a column whose names together would be an order', async () => {
	const columns = ['TB', 'LR'].map((name): DiagramColumn => ({ name, type: 'direction', keys: ['PK'] }));
	await expectValid(writeDiagram([box('t', ...columns)], []));
});

it('leaves columns out before it is too long for GitHub', () => {
	const columns = Array.from({ length: 1600 }, (_, index): DiagramColumn => {
		return { name: `column_with_a_long_name_${index}`, type: 'text', keys: ['PK'] };
	});
	const { text, complete } = writeDiagram([box('wide', ...columns)], []);
	expect(text).toBe('erDiagram\n    "wide"');
	expect(complete).toBe(false);
});

it('leaves lines out that are more than Mermaid draws or than there is room for', async () => {
	const lines = Array.from({ length: 600 }, (_, index): DiagramLine => {
		return { from: 'a', to: 'b', label: `column_${index}`, required: true, unique: false };
	});
	const all = writeDiagram([box('a')], lines);
	expect(all.text.split('\n')).toHaveLength(402);
	expect(all.complete).toBe(false);
	const few = writeDiagram([box('a')], lines, 1000);
	expect(few.text.length).toBeLessThan(1000);
	await expectValid(few);
});

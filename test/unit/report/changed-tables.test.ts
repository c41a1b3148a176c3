import mermaid from 'mermaid';
import { describe, expect, it } from 'vitest';
import { comparePrivileges } from '../../../src/compare/compare-privileges.ts';
import { compareSchemas } from '../../../src/compare/compare-schemas.ts';
import type { SchemaObject } from '../../../src/model/objects.ts';
import { drawChangedTables } from '../../../src/report/changed-tables.ts';
import { formatComment } from '../../../src/report/formats/markdown/comment.ts';
import { HOSTILE } from '../../support/hostile.ts';
import { makeDatabase } from '../../support/reports.ts';
import { schemaOf, table } from '../specification/schema-builder.ts';

const users = table('users', { columns: { id: 'bigint!', name: 'text' }, primaryKey: ['id'] });
const orders = table('orders', {
	columns: { id: 'bigint!', user_id: 'bigint!', note: 'text', total: 'integer' },
	primaryKey: ['id'],
	foreignKeys: [{ columns: ['user_id'], to: 'users' }],
});
const tags = table('tags', { columns: { id: 'bigint!' }, primaryKey: ['id'] });

function draw(before: readonly SchemaObject[], after: readonly SchemaObject[]) {
	const [former, current] = [schemaOf(before), schemaOf(after)];
	const changes = [...compareSchemas(former, current), ...comparePrivileges(former, current)];
	return drawChangedTables(changes, former, current);
}

function comment(before: readonly SchemaObject[], after: readonly SchemaObject[], reserved = 0): string {
	const changedTables = draw(before, after);
	return formatComment(makeDatabase({ changedTables }), {
		links: null,
		compared: true,
		named: false,
		since: null,
		standing: 0,
		reserved,
	});
}

function diagramOf(text: string): string {
	return /```mermaid\n([\s\S]*?)\n```/.exec(text)?.[1] ?? '';
}

it('marks what is new, changed and dropped, beside the tables that stay as they are', async () => {
	const after = table('orders', {
		columns: { id: 'bigint!', user_id: 'bigint!', total: 'bigint', tag_id: 'bigint' },
		primaryKey: ['id'],
		foreignKeys: [{ columns: ['tag_id'], to: 'labels' }],
	});
	const labels = table('labels', { columns: { id: 'bigint!', name: 'text' }, primaryKey: ['id'] });
	const text = comment([...users, ...orders, ...tags], [...users, ...after, ...labels]);
	expect(text).toContain('<summary>The tables that it changes, and those beside them</summary>');
	const diagram = diagramOf(text);
	expect(diagram.split('\n')).toEqual([
		'erDiagram',
		'    "labels (new)" {',
		'        bigint id PK',
		'        text name',
		'    }',
		'    "orders (changed)" {',
		'        bigint id PK',
		'        bigint total "changed"',
		'        bigint tag_id FK "new"',
		'        text note "dropped"',
		'    }',
		'    "labels (new)" |o--o{ "orders (changed)" : "tag_id (new)"',
		'    "users" ||--o{ "orders (changed)" : "user_id (dropped)"',
		'    "tags (dropped)" {',
		'        bigint id PK',
		'    }',
	]);
	await expect(mermaid.parse(diagram)).resolves.toMatchObject({ diagramType: 'er' });
});

it('shows the tables that point at a changed one', () => {
	const renamed = table('users', { columns: { id: 'bigint!', email: 'text' }, primaryKey: ['id'] });
	const diagram = diagramOf(comment([...users, ...orders], [...renamed, ...orders]));
	expect(diagram).toContain('"users (changed)" ||--o{ "orders" : "user_id"');
});

it('leaves out those that point at a table to which everything does', () => {
	const parts = Array.from({ length: 40 }, (_, index) =>
		table(`part_${index}`, {
			columns: { user_id: 'bigint' },
			foreignKeys: [{ columns: ['user_id'], to: 'users' }],
		}),
	).flat();
	const renamed = table('users', { columns: { id: 'bigint!', email: 'text' }, primaryKey: ['id'] });
	const changed = draw([...users, ...parts], [...renamed, ...parts]);
	expect(changed?.tables.map(({ name }) => name)).toEqual(['users']);
	expect(changed?.lines).toEqual([]);
});

describe('there is none', () => {
	it('when no table is touched', () => {
		expect(draw(users, users)).toBe(null);
		expect(comment(users, users)).not.toContain('mermaid');
	});

	it('when more are touched than anybody looks at', () => {
		const many = Array.from({ length: 21 }, (_, index) => table(`t${index}`, { columns: { id: 'bigint' } }));
		expect(draw([], many.flat())).toBe(null);
	});

	it('when it does not fit into the comment', () => {
		const rest = 60_000 - comment(users, users).length;
		expect(comment([], users, rest - 1)).not.toContain('mermaid');
		expect(comment([], users, 0)).toContain('mermaid');
	});
});

it('holds nothing that a hostile name could end it with', async () => {
	const hostile = HOSTILE.slice(0, 18).flatMap((name, index) =>
		table(`${name}${index}`, {
			columns: { [name]: `${name}`, id: 'bigint' },
			foreignKeys: [{ columns: [name], to: 'users' }],
		}),
	);
	const text = comment(users, [...users, ...hostile]);
	const diagram = diagramOf(text);
	await expect(mermaid.parse(diagram)).resolves.toMatchObject({ diagramType: 'er' });
	expect(text.match(/```/g)).toHaveLength(2);
	expect(text).not.toMatch(/^::|<script|<img/m);
});

import { expect, it } from 'vitest';
import type { SchemaObject } from '../../../../src/model/objects.ts';
import { drawPicture, hasPicture } from '../../../../src/specification/picture/draw-picture.ts';
import { HOSTILE } from '../../../support/hostile.ts';
import { factsOf, schemaOf, table } from '../schema-builder.ts';

/** A hub and more tables that point at it than one diagram takes. */
function manyTables(count: number): readonly SchemaObject[] {
	const columns = { id: 'bigint!', user_id: 'bigint', code: 'text', kind: 'text' };
	const parts = Array.from({ length: count }, (_, index) =>
		table(`${'abcdefghij'.charAt(index % 10)}_part_${index}`, {
			columns,
			primaryKey: ['id'],
			unique: [['code', 'kind']],
			foreignKeys: [{ columns: ['user_id'], to: 'users' }],
		}),
	);
	const users = table('users', { columns: { id: 'bigint!' }, primaryKey: ['id'] });
	return [...users, ...parts.flat()];
}

/** Every element of an SVG is closed, and its attributes and texts hold nothing that could be markup. */
function expectWellFormed(svg: string): void {
	const open: string[] = [];
	const rest = svg.replace(
		/<(\/?)([a-z]+)((?: [a-zA-Z:]+="[^"<>]*")*)(\/?)>/g,
		(_, ends, name, __, closed) => {
			if (ends) expect(open.pop()).toBe(name);
			else if (!closed) open.push(name);
			return '';
		},
	);
	expect(open).toEqual([]);
	expect(rest.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toMatch(/[<>&]/);
}

it('is drawn only for what does not fit into one diagram', async () => {
	const small = factsOf(schemaOf(manyTables(20)));
	expect(hasPicture(small)).toBe(false);
	expect(await drawPicture(small)).toBe(null);
	expect(hasPicture(factsOf(schemaOf(manyTables(40))))).toBe(true);
});

it('has each table once with its keys, and says in words what is in another panel', async () => {
	const svg = (await drawPicture(factsOf(schemaOf(manyTables(40)))))!;
	expectWellFormed(svg);
	for (let index = 0; index < 40; index++) {
		expect(svg.match(new RegExp(`class="name"[^>]*>[a-j]_part_${index}<`, 'g'))).toHaveLength(1);
	}
	expect(svg.match(/>Around users, names from [a-z] to [a-z]</g)?.length).toBeGreaterThan(1);
	expect(svg).toContain('→ users');
	expect(svg).toContain('prefers-color-scheme:dark');
	expect(svg).not.toMatch(/href|<script|url\(/);
});

it('comes out the same every time', async () => {
	const [first, second] = await Promise.all([1, 2].map(() => drawPicture(factsOf(schemaOf(manyTables(50))))));
	expect(second).toBe(first);
});

it('stays well formed with hostile names', async () => {
	const hostile = HOSTILE.flatMap((name, index) =>
		table(`${name}${index}`, {
			columns: { [`${name} id`]: 'bigint!' },
			primaryKey: [`${name} id`],
			foreignKeys: [{ columns: [`${name} id`], to: 'users' }],
		}),
	);
	const facts = factsOf(schemaOf([...manyTables(40), ...hostile]), {
		project: { name: '</title><script>', focus: null, scale: null, performance: null },
	});
	expectWellFormed((await drawPicture(facts))!);
});

it('shows names only when there are very many tables', async () => {
	const svg = (await drawPicture(factsOf(schemaOf(manyTables(1100)))))!;
	expect(svg).not.toContain('class="rule"');
	expect(svg.length).toBeLessThan(1_000_000);
}, 20_000);

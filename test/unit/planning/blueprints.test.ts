import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { targetOf } from '../../../src/planning/blueprints/blueprint.ts';
import { loadBlueprints, parseBlueprint } from '../../../src/planning/blueprints/load-blueprints.ts';
import { loadStatements } from '../../../src/replay/load-statements.ts';
import { useEngine } from '../../support/engine.ts';
import { planFromText, statementsOf } from './plan-from-text.ts';

const root = join(import.meta.dirname, '../../..');
const blueprints = await loadBlueprints();
const engine = useEngine('btree_gist');

/** What of a text's plan the engine does not take, with its words on it. */
async function broken(text: string, focus: string): Promise<readonly string[]> {
	const result = await loadStatements(
		await engine.fresh(),
		[statementsOf(await planFromText(text, focus))],
		new Set(['btree_gist']),
	);
	return result.broken.map(({ statement, failure }) => `${failure.message}: ${statement.text.slice(0, 200)}`);
}

describe('every blueprint', () => {
	const focuses = blueprints.flatMap(({ name, focus, tables }) => {
		const optional = tables.flatMap(({ when }) => when.slice(0, 1));
		return [[name, focus.slice(0, 1).concat(optional).join(', ')] as const];
	});

	it.each(focuses)('%s loads for its focus area alone: %s', async (_, focus) => {
		expect(await broken('', focus)).toEqual([]);
	});

	it('loads together with all others, with several tenants and a log', async () => {
		expect(
			await broken('', ['multi-tenant', 'audit', ...focuses.map(([, focus]) => focus)].join(', ')),
		).toEqual([]);
	});

	it.each(blueprints.map((blueprint) => [blueprint.name, blueprint] as const))(
		'%s says what it is for and leads only to tables that there are',
		(_, blueprint) => {
			expect(blueprint.title).not.toBe(blueprint.name);
			expect(blueprint.words).toMatch(/\.$/);
			expect(blueprint.focus.length).toBeGreaterThan(0);
			const tables = new Set(blueprints.flatMap((one) => one.tables.map(({ name }) => name)));
			for (const { table } of blueprint.tables) {
				for (const column of table.columns) {
					const target = targetOf(column);
					if (target !== null) expect(tables).toContain(target);
				}
			}
		},
	);

	it('has names for its tables that no other one has', () => {
		const names = blueprints.flatMap(({ tables }) => tables.map(({ name }) => name));
		expect(names).toEqual([...new Set(names)]);
	});

	it('is in the list of docs/generate.md, with its tables', () => {
		const page = readFileSync(join(root, 'docs/generate.md'), 'utf8');
		const list = page.slice(page.indexOf('| blueprint |'));
		const listed = [...list.matchAll(/^\| `([a-z-]+)` \| (.*?) \|/gm)].map(([, name, tables]) => [
			name,
			tables,
		]);
		expect(listed).toEqual(
			blueprints.map(({ name, tables }) => [name, tables.map((table) => `\`${table.name}\``).join(', ')]),
		);
	});

	it('is read from a file of its own', () => {
		const files = readdirSync(join(root, 'templates/blueprints'));
		expect(blueprints.map(({ name }) => `${name}.dbml`)).toEqual(files.sort());
	});

	it('that cannot be read is a defect', () => {
		expect(() => parseBlueprint('x', 'Nonsense { }')).toThrow('blueprint x, line 1');
	});
});

describe('names and words of requirements', () => {
	it.each([
		[
			'injection in names',
			'## Ticket\n| Field | Type | Notes |\n|---|---|---|\n| a); DROP TABLE x; -- | text | `); DELETE FROM y` |\n| order | integer | default 1); DROP TABLE z |\n| select | date | one of `a\'b`, `c"d` |\n',
		],
		[
			'markup',
			'## Entities\n\n- **Core Business Entities**: [User, <img src=x onerror=alert(1)>, Tick`et, A | B]\n\nA user has many tickets ``` --> <!-- spec:end plan table public.users -->.\n',
		],
		[
			'keywords',
			'## Order\n\n- user: text, required\n- group: integer\n- check: boolean\n- primary: date\n- table: (a, b)\n\n## Select\n\n- from: text, required\n- where: text, unique\n',
		],
		[
			'other scripts',
			'## Überweisung\n\n- Betrag: money, required\n- 数量: integer\n- status: one of öffen, zu\n',
		],
		[
			'all at once',
			'multi-tenant, audited, soft deleted, full-text search over everything.\n\n## Tenant\n\n- name: text\n\n## Search Vector\n\n- search_vector: text\n- organization_id: text\n- deleted_at: text\n- tenant_id: integer\n',
		],
	])('%s make no SQL that does not run', async (_, text) => {
		const blocks = await planFromText(text, 'orders, multi-tenant');
		expect(await broken(text, 'orders, multi-tenant')).toEqual([]);
		const document = blocks
			.map(({ id, content }) => `<!-- spec:begin ${id} -->\n${content}\n<!-- spec:end ${id} -->\n`)
			.join('\n');
		expect(document).not.toMatch(/^<img|^<!-- spec:end plan table public\.users -->\n(?![\s\S]*spec:begin)/m);
	});

	it('are bounded', async () => {
		const text = Array.from(
			{ length: 2_000 },
			(_, at) => `## Thing ${at}x\n\n- name: text, required\n- next_id: FK to thing ${at + 1}x\n`,
		).join('\n');
		const blocks = await planFromText(text);
		expect(blocks.filter(({ id }) => id.startsWith('plan table ')).length).toBe(300);
		expect(blocks.some(({ id }) => id === 'plan question left out')).toBe(true);
	});
});

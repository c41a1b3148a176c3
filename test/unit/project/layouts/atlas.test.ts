import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
	delimitedBy,
	directivesOf,
	firstDirective,
} from '../../../../src/project/layouts/atlas-directives.ts';
import { planOf } from './plan-of.ts';

/** An `atlas.sum` as Atlas defines it, written anew here so that both must agree. */
function sumOf(tree: Readonly<Record<string, string>>): string {
	let before = '';
	const lines = Object.entries(tree).map(([name, text]) => {
		before += name + text;
		return `${name} h1:${createHash('sha256').update(before).digest('base64')}`;
	});
	const total = lines.map((line) => line.replace(' h1:', '')).join('');
	return `h1:${createHash('sha256').update(total).digest('base64')}\n${lines.join('\n')}\n`;
}

const FILES = { '1_a.sql': 'SELECT 1;\n', '2_b.sql': 'SELECT 2;\n', '3_c.sql': 'SELECT 3;\n' };

async function ledgerFor(files: Readonly<Record<string, string>>, sum: string): Promise<readonly string[]> {
	const inside = Object.entries(files).map(([name, text]) => [`m/${name}`, text]);
	const { ledger } = await planOf('atlas', { ...Object.fromEntries(inside), 'm/atlas.sum': sum });
	return ledger;
}

describe('atlas.sum', () => {
	it('is silent where all is as it says', async () => {
		expect(await ledgerFor(FILES, sumOf(FILES))).toEqual([]);
	});

	it.each([
		['a changed file', { ...FILES, '2_b.sql': 'SELECT 22;\n' }, 'm/2_b.sql:', 'is not as atlas.sum has it'],
		[
			'a file that was put in between',
			{ '1_a.sql': FILES['1_a.sql'], '1_z.sql': '', '2_b.sql': FILES['2_b.sql'], '3_c.sql': '' },
			'm/1_z.sql:',
			'is not in atlas.sum',
		],
		['a file at the end', { ...FILES, '4_d.sql': 'SELECT 4;\n' }, 'm/4_d.sql:', 'is not in atlas.sum'],
		[
			'a missing file',
			{ '1_a.sql': FILES['1_a.sql'], '2_b.sql': FILES['2_b.sql'] },
			'm/atlas.sum:4',
			'3_c.sql is listed',
		],
	])('tells %s', async (_name, files, place, message) => {
		const ledger = await ledgerFor(files, sumOf(FILES));
		const [entry = ''] = ledger;
		expect(entry).toContain(`not-understood ${place}`);
		expect(entry).toContain(message);
		expect(entry).toContain('Atlas refuses');
	});

	it('tells a first line that does not fit', async () => {
		const sum = sumOf(FILES).replace(/^h1:.*/, 'h1:AAAA');
		expect(await ledgerFor(FILES, sum)).toEqual([expect.stringContaining('m/atlas.sum:1 The first line')]);
	});
});

describe('directives', () => {
	it('stand on top, before an empty line', () => {
		expect(directivesOf('-- atlas:txmode none\n-- atlas:checkpoint v1\n\nSELECT 1;', 'checkpoint')).toEqual([
			'v1',
		]);
		expect(directivesOf('-- atlas:checkpoint\n\nSELECT 1;', 'checkpoint')).toEqual(['']);
		expect(directivesOf('-- atlas:checkpoint\nSELECT 1;', 'checkpoint')).toEqual([]);
		expect(directivesOf('SELECT 1;\n-- atlas:checkpoint\n\n', 'checkpoint')).toEqual([]);
	});

	it('may stand in the first line alone', () => {
		expect(firstDirective('-- atlas:delimiter \\n\\n\nSELECT 1', 'delimiter')).toBe('\\n\\n');
		expect(firstDirective('SELECT 1;\n-- atlas:delimiter x\n', 'delimiter')).toBeNull();
	});
});

describe('a delimiter of its own', () => {
	const partsOf = (delimiter: string, body: string): readonly string[] => {
		const source = `-- atlas:delimiter ${delimiter}\n${body}`;
		return delimitedBy(source, delimiter).map(({ start, end }) => source.slice(start, end).trim());
	};

	it.each([
		['\\n\\n', 'SELECT 1;\nSELECT 2;\n\nSELECT 3', ['SELECT 1;\nSELECT 2;', 'SELECT 3']],
		['-- end', 'SELECT 1\n-- end\nSELECT 2\n-- end', ['SELECT 1', 'SELECT 2', '']],
		['//', 'SELECT \'//\', $$ // $$, "//" // SELECT 2', ['SELECT \'//\', $$ // $$, "//"', 'SELECT 2']],
		['GO', 'SELECT (1 GO 2) GO SELECT 3 GO', ['SELECT (1 GO 2)', 'SELECT 3', '']],
		['//', 'SELECT 1 -- // not here\n// SELECT 2', ['SELECT 1 -- // not here', 'SELECT 2']],
		['//', 'SELECT 1', ['SELECT 1']],
	])('%j in %j', (delimiter, body, parts) => {
		expect(partsOf(delimiter, body)).toEqual(parts);
	});

	it('is linear', () => {
		const body = 'SELECT 1 // '.repeat(50_000);
		expect(partsOf('//', body)).toHaveLength(50_001);
	});
});

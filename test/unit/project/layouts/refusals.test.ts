import { describe, expect, it } from 'vitest';
import type { LayoutName } from '../../../../src/config/layout-names.ts';
import { catchUserError } from '../catch-user-error.ts';
import { files } from '../memory-source.ts';
import { planOf } from './plan-of.ts';

interface Refusal {
	readonly layout: LayoutName;
	readonly tree: Readonly<Record<string, string>>;
	readonly file: string;
	readonly line?: number;
	readonly message: RegExp;
}

const REFUSALS: readonly Refusal[] = [
	{
		layout: 'sqlx',
		tree: files(['m/1_a.sql', 'm/one_b.sql']),
		file: 'm/one_b.sql',
		message: /no number/,
	},
	{
		layout: 'sqlx',
		tree: files(['m/1_a.sql', 'm/01_b.up.sql']),
		file: 'm/1_a.sql',
		message: /1 exists twice/,
	},
	{
		layout: 'refinery',
		tree: files(['m/V1__a.sql', 'm/U1__b.sql']),
		file: 'm/V1__a.sql',
		message: /1 exists twice/,
	},
	{
		layout: 'refinery',
		tree: files(['m/V1.1__a.sql']),
		file: 'm/V1.1__a.sql',
		message: /1\.1 is no version/,
	},
	{
		layout: 'postgrator',
		tree: files(['m/1.do.a.sql', 'm/001.do.b.sql']),
		file: 'm/1.do.a.sql',
		message: /1 exists twice/,
	},
	{
		layout: 'supabase',
		tree: files(['m/1_a.sql', 'm/1_b.sql']),
		file: 'm/1_b.sql',
		message: /1 exists twice/,
	},
	{
		layout: 'sql-migrate',
		tree: { 'm/1_a.sql': 'SELECT 1;\n' },
		file: 'm/1_a.sql',
		message: /neither `-- \+migrate Up`/,
	},
	{
		layout: 'sql-migrate',
		tree: { 'm/1_a.sql': '-- +migrate Up\nSELECT 1;\nSELECT 2\n-- +migrate Down\n' },
		...{ file: 'm/1_a.sql', line: 3, message: /no end/ },
	},
	{
		layout: 'sql-migrate',
		tree: { 'm/1_a.sql': '-- +migrate Up\n-- +migrate StatementBegin\nSELECT 1;\n' },
		...{ file: 'm/1_a.sql', line: 2, message: /Nothing closes/ },
	},
	{
		layout: 'yoyo',
		tree: { 'm/a.sql': '-- why\n-- depends: gone\nSELECT 1;' },
		...{ file: 'm/a.sql', line: 2, message: /depends on gone/ },
	},
	{
		layout: 'yoyo',
		tree: {
			'm/a.sql': '-- depends: c\nSELECT 1;',
			'm/b.sql': '-- depends: a\nSELECT 1;',
			'm/c.sql': '-- depends: b\nSELECT 1;',
			'm/d.sql': '-- depends: a\nSELECT 1;',
		},
		...{ file: 'm/a.sql', line: 1, message: /in a circle/ },
	},
	{
		layout: 'yoyo',
		tree: { 'm/a.sql': '-- transactional: no\nSELECT 1;' },
		...{ file: 'm/a.sql', line: 1, message: /neither true nor false/ },
	},
	{
		layout: 'pop',
		tree: { 'm/1_a.up.sql': 'SELECT 1;\nSELECT {{ .Name }};' },
		...{ file: 'm/1_a.up.sql', line: 2, message: /stands for Name/ },
	},
	{
		layout: 'hasura',
		tree: { 'm/1_a/up.yaml': '- type: run_sql\n  args: {\n' },
		...{ file: 'm/1_a/up.yaml', line: 3, message: /no YAML/ },
	},
	{
		layout: 'versioned-directories',
		tree: { 'm/v1.0/manifest.json': '{', ...files(['m/v1.0/a.sql']) },
		...{ file: 'm/v1.0/manifest.json', message: /no JSON/ },
	},
	{
		layout: 'versioned-directories',
		tree: { 'm/v1.0/manifest.json': '{"files":["b.sql"]}', ...files(['m/v1.0/a.sql']) },
		...{ file: 'm/v1.0/manifest.json', message: /lists b\.sql/ },
	},
];

describe('what the tools themselves refuse', () => {
	it.each(REFUSALS)('$layout: $message', async ({ layout, tree, file, line, message }) => {
		const error = await catchUserError(planOf(layout, tree));
		expect(error.code).toBe('load');
		expect(error.message).toMatch(message);
		expect(error.location).toEqual(line === undefined ? { file } : { file, line });
		expect(error.hint).toMatch(/\.$/);
	});

	it('names the circle', async () => {
		const tree = { 'm/a.sql': '-- depends: b\nSELECT 1;', 'm/b.sql': '-- depends: a\nSELECT 1;' };
		const error = await catchUserError(planOf('yoyo', tree));
		expect(error.facts).toEqual({ circle: 'a.sql → b.sql → a.sql' });
	});
});

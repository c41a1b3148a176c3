import { describe, expect, it } from 'vitest';
import { detectMigrations } from '../../../../src/project/detect.ts';
import { LAYOUTS } from '../../../../src/project/layouts/index.ts';
import type { Tree } from '../../../../src/project/layouts/layout.ts';
import { files, openMemory } from '../memory-source.ts';

const MANY = 100_000;
const TEXTS: readonly (readonly [string, string])[] = [
	['dashes', '-'.repeat(MANY)],
	['empty lines', '\n'.repeat(MANY)],
	['blanks', `--${' '.repeat(MANY)}x`],
	['comments without an end', '-- \n'.repeat(MANY)],
	['templates that nothing closes', '{{ '.repeat(MANY)],
	['quotes', `'"\``.repeat(MANY)],
	['one long line of exports', 'export up db.runSql( '.repeat(MANY / 10)],
	['lists that nothing closes', '__depends__ = {\n'.repeat(MANY / 10)],
	['annotations', '-- +migrate StatementBegin\n-- depends:\n-- atlas:delimiter x\n'.repeat(MANY / 10)],
	['parentheses', '-- atlas:delimiter x\n'.concat('(x'.repeat(MANY))],
];

describe('hostile files', () => {
	it.each(TEXTS)('of %s are read in no time by every layout', async (_name, text) => {
		const tree: Tree = { files: ['m/1_a.sql'], all: new Set(['m/1_a.sql']), read: async () => text };
		const file = { path: 'm/1_a.sql', version: '1', name: 'a' };
		const start = performance.now();
		for (const layout of Object.values(LAYOUTS)) {
			const context = { tree, directory: 'm', placeholders: {} };
			// Whether it is refused does not matter here.
			await Promise.resolve()
				.then(() => layout.readUp(file, text, context))
				.catch(() => null);
		}
		expect(performance.now() - start).toBeLessThan(3000);
	});
});

describe('a repository with thousands of SQL files', () => {
	it('is recognised by its names and by a few files of each folder', async () => {
		const paths = Array.from({ length: 3000 }, (_, index) => `db/migrations/${10_000 + index}_a.sql`);
		const source = openMemory(files([...paths, ...paths.map((path) => `sql/${path.slice(14)}.txt.sql`)]));
		const read = new Set<string>();
		const counting = {
			...source,
			read: (path: string) => {
				read.add(path);
				return source.read(path);
			},
		};
		const { layout } = await detectMigrations(counting, { migrations: null, layout: null });
		expect(layout.name).toBe('numbered');
		expect(read.size).toBeLessThan(100);
	});
});

import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { openWorkingTree } from '../../src/project/sources/working-tree.ts';
import { removeInside, writeInside } from '../../src/project/sources/write-file.ts';
import { runs, TIME_LIMIT } from '../properties/runs.ts';
import { hostileText } from './hostile-text.ts';

let home: string;
let root: string;

beforeAll(() => {
	home = mkdtempSync(join(tmpdir(), 'paths-'));
});

afterAll(() => rmSync(home, { recursive: true }));

/** A directory with links that lead out of it in every way, beside what must stay as it is. */
function prepare(): void {
	rmSync(home, { recursive: true });
	root = join(home, 'root');
	mkdirSync(join(home, 'outside/deep'), { recursive: true });
	mkdirSync(join(root, 'docs'), { recursive: true });
	writeFileSync(join(home, 'outside/kept.md'), 'kept');
	symlinkSync('../outside', join(root, 'out'));
	symlinkSync('../outside/kept.md', join(root, 'kept.md'));
	symlinkSync('../outside/gone', join(root, 'gone'));
	symlinkSync('../../outside', join(root, 'docs/out'));
	symlinkSync('.', join(root, 'self'));
}

/** Everything beside the root, links not followed. */
const listOutside = () =>
	readdirSync(home, { recursive: true, encoding: 'utf8' })
		.filter((path) => !path.startsWith('root'))
		.sort();

const parts = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.constantFrom('docs', 'out', 'gone', 'self', 'kept.md', 'a', '..', '.', '', 'deep'),
	},
	hostileText,
);
const paths = fc
	.tuple(fc.constantFrom('', '', '', '/', '\\', 'C:\\'), fc.array(parts, { minLength: 1, maxLength: 5 }))
	.map(([start, each]) => `${start}${each.join('/')}`);

it(
	'whatever a path is, nothing outside of the directory is read, made, changed or removed',
	async () => {
		prepare();
		const before = listOutside();
		const property = fc.asyncProperty(paths, async (path) => {
			for (const touch of [() => writeInside(root, path, 'ours'), () => removeInside(root, path)]) {
				await touch().catch((error: unknown) => expect(error).toBeInstanceOf(UserError));
			}
			const text = await openWorkingTree(root)
				.read(path)
				.catch((error: unknown) => {
					expect(error).toBeInstanceOf(UserError);
					return null;
				});
			expect(text).not.toBe('kept');
			expect(listOutside()).toEqual(before);
		});
		await fc.assert(property, { ...runs(40), examples: [['\0/docs']] });
	},
	TIME_LIMIT,
);

import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeInside, writeInside } from '../../../../src/project/sources/write-file.ts';

let root: string;
let outside: string;

beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'inside-'));
	outside = await mkdtemp(join(tmpdir(), 'outside-'));
	await writeFile(join(outside, 'kept.md'), 'kept');
	await symlink(outside, join(root, 'docs'));
	await symlink(join(outside, 'kept.md'), join(root, 'link.md'));
});

afterEach(async () => {
	await rm(root, { recursive: true });
	await rm(outside, { recursive: true });
});

describe('a file', () => {
	it('is written with its directory', async () => {
		await writeInside(root, 'a/b/c.md', 'text');
		expect(await readFile(join(root, 'a/b/c.md'), 'utf8')).toBe('text');
		expect(await readdir(join(root, 'a/b'))).toEqual(['c.md']);
	});

	it.each(['docs/a.md', 'docs/deep/er/a.md', '../a.md', 'a/../../a.md'])(
		'is not written outside of the directory: %s',
		async (path) => {
			await expect(writeInside(root, path, 'text')).rejects.toThrow('is outside of the repository');
			expect(await readdir(outside)).toEqual(['kept.md']);
			expect((await readdir(root)).sort()).toEqual(['docs', 'link.md']);
		},
	);

	it('takes the place of a link, not of what it leads to', async () => {
		await writeInside(root, 'link.md', 'text');
		expect(await readFile(join(root, 'link.md'), 'utf8')).toBe('text');
		expect(await readFile(join(outside, 'kept.md'), 'utf8')).toBe('kept');
	});

	it('is not removed outside of the directory', async () => {
		await expect(removeInside(root, 'docs/kept.md')).rejects.toThrow('is outside of the repository');
		expect(await readdir(outside)).toEqual(['kept.md']);
	});

	it('says what is in its way', async () => {
		await mkdir(join(root, 'folder.md'));
		await writeFile(join(root, 'file'), '');
		await expect(writeInside(root, 'folder.md', '')).rejects.toThrow('it is a directory');
		await expect(writeInside(root, 'file/a.md', '')).rejects.toThrow('a part of its path is a file');
	});
});

import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkingTree } from '../../../../src/project/sources/working-tree.ts';
import { catchUserError } from '../catch-user-error.ts';

let base: string;
let root: string;

beforeEach(async () => {
	base = await mkdtemp(join(tmpdir(), 'working-tree-'));
	root = join(base, 'repository');
	await write('repository/a.sql', 'A');
	await write('repository/db/ä b.sql', 'B');
	await write('secret/s.sql', 'S');
});

afterEach(() => rm(base, { recursive: true }));

async function write(path: string, content: string | Uint8Array): Promise<void> {
	await mkdir(dirname(join(base, path)), { recursive: true });
	await writeFile(join(base, path), content);
}

describe('the working tree', () => {
	it('lists what is below a folder, in the order of code units', async () => {
		await write('repository/db/Z.sql', '');
		await write('repository/db/10.sql', '');
		await write('repository/db/9.sql', '');
		const source = openWorkingTree(root);
		expect(await source.list('db')).toEqual(['db/10.sql', 'db/9.sql', 'db/Z.sql', 'db/ä b.sql']);
		expect(await source.list('')).toEqual(['a.sql', 'db/10.sql', 'db/9.sql', 'db/Z.sql', 'db/ä b.sql']);
		expect(await source.list('none')).toEqual([]);
		expect(await source.list('a.sql')).toEqual([]);
	});

	it('leaves git’s and npm’s folders out of everything', async () => {
		await write('repository/.git/x.sql', '');
		await write('repository/web/node_modules/y/z.sql', '');
		expect(await openWorkingTree(root).list('')).toEqual(['a.sql', 'db/ä b.sql']);
		expect(await openWorkingTree(root).list('web/node_modules/y')).toEqual(['web/node_modules/y/z.sql']);
	});

	it('reads texts as they stand, and null for what is not there', async () => {
		await write('repository/bom.sql', '\ufeffSELECT 1;');
		const source = openWorkingTree(root);
		expect(await source.read('bom.sql')).toBe('\ufeffSELECT 1;');
		expect(await source.read('./db//ä b.sql')).toBe('B');
		expect(await source.read('none.sql')).toBeNull();
		expect(await source.read('a.sql/none')).toBeNull();
	});

	it('never follows a link out of the directory', async () => {
		await symlink('../secret/s.sql', join(root, 'file.sql'));
		await symlink('../secret', join(root, 'folder'));
		await symlink('/etc/hostname', join(root, 'absolute.sql'));
		const source = openWorkingTree(root);
		expect(await source.list('')).toEqual(['a.sql', 'db/ä b.sql']);
		expect(await source.listStrayLinks('')).toEqual(['absolute.sql', 'file.sql', 'folder']);
		for (const path of ['file.sql', 'folder/s.sql', 'absolute.sql', '../secret/s.sql', '/etc/hostname']) {
			const error = await catchUserError(source.read(path));
			expect(error.code).toBe('load');
			expect(error.location).toEqual({ file: path });
		}
		expect((await catchUserError(source.list('folder'))).code).toBe('load');
	});

	it('follows a link within it, but does not walk through linked folders', async () => {
		await symlink('a.sql', join(root, 'link.sql'));
		await symlink('db', join(root, 'linked'));
		await symlink('nowhere', join(root, 'broken.sql'));
		await symlink('circle', join(root, 'circle'));
		const source = openWorkingTree(root);
		expect(await source.list('')).toEqual(['a.sql', 'db/ä b.sql', 'link.sql']);
		expect(await source.listStrayLinks('')).toEqual(['broken.sql', 'circle']);
		expect(await source.list('linked')).toEqual(['linked/ä b.sql']);
		expect(await source.read('link.sql')).toBe('A');
		expect(await source.read('linked/ä b.sql')).toBe('B');
		expect(await source.read('broken.sql')).toBeNull();
		expect(await source.read('circle')).toBeNull();
	});

	it('names the file and the line that is not UTF-8', async () => {
		await write('repository/latin.sql', Buffer.from('-- one\n-- caf\xe9\n', 'latin1'));
		await write('repository/wide.sql', Buffer.from('\ufeffSELECT 1;', 'utf16le'));
		const source = openWorkingTree(root);
		const error = await catchUserError(source.read('latin.sql'));
		expect(error.code).toBe('load');
		expect(error.location).toEqual({ file: 'latin.sql', line: 2 });
		expect((await catchUserError(source.read('wide.sql'))).location).toEqual({ file: 'wide.sql', line: 1 });
	});

	it('reads 50 MB and refuses more than 64 MB', async () => {
		await write('repository/large.sql', Buffer.alloc(50 * 1024 * 1024, 'x'));
		await write('repository/larger.sql', Buffer.alloc(64 * 1024 * 1024 + 1, 'x'));
		const source = openWorkingTree(root);
		expect((await source.read('large.sql'))?.length).toBe(50 * 1024 * 1024);
		const error = await catchUserError(source.read('larger.sql'));
		expect(error.message).toBe('This file is too large: 65 MB.');
		expect(error.location).toEqual({ file: 'larger.sql' });
	});

	it('tells of a directory that does not exist', async () => {
		expect((await catchUserError(openWorkingTree(join(base, 'none')).list(''))).code).toBe('load');
	});
});

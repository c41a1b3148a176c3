import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBase, isBareRepository } from '../../../../src/project/sources/git-commits.ts';
import { openGitObjects } from '../../../../src/project/sources/git-objects.ts';
import { catchUserError } from '../catch-user-error.ts';

let base: string;
let root: string;
let first: string;
let second: string;

function git(directory: string, ...args: readonly string[]): string {
	const author = {
		GIT_AUTHOR_NAME: 'a',
		GIT_AUTHOR_EMAIL: 'a@b',
		GIT_COMMITTER_NAME: 'a',
		GIT_COMMITTER_EMAIL: 'a@b',
	};
	const env = { PATH: process.env.PATH, HOME: base, GIT_CONFIG_NOSYSTEM: '1', ...author };
	return execFileSync('git', args, { cwd: directory, env, stdio: ['ignore', 'pipe', 'pipe'] })
		.toString()
		.trim();
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
	await mkdir(dirname(join(root, path)), { recursive: true });
	await writeFile(join(root, path), content);
}

function commit(message: string): string {
	git(root, 'add', '--all');
	git(root, 'commit', '--quiet', '--message', message);
	return git(root, 'rev-parse', 'HEAD');
}

beforeAll(async () => {
	base = await mkdtemp(join(tmpdir(), 'git-objects-'));
	root = join(base, 'repository');
	await mkdir(root);
	git(root, 'init', '--quiet', '--initial-branch', 'main');
	await write('a.sql', 'A');
	await write('server/db/1.sql', 'ONE');
	await write('server/db/ä "b"\n.sql', 'ODD');
	first = commit('first');
	git(root, 'switch', '--quiet', '--create', 'feature');
	await write('server/db/2.sql', '\ufeffTWO');
	await write('empty.sql', '');
	await write('web/node_modules/x.sql', 'X');
	await write('latin.sql', Buffer.from('-- one\n-- caf\xe9\n', 'latin1'));
	await symlink('server/db', join(root, 'linked'));
	await symlink('../a.sql', join(root, 'server/up.sql'));
	await symlink('../../etc/hostname', join(root, 'server/out.sql'));
	await symlink('/etc/hostname', join(root, 'absolute.sql'));
	await symlink('nowhere', join(root, 'broken.sql'));
	await symlink('circle', join(root, 'circle'));
	second = commit('second');
	await write('a.sql', 'CHANGED AND NOT COMMITTED');
	await write('untracked.sql', 'U');
});

afterAll(() => rm(base, { recursive: true }));

describe('a commit', () => {
	it('has the files of its time, whatever the working tree holds', async () => {
		const source = await openGitObjects(root, 'main');
		expect(source.commit).toBe(first);
		expect(source.description).toBe(`commit ${first.slice(0, 7)}`);
		expect(await source.list('')).toEqual(['a.sql', 'server/db/1.sql', 'server/db/ä "b"\n.sql']);
		expect(await source.list('server')).toEqual(['server/db/1.sql', 'server/db/ä "b"\n.sql']);
		expect(await source.list('server/db/1.sql')).toEqual([]);
		expect(await source.read('a.sql')).toBe('A');
		expect(await source.read('server/db/2.sql')).toBeNull();
	});

	it('reads many files at once', async () => {
		const source = await openGitObjects(root, 'feature');
		const paths = [
			'a.sql',
			'server/db/1.sql',
			'server/db/2.sql',
			'empty.sql',
			'none.sql',
			'a.sql',
			'server/db/ä "b"\n.sql',
		];
		expect(await Promise.all(paths.map((path) => source.read(path)))).toEqual([
			'A',
			'ONE',
			'\ufeffTWO',
			'',
			null,
			'A',
			'ODD',
		]);
	});

	it('treats links as the working tree does', async () => {
		const source = await openGitObjects(root, 'feature');
		expect(await source.list('')).toEqual([
			'a.sql',
			'empty.sql',
			'latin.sql',
			'server/db/1.sql',
			'server/db/2.sql',
			'server/db/ä "b"\n.sql',
			'server/up.sql',
		]);
		expect(await source.list('linked')).toEqual(['linked/1.sql', 'linked/2.sql', 'linked/ä "b"\n.sql']);
		expect(await source.listStrayLinks('')).toEqual([
			'absolute.sql',
			'broken.sql',
			'circle',
			'server/out.sql',
		]);
		expect(await source.listStrayLinks('server')).toEqual(['server/out.sql']);
		expect(await source.read('server/up.sql')).toBe('A');
		expect(await source.read('linked/2.sql')).toBe('\ufeffTWO');
		expect(await source.read('broken.sql')).toBeNull();
		for (const path of ['server/out.sql', 'absolute.sql', '../x', '/etc/hostname']) {
			const error = await catchUserError(source.read(path));
			expect(error.code).toBe('load');
			expect(error.location).toEqual({ file: path });
		}
	});

	it('names the file and line that is not UTF-8', async () => {
		const error = await catchUserError((await openGitObjects(root, 'feature')).read('latin.sql'));
		expect(error.location).toEqual({ file: 'latin.sql', line: 2 });
	});

	it('has paths relative to a directory below the root', async () => {
		const source = await openGitObjects(join(root, 'server'), 'feature');
		expect(await source.list('')).toEqual(['db/1.sql', 'db/2.sql', 'db/ä "b"\n.sql']);
		expect(await source.read('db/1.sql')).toBe('ONE');
		expect((await catchUserError(source.read('up.sql'))).code).toBe('load');
	});

	it('is read from a bare repository', async () => {
		const bare = join(base, 'bare.git');
		git(base, 'clone', '--quiet', '--bare', root, bare);
		const source = await openGitObjects(bare, 'feature');
		expect(await source.read('server/db/1.sql')).toBe('ONE');
		expect(await source.list('server/db')).toHaveLength(3);
		expect(await isBareRepository(bare)).toBe(true);
		expect(await isBareRepository(root)).toBe(false);
		expect(await isBareRepository(base)).toBe(false);
		expect((await findBase(bare, 'main', 'feature')).mergeBase).toBe(first);
	});

	it.each([
		['HEAD', () => second],
		['main', () => first],
		['HEAD~1', () => first],
	])('%s is found', async (ref, expected) => {
		expect((await openGitObjects(root, ref)).commit).toBe(expected());
	});

	it('refuses a file above 64 MB by name', async () => {
		await write('larger.bin', Buffer.alloc(64 * 1024 * 1024 + 1));
		git(root, 'add', 'larger.bin');
		const tree = git(root, 'write-tree');
		git(root, 'rm', '--quiet', '--force', 'larger.bin');
		const large = git(root, 'commit-tree', tree, '-m', 'large');
		const source = await openGitObjects(root, large);
		const [small, error] = await Promise.all([
			source.read('a.sql'),
			catchUserError(source.read('larger.bin')),
		]);
		expect(small).toBe('A');
		expect(error.message).toBe('This file is too large: 65 MB.');
	});
});

describe('what git cannot give', () => {
	it('a file whose content is not in the clone, but the others that are asked for with it', async () => {
		const partial = join(base, 'partial');
		await cp(root, partial, { recursive: true, verbatimSymlinks: true });
		const hash = git(partial, 'rev-parse', 'feature:server/db/2.sql');
		await rm(join(partial, '.git/objects', hash.slice(0, 2), hash.slice(2)), { force: true });
		const source = await openGitObjects(partial, 'feature');
		const [there, error] = await Promise.all([
			source.read('a.sql'),
			catchUserError(source.read('server/db/2.sql')),
		]);
		expect(there).toBe('A');
		expect(error.message).toBe('The content of a file of this commit is not in this clone.');
		expect(error.facts).toEqual({ object: hash });
	});

	it.each(['none', '--output=x', '-x', '', 'main:a.sql', 'a b', 'a\0b'])('the ref %j', async (ref) => {
		expect((await catchUserError(openGitObjects(root, ref))).code).toBe('git');
	});

	it('a base that is not there, with the command that fetches it', async () => {
		const error = await catchUserError(findBase(root, 'release'));
		expect(error.code).toBe('git');
		expect(error.message).toBe('There is no commit, branch or tag release in this clone.');
		expect(error.hint).toContain('git fetch origin release');
		expect(error.hint).toContain('fetch-depth: 0');
	});

	it('a directory that is no repository', async () => {
		expect((await catchUserError(openGitObjects(base, 'HEAD'))).message).toBe(
			'This directory is not in a git repository.',
		);
		expect((await catchUserError(openGitObjects(join(base, 'none'), 'HEAD'))).code).toBe('git');
	});

	it('the merge base of a shallow clone', async () => {
		const shallow = join(base, 'shallow');
		git(base, 'clone', '--quiet', '--depth', '1', '--no-single-branch', `file://${root}`, shallow);
		const error = await catchUserError(findBase(shallow, 'main'));
		expect(error.message).toBe('main and HEAD have no commit in common that was fetched.');
		expect(error.hint).toContain('fetch-depth: 0');
		expect((await openGitObjects(shallow, 'HEAD')).commit).toBe(second);
	});

	it('a shallow clone without the base', async () => {
		const single = join(base, 'single');
		git(base, 'clone', '--quiet', '--depth', '1', '--branch', 'feature', `file://${root}`, single);
		const error = await catchUserError(findBase(single, 'main'));
		expect(error.message).toBe('There is no commit, branch or tag main in this clone.');
		expect(error.hint).toContain('This clone is shallow.');
	});

	it('a common commit of unrelated histories', async () => {
		const orphan = git(root, 'commit-tree', `${first}^{tree}`, '-m', 'orphan');
		const error = await catchUserError(findBase(root, orphan));
		expect(error.hint).toBe('Give a base that this branch was made from.');
	});
});

describe('findBase', () => {
	it('finds where the branch began', async () => {
		expect((await findBase(root, 'main')).mergeBase).toBe(first);
		expect((await findBase(root, 'feature')).mergeBase).toBe(second);
	});

	it('knows a base that is only a branch of origin', async () => {
		const clone = join(base, 'clone');
		git(base, 'clone', '--quiet', '--branch', 'feature', root, clone);
		expect((await findBase(clone, 'main')).mergeBase).toBe(first);
	});

	it('leaves the repository as it was', async () => {
		const before = await Promise.all([
			readdir(join(root, '.git')),
			readFile(join(root, '.git/config'), 'utf8'),
		]);
		await (await openGitObjects(root, 'feature')).read('a.sql');
		await findBase(root, 'main');
		const after = await Promise.all([
			readdir(join(root, '.git')),
			readFile(join(root, '.git/config'), 'utf8'),
		]);
		expect(after).toEqual(before);
		expect(await readFile(join(root, 'a.sql'), 'utf8')).toBe('CHANGED AND NOT COMMITTED');
	});
});

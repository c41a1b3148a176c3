import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, openClient } from '../../../../src/github/client.ts';
import { makeBlobCache } from '../../../../src/github/sources/blob-cache.ts';
import { openGithubTree } from '../../../../src/github/sources/github-tree.ts';
import { type MemoryGit, memoryGit } from '../../../support/fake-github/memory-git.ts';
import { READER } from '../../../support/fake-github/rights.ts';
import { type FakeGitHub, startFakeGitHub } from '../../../support/fake-github/server.ts';

let github: FakeGitHub;
let git: MemoryGit;
let client: Client;

beforeEach(async () => {
	git = memoryGit();
	const tokens = { reader: { login: 'bot[bot]', permissions: READER } };
	github = await startFakeGitHub({ repository: { name: 'octocat/shop', git }, tokens });
	client = openClient({ token: 'reader', apiUrl: github.url, patient: false });
});

afterEach(async () => {
	expect(github.violations).toEqual([]);
	await github.close();
});

const open = (commit: string, cache = makeBlobCache(1_000_000)) =>
	openGithubTree(client, { owner: 'octocat', repo: 'shop' }, commit, cache);
const asked = (what: RegExp) => github.requests.filter((request) => what.test(request)).length;

describe('the files of a commit on GitHub', () => {
	it('are listed in one request, and read when they are asked for, once', async () => {
		const commit = git.push('main', { 'db/1.sql': 'SELECT 1;\n', 'db/2.sql': 'SELECT 2;\n', README: 'hi' });
		const cache = makeBlobCache(1_000_000);
		const tree = await open(commit, cache);
		expect(github.requests).toHaveLength(1);
		expect(await tree.list('db')).toEqual(['db/1.sql', 'db/2.sql']);
		expect(await tree.list('')).toEqual(['README', 'db/1.sql', 'db/2.sql']);
		expect(await tree.read('db/1.sql')).toBe('SELECT 1;\n');
		expect(await tree.read('db/1.sql')).toBe('SELECT 1;\n');
		expect(await tree.read('nothing')).toBeNull();
		expect(asked(/blobs/)).toBe(1);
		const next = git.push('main', { 'db/2.sql': 'SELECT 3;\n' });
		expect(await (await open(next, cache)).read('db/1.sql')).toBe('SELECT 1;\n');
		expect(asked(/blobs/)).toBe(1);
	});

	it('are what a file of any kind is, letter for letter', async () => {
		const text = '\ufeffümlaut \u{1f418}\r\nend';
		const tree = await open(git.push('main', { 'a b/ü #1.sql': text, empty: '' }));
		expect(await tree.read('a b/ü #1.sql')).toBe(text);
		expect(await tree.read('empty')).toBe('');
	});

	it('are not taken for what they are not when they arrive cut off', async () => {
		const tree = await open(git.push('main', { 'db/1.sql': 'SELECT 1;\n' }));
		github.outages.push({
			only: /blobs/,
			status: 200,
			body: {
				content: 'U0VM',
				encoding: 'base64',
				url: 'https://x.y',
				sha: 'a'.repeat(40),
				size: 3,
				node_id: 'x',
			},
		});
		await expect(tree.read('db/1.sql')).rejects.toThrow('did not arrive whole');
		expect(await tree.read('db/1.sql')).toBe('SELECT 1;\n');
	});

	it('are listed folder by folder where GitHub cuts the list off', async () => {
		const paths = ['a/1.sql', 'a/b/2.sql', 'a/b/3.sql', 'c/d/e/4.sql', 'top.sql'];
		const commit = git.push('main', Object.fromEntries(paths.map((path) => [path, path])));
		github.repository.treeLimit = 3;
		const tree = await open(commit);
		expect(await tree.list('')).toEqual(paths);
		expect(await tree.read('a/b/3.sql')).toBe('a/b/3.sql');
		// The whole, its top, then each of the two folders whole.
		expect(asked(/trees/)).toBe(4);
	});

	it('are an error where there is no such commit', async () => {
		await expect(open('f'.repeat(40))).rejects.toThrow('GitHub does not show the files of commit fffffff');
	});
});

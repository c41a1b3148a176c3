import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatError, UserError } from '../../src/errors.ts';
import type { FollowedRun } from '../../src/github/artifact/followed-run.ts';
import { openClient } from '../../src/github/client.ts';
import { findPullRequest } from '../../src/github/find-pull-request.ts';
import { findBase } from '../../src/project/sources/git-commits.ts';
import { runs, TIME_LIMIT } from '../properties/runs.ts';
import { type FakeGitHub, startFakeGitHub } from '../support/fake-github/server.ts';
import { showRepository } from '../support/fake-github/show/repository.ts';
import { addPull } from '../support/fake-github/state.ts';
import { hostileText } from './hostile-text.ts';

const PIECES = [
	'--upload-pack=touch x',
	'-o',
	'$(touch x)',
	'`touch x`',
	';touch x',
	'|touch x',
	'main',
	'a..b',
];
const names = fc.oneof(
	hostileText,
	fc.constantFrom(...PIECES),
	fc.array(fc.oneof(fc.constantFrom(...PIECES), hostileText), { maxLength: 3 }).map((all) => all.join('/')),
);

let directory: string;
let github: FakeGitHub;

beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'branches-'));
	spawnSync('git', ['init', '--quiet'], { cwd: directory });
	const identity = ['-c', 'user.name=a', '-c', 'user.email=a@b'];
	spawnSync('git', [...identity, 'commit', '--quiet', '--allow-empty', '-m', 'a'], { cwd: directory });
	github = await startFakeGitHub({
		repository: { name: 'octocat/shop', isPublic: false },
		tokens: { reader: { login: 'github-actions[bot]', permissions: { 'pull-requests': 'read' } } },
	});
});

afterAll(async () => {
	await github.close();
	await rm(directory, { recursive: true });
});

it(
	'whatever a base is called, git only looks for it, and what is said about it is safe to copy',
	async () => {
		const property = fc.asyncProperty(names, async (name) => {
			const found = await findBase(directory, name).catch((error: unknown) => error);
			if (typeof found === 'string') {
				expect(found).toMatch(/^[0-9a-f]{40}$/);
			} else {
				expect(found).toBeInstanceOf(UserError);
				const command = /`git fetch origin ([^`]*)`/.exec(formatError(found))?.[1] ?? '';
				expect(command).toMatch(/^[\w./-]*$/);
			}
			expect(await readdir(directory)).toEqual(['.git']);
		});
		await fc.assert(property, runs(40));
	},
	TIME_LIMIT,
);

it(
	'whatever the branch of a fork is called, only its own pull request is found',
	async () => {
		const client = openClient({ token: 'reader', apiUrl: github.url, patient: false });
		const property = fc.asyncProperty(
			names.filter((name) => name !== '' && name.isWellFormed()),
			names,
			async (branch, other) => {
				const { pulls, id } = github.repository;
				pulls.splice(0);
				const sha = 'a'.repeat(40);
				const ours = { headRepository: 'mallory/shop', head: { ref: branch, sha } };
				addPull(github.repository, { number: 1, headRepository: 'trent/shop', head: { ref: branch, sha } });
				if (other !== branch) addPull(github.repository, { number: 2, ...ours, head: { ref: other, sha } });
				addPull(github.repository, { number: 3, ...ours });
				const run: FollowedRun = {
					...{ id: 1, event: 'pull_request', conclusion: 'success', repositoryId: id, pullRequests: [] },
					head: null,
				};
				const head = { sha, branch, owner: 'mallory', repositoryId: idOfFork() };
				const found = await findPullRequest(client, { owner: 'octocat', repo: 'shop' }, run, head);
				expect(found).toMatchObject({ kind: 'found', pullRequest: { number: 3, isFork: true } });
			},
		);
		await fc.assert(property, runs(40));
		expect(github.violations).toEqual([]);
	},
	TIME_LIMIT,
);

/** The number that the fake gives to a repository that it only knows by name. */
function idOfFork(): number {
	return Number(showRepository(github.state, 'mallory/shop').id);
}

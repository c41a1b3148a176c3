import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPullRequest } from '../../src/github/check-pull-request.ts';
import { openClient } from '../../src/github/client.ts';
import { makeBlobCache } from '../../src/github/sources/blob-cache.ts';
import { makeRepository, type Repository } from '../cases/repository.ts';
import { type MemoryGit, memoryGit } from '../support/fake-github/memory-git.ts';
import { pullRequestPayload } from '../support/fake-github/payload.ts';
import { COMMENTER } from '../support/fake-github/rights.ts';
import { type FakeGitHub, startFakeGitHub } from '../support/fake-github/server.ts';
import { addPull } from '../support/fake-github/state.ts';
import { runStep } from '../support/runner.ts';

const NAME = 'octocat/shop';
const LOGIN = 'github-actions[bot]';
const USERS = { 'db/migrations/0001_users.up.sql': 'CREATE TABLE users (id bigint PRIMARY KEY);\n' };
const PHONE = { 'db/migrations/0002_phone.up.sql': 'ALTER TABLE users ADD COLUMN phone text;\n' };
const FAX = { 'db/migrations/0002_fax.up.sql': 'ALTER TABLE users ADD COLUMN fax text;\n' };
const NOTE = { 'db/migrations/0002_note.up.sql': 'ALTER TABLE users ADD COLUMN note text;\n' };

const ADDED = {
	...{
		previousPath: null,
		status: 'added' as const,
		sha: 'd'.repeat(40),
		additions: 1,
		deletions: 0,
		patch: null,
	},
};

let github: FakeGitHub;
let git: MemoryGit;

beforeEach(async () => {
	git = memoryGit();
	const first = git.push('main', USERS);
	github = await startFakeGitHub({
		repository: { name: NAME, git },
		tokens: { writer: { login: LOGIN, permissions: COMMENTER } },
	});
	for (const [number, files] of [
		[2, PHONE],
		[3, FAX],
	] as const) {
		const sha = git.push(`topic-${number}`, files, first);
		const added = Object.keys(files).map((path) => ({ ...ADDED, path }));
		addPull(github.repository, { number, head: { ref: `topic-${number}`, sha }, files: added });
	}
});

afterEach(async () => {
	expect(github.violations).toEqual([]);
	await github.close();
});

/** Checks a pull request as the bot does; gives the text of its comment. */
async function checkByBot(number: number): Promise<string> {
	await checkPullRequest({
		client: openClient({ token: 'writer', apiUrl: github.url, patient: false }),
		pullRequest: { owner: 'octocat', repo: 'shop', number },
		author: async () => LOGIN,
		identity: { workflow: '', job: 'bot', speaksForAll: false },
		checkRun: null,
		cache: makeBlobCache(1_000_000),
		isWanted: async () => true,
		fence: async () => {},
		note: () => {},
	});
	return github.comments.all.find(({ issue }) => issue === number)?.body ?? '';
}

describe('two pull requests that take one version', () => {
	it('are told by the bot: the newer one has to give way', async () => {
		expect(await checkByBot(3)).toMatch(
			/0002\\_fax\.up\.sql has the version 2, which 0002\\_phone\.up\.sql has in the open pull request/,
		);
		// A note alone is no reason to write.
		expect(await checkByBot(2)).toBe('');
	});

	it('are told where the other one was merged meanwhile', async () => {
		git.push('main', NOTE);
		expect(await checkByBot(3)).toMatch(/which 0002\\_note\.up\.sql has got on the base branch meanwhile/);
	});
});

describe('the action', () => {
	let repository: Repository;
	let directory: string;

	beforeEach(async () => {
		repository = makeRepository();
		directory = await mkdtemp(join(tmpdir(), 'two-'));
		await mkdir(join(directory, 'workspace'));
	});
	afterEach(async () => {
		repository.remove();
		await rm(directory, { recursive: true });
	});

	it('asks for the other pull requests too', async () => {
		repository.git('init', '--quiet', '--initial-branch', 'main');
		for (const [path, text] of Object.entries(USERS)) repository.write(path, text);
		repository.commit('users');
		const baseSha = repository.git('rev-parse', 'HEAD').trim();
		for (const [path, text] of Object.entries(FAX)) repository.write(path, text);
		repository.commit('fax');
		const headSha = repository.git('rev-parse', 'HEAD').trim();
		const { exitCode, stdout } = await runStep({
			script: fileURLToPath(new URL('../../src/entry/action.ts', import.meta.url)),
			...{ directory, workspace: repository.path, token: 'writer', apiUrl: github.url, repository: NAME },
			event: {
				name: 'pull_request',
				payload: pullRequestPayload({ repository: NAME, number: 3, baseSha, baseRef: 'main', headSha }),
			},
			sha: headSha,
			inputs: { comment: 'never', 'max-review-comments': '0' },
		});
		expect(stdout).toContain('history/version-taken');
		expect(exitCode).toBe(1);
	});
});

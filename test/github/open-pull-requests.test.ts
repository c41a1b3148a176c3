import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openClient } from '../../src/github/client.ts';
import { githubOpenPullRequests } from '../../src/github/open-pull-requests-port.ts';
import type { DiffFile } from '../support/fake-github/diff-files.ts';
import { READER } from '../support/fake-github/rights.ts';
import { type FakeGitHub, startFakeGitHub } from '../support/fake-github/server.ts';
import { addPull } from '../support/fake-github/state.ts';

let github: FakeGitHub;

beforeEach(async () => {
	github = await startFakeGitHub({
		repository: { name: 'octocat/shop', isPublic: false },
		tokens: {
			reader: { login: 'github-actions[bot]', permissions: READER },
			stranger: { login: 'github-actions[bot]', permissions: { contents: 'read' } },
		},
	});
});

afterEach(async () => {
	expect(github.violations).toEqual([]);
	await github.close();
});

function file(path: string, status: DiffFile['status'] = 'added'): DiffFile {
	return { path, status, previousPath: null, sha: 'd'.repeat(40), additions: 1, deletions: 0, patch: null };
}

function list(token = 'reader') {
	const client = openClient({ token, apiUrl: github.url, patient: false });
	return githubOpenPullRequests(client, { owner: 'octocat', repo: 'shop', number: 2 }, 'main').list();
}

describe('the other open pull requests', () => {
	it('are those into the same branch, with the files that they add or rename', async () => {
		const { repository } = github;
		addPull(repository, { number: 2, files: [file('own.sql')] });
		addPull(repository, {
			number: 3,
			files: [file('a.sql'), file('b.sql', 'modified'), file('c.sql', 'renamed'), file('d.sql', 'removed')],
		});
		addPull(repository, { number: 4, headRepository: 'mallory/shop', files: [file('e.sql')] });
		addPull(repository, { number: 5, state: 'closed', files: [file('f.sql')] });
		addPull(repository, { number: 6, base: { ref: 'next', sha: 'b'.repeat(40) }, files: [file('g.sql')] });
		expect(await list()).toEqual({
			pullRequests: [
				{ number: 4, isFork: true, addedFiles: ['e.sql'] },
				{ number: 3, isFork: false, addedFiles: ['a.sql', 'c.sql'] },
			],
			leftOut: null,
		});
		expect(github.requests).toEqual(['POST /graphql']);
	});

	it('are read page by page, and their files too', async () => {
		const many = Array.from({ length: 250 }, (_, index) => file(`${String(index).padStart(3, '0')}.sql`));
		addPull(github.repository, { number: 3, files: many });
		for (let number = 4; number < 60; number += 1) addPull(github.repository, { number, files: [] });
		const { pullRequests, leftOut } = await list();
		expect(pullRequests).toHaveLength(57);
		expect(pullRequests.at(-1)?.addedFiles).toHaveLength(250);
		expect(leftOut).toBeNull();
		expect(github.requests).toHaveLength(4);
	});

	it('are the newest 200 of very many, and it is said what was not looked at', async () => {
		const endless = Array.from({ length: 1300 }, (_, index) => file(`${index}.sql`));
		for (let number = 3; number < 300; number += 1) {
			addPull(github.repository, { number, files: number === 299 ? endless : [] });
		}
		const { pullRequests, leftOut } = await list();
		expect(pullRequests).toHaveLength(200);
		expect(leftOut).toBe(
			'Only the 200 newest open pull requests were compared with. Not all files were looked at of #299.',
		);
		expect(github.requests).toHaveLength(14);
	});

	it.each([
		['who may not read them', 'stranger', null, 'the token lacks the permission `pull-requests: read`.'],
		['while GitHub is away', 'reader', 502, 'GitHub answered 502.'],
	])('are left out for those %s', async (_, token, status, expected) => {
		if (status !== null) github.outages.push({ status, body: { message: 'Server Error' } });
		const { pullRequests, leftOut } = await list(token);
		expect(pullRequests).toEqual([]);
		expect(leftOut).toBe(
			`The other open pull requests could not be read, so it is not known whether one of them takes the same version: ${expected}`,
		);
	});
});

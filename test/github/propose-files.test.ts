import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { githubBranches } from '../../src/github/branch-port.ts';
import { openClient } from '../../src/github/client.ts';
import { githubPullRequests } from '../../src/github/pull-request-port.ts';
import { type Proposal, type Proposed, proposeFiles } from '../../src/publish/propose-files.ts';
import { memoryGit } from '../support/fake-github/memory-git.ts';
import { EVERYTHING } from '../support/fake-github/rights.ts';
import { type FakeGitHub, startFakeGitHub } from '../support/fake-github/server.ts';

const REPOSITORY = { owner: 'octocat', repo: 'shop' };
const BOT = 'github-actions[bot]';
const BRANCH = 'auggie/database-spec';

let github: FakeGitHub;

beforeEach(async () => {
	const git = memoryGit();
	git.push('main', { 'README.md': '# Shop\n' });
	github = await startFakeGitHub({
		repository: { name: 'octocat/shop', git },
		tokens: {
			bot: { login: BOT, permissions: EVERYTHING },
			reader: { login: BOT, permissions: { contents: 'read', 'pull-requests': 'write' } },
			committer: { login: BOT, permissions: { contents: 'write', 'pull-requests': 'read' } },
		},
	});
});

afterEach(async () => {
	expect(github.violations).toEqual([]);
	await github.close();
});

const git = () => github.repository.git!;
const tip = (branch: string) => git().resolve(`refs/heads/${branch}`) ?? '';
const writes = () =>
	github.requests.filter((request) => /^(POST|PATCH|DELETE) \/(repos|graphql)/.test(request));
const pull = () => github.repository.pulls.at(-1);
const ahead = () => git().between('refs/heads/main', `refs/heads/${BRANCH}`);

function propose(part: Partial<Proposal> = {}, token = 'bot'): Promise<Proposed> {
	const client = openClient({ token, apiUrl: github.url, patient: false });
	return proposeFiles(
		{
			base: { branch: 'main', head: tip('main') },
			branch: BRANCH,
			files: [{ path: 'docs/plan.md', before: null, after: 'planned\n' }],
			title: 'Add the database specification',
			body: 'What is in it.',
			farewell: 'There is nothing left to merge.',
			...part,
		},
		{ branches: githubBranches(client, REPOSITORY), pullRequests: githubPullRequests(client, REPOSITORY) },
	);
}

/** Somebody pushes a file to a branch. */
function push(branch: string, path: string, author: string): string {
	const sha = git().writeCommit(tip(branch), `Add ${path}`, new Map([[path, Buffer.from('x\n')]]), author);
	git().moveBranch(branch, sha);
	return sha;
}

describe('a proposal of files', () => {
	it('opens one pull request with one commit on the base, and does nothing the second time', async () => {
		const outcome = await propose();
		expect(outcome).toMatchObject({ kind: 'opened', pullRequest: { number: 1 }, commit: tip(BRANCH) });
		expect(ahead()).toEqual([tip(BRANCH)]);
		expect(pull()).toMatchObject({ title: 'Add the database specification', author: BOT, state: 'open' });
		expect(pull()?.body).toContain('What is in it.');
		expect(tip(`${BRANCH}-next`)).toBe('');

		const [before, at] = [tip(BRANCH), github.requests.length];
		expect(await propose()).toMatchObject({ kind: 'unchanged', commit: null });
		expect(tip(BRANCH)).toBe(before);
		// The one question is who we are.
		expect(github.requests.slice(at).filter((request) => /^(POST|PATCH)/.test(request))).toEqual([
			'POST /graphql',
		]);
		expect(github.repository.pulls).toHaveLength(1);
	});

	it('is unchanged when only the base has moved on', async () => {
		await propose();
		const before = tip(BRANCH);
		push('main', 'elsewhere.txt', 'octocat');
		expect(await propose()).toMatchObject({ kind: 'unchanged' });
		expect(tip(BRANCH)).toBe(before);
	});

	it('replaces our own commit by one on the newest base, and GitHub never sees the branch empty', async () => {
		await propose();
		push('main', 'elsewhere.txt', 'octocat');
		const files = [{ path: 'docs/plan.md', before: null, after: 'planned anew\n' }];
		const outcome = await propose({ files, body: 'What is in it now.' });
		expect(outcome).toMatchObject({ kind: 'updated', pullRequest: { number: 1 } });
		expect(git().commit(tip(BRANCH))?.parents).toEqual([tip('main')]);
		expect(pull()).toMatchObject({ number: 1, state: 'open' });
		expect(pull()?.body).toContain('What is in it now.');
		expect(github.repository.pulls).toHaveLength(1);
	});

	it('never loses what others have committed to the branch, and says who', async () => {
		await propose();
		const theirs = push(BRANCH, 'answer.md', 'octocat');
		const files = [{ path: 'docs/plan.md', before: null, after: 'planned anew\n' }];
		expect(await propose({ files })).toMatchObject({ kind: 'taken', authors: ['octocat'] });
		expect(await propose({ files: [] })).toEqual({ kind: 'current', closed: null });
		expect(tip(BRANCH)).toBe(theirs);
		expect(pull()?.state).toBe('open');
	});

	it('never loses what somebody pushes in the same moment', async () => {
		await propose();
		let theirs = '';
		github.fault = (request) => {
			// By then it was found that all commits there are ours.
			const isCommitting = request === 'POST /graphql' && tip(`${BRANCH}-next`) !== '' && theirs === '';
			if (isCommitting) theirs = push(BRANCH, 'answer.md', 'octocat');
			return undefined;
		};
		const files = [{ path: 'docs/plan.md', before: null, after: 'planned anew\n' }];
		expect(await propose({ files })).toEqual({ kind: 'overtaken' });
		expect(theirs).not.toBe('');
		expect(tip(BRANCH)).toBe(theirs);
		expect(tip(`${BRANCH}-next`)).toBe('');
	});

	it('closes its pull request with a word when the base has it all', async () => {
		await propose();
		expect(await propose({ files: [] })).toMatchObject({ kind: 'current', closed: { number: 1 } });
		expect(pull()?.state).toBe('closed');
		expect(github.comments.all.map(({ body }) => body)).toEqual(['There is nothing left to merge.']);
		const at = writes().length;
		expect(await propose({ files: [] })).toEqual({ kind: 'current', closed: null });
		expect(writes().slice(at)).toEqual(['POST /graphql']);
	});

	it('opens a new one after the last one was squashed into the base, others’ commits and all', async () => {
		await propose();
		push(BRANCH, 'answer.md', 'octocat');
		Object.assign(pull()!, { state: 'closed', mergedAt: '2026-01-02T12:00:00Z' });
		push('main', 'squashed.md', 'octocat');
		const files = [{ path: 'docs/plan.md', before: 'planned\n', after: 'planned anew\n' }];
		expect(await propose({ files })).toMatchObject({ kind: 'opened', pullRequest: { number: 2 } });
		expect(ahead()).toHaveLength(1);
	});

	it('leaves the words of people in the body, and all of it where they opened the pull request', async () => {
		await propose();
		pull()!.body = `Please look.\n\n${pull()!.body}\n\nThanks.`;
		await propose({ body: 'Now with questions.' });
		expect(pull()?.body).toMatch(/^Please look\.\n[\s\S]*Now with questions\.[\s\S]*Thanks\.$/);
		Object.assign(pull()!, { author: 'octocat', body: 'Mine.' });
		expect(await propose({ body: 'Changed.' })).toMatchObject({ kind: 'unchanged' });
		expect(await propose({ files: [] })).toEqual({ kind: 'current', closed: null });
		expect(pull()).toMatchObject({ body: 'Mine.', state: 'open' });
	});

	it('says which setting keeps workflows from opening pull requests, and goes on from there later', async () => {
		github.repository.actionsMayOpenPulls = false;
		const error = await propose().catch((reason: unknown) => reason);
		expect(error).toBeInstanceOf(UserError);
		expect((error as UserError).hint).toContain('Allow GitHub Actions to create and approve pull requests');
		const before = tip(BRANCH);
		expect(ahead()).toEqual([before]);
		github.repository.actionsMayOpenPulls = true;
		expect(await propose()).toMatchObject({ kind: 'opened', commit: null });
		expect(tip(BRANCH)).toBe(before);
	});

	it.each([
		['reader', 'contents: write'],
		['committer', 'pull-requests: write'],
	])('names the permission that the %s lacks', async (token, permission) => {
		const error = await propose({}, token).catch((reason: unknown) => reason);
		expect((error as UserError).hint).toContain(`\`${permission}\``);
		expect(github.repository.pulls).toEqual([]);
	});
});

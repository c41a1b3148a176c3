import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, openClient } from '../../src/github/client.ts';
import { makeRepository, type Repository } from '../cases/repository.ts';
import { openGitDirectory } from '../support/fake-github/git-directory.ts';
import { SERVER_ERROR, secondaryLimit } from '../support/fake-github/outages.ts';
import { EVERYTHING, READER } from '../support/fake-github/rights.ts';
import { type FakeGitHub, startFakeGitHub } from '../support/fake-github/server.ts';
import { addPull } from '../support/fake-github/state.ts';

const SHOP = { owner: 'octocat', repo: 'shop' };
const PULL = { ...SHOP, pull_number: 2 };
const BOT = 'github-actions[bot]';

let directory: Repository;
let github: FakeGitHub;
let writer: Client;

beforeAll(async () => {
	directory = makeRepository();
	directory.git('init', '--quiet', '--initial-branch', 'main');
	directory.write('db/1.sql', 'CREATE TABLE a ();\n-- one\n-- two\n');
	directory.write('db/old name.sql', 'SELECT 1;\nSELECT 2;\nSELECT 3;\nSELECT 4;\n');
	directory.write('docs/spec.md', '# Spec\n');
	directory.commit('Begin');
	directory.git('switch', '--quiet', '--create', 'topic/one');
	directory.write('db/1.sql', 'CREATE TABLE a ();\n-- one\n-- three\n');
	directory.write('db/2.sql', 'CREATE TABLE b ();\n');
	directory.git('mv', 'db/old name.sql', 'db/new é.sql');
	directory.git('rm', '--quiet', 'docs/spec.md');
	directory.commit('Change');
	github = await startFakeGitHub({
		repository: { name: 'octocat/shop', git: openGitDirectory(directory.path) },
		tokens: {
			writer: { login: BOT, permissions: EVERYTHING },
			reader: { login: BOT, permissions: READER },
			none: { login: BOT, permissions: {}, repositories: ['octocat/other'] },
		},
	});
	addPull(github.repository, { number: 2, head: { ref: 'topic/one', sha: '' } });
	writer = open('writer');
});

beforeEach(() => {
	github.outages.length = 0;
});

afterAll(async () => {
	await github.close();
	directory.remove();
	expect(github.violations).toEqual([]);
});

const open = (token: string) => openClient({ token, apiUrl: github.url, patient: false });
const sha = (revision: string) => directory.git('rev-parse', revision).trim();

describe('the files of a repository', () => {
	it('are those of its git directory', async () => {
		const { data } = await writer.rest.git.getTree({ ...SHOP, tree_sha: sha('topic/one'), recursive: '1' });
		expect(data.tree.map(({ path, type }) => `${type} ${path}`)).toEqual([
			...['tree db', 'blob db/1.sql', 'blob db/2.sql', 'blob db/new é.sql'],
		]);
		const blob = await writer.rest.git.getBlob({ ...SHOP, file_sha: data.tree[2]?.sha ?? '' });
		expect(Buffer.from(blob.data.content, 'base64').toString()).toBe('CREATE TABLE b ();\n');
	});

	it('are cut off where there are too many', async () => {
		github.repository.treeLimit = 2;
		const { data } = await writer.rest.git.getTree({ ...SHOP, tree_sha: 'main', recursive: '1' });
		github.repository.treeLimit = 100_000;
		expect([data.truncated, data.tree.length]).toEqual([true, 2]);
	});

	it('are compared as git compares them', async () => {
		const { data } = await writer.rest.repos.compareCommitsWithBasehead({
			...SHOP,
			basehead: 'main...topic/one',
		});
		expect([data.status, data.ahead_by, data.behind_by]).toEqual(['ahead', 1, 0]);
		expect(data.files?.map(({ filename, status }) => `${status} ${filename}`)).toEqual([
			...['modified db/1.sql', 'added db/2.sql', 'renamed db/new é.sql', 'removed docs/spec.md'],
		]);
	});

	it('are at branches that are made, moved and taken away', async () => {
		const ref = 'heads/made/here';
		await writer.rest.git.createRef({ ...SHOP, ref: `refs/${ref}`, sha: sha('main') });
		await writer.rest.git.updateRef({ ...SHOP, ref, sha: sha('topic/one') });
		const { data } = await writer.rest.git.getRef({ ...SHOP, ref });
		expect(data.object.sha).toBe(sha('topic/one'));
		await expect(writer.rest.git.updateRef({ ...SHOP, ref, sha: sha('main') })).rejects.toThrow(
			'fast forward',
		);
		await writer.rest.git.deleteRef({ ...SHOP, ref });
		await expect(writer.rest.git.getRef({ ...SHOP, ref })).rejects.toMatchObject({ status: 404 });
		const commit = await writer.rest.git.getCommit({ ...SHOP, commit_sha: sha('main') });
		expect(commit.data.message).toBe('Begin');
	});
});

describe('a pull request', () => {
	it('is at the end of its branch', async () => {
		const { data } = await writer.rest.pulls.get(PULL);
		expect([data.head.sha, data.base.sha]).toEqual([sha('topic/one'), sha('main')]);
		expect((await writer.rest.pulls.list({ ...SHOP, head: 'octocat:topic/one' })).data).toHaveLength(1);
		const ofCommit = { ...SHOP, commit_sha: sha('topic/one') };
		expect((await writer.rest.repos.listPullRequestsAssociatedWithCommit(ofCommit)).data).toHaveLength(1);
	});

	it('lists its files with their patches', async () => {
		const { data } = await writer.rest.pulls.listFiles(PULL);
		expect(
			data.map(({ filename, patch, previous_filename }) => [filename, patch, previous_filename]),
		).toEqual([
			['db/1.sql', '@@ -1,3 +1,3 @@\n CREATE TABLE a ();\n -- one\n--- two\n+-- three', undefined],
			['db/2.sql', '@@ -0,0 +1 @@\n+CREATE TABLE b ();', undefined],
			['db/new é.sql', undefined, 'db/old name.sql'],
			['docs/spec.md', '@@ -1 +0,0 @@\n-# Spec', undefined],
		]);
	});

	it('is opened once for a branch', async () => {
		const wanted = { ...SHOP, title: 'Again', head: 'topic/one', base: 'main' };
		await expect(writer.rest.pulls.create(wanted)).rejects.toThrow('already exists');
	});

	it('refuses a whole review for one comment that is not on a line of the diff', async () => {
		const at = (line: number, part: object = {}) => ({ path: 'db/1.sql', line, body: 'b', ...part });
		const review = (...comments: ReturnType<typeof at>[]) =>
			writer.rest.pulls.createReview({ ...PULL, event: 'COMMENT', body: 'Text', comments });
		await expect(review(at(3), at(9))).rejects.toMatchObject({ status: 422 });
		await expect(review(at(1, { path: 'docs' }))).rejects.toThrow('Path could not be resolved');
		await expect(review(at(3, { start_line: 3 }))).rejects.toThrow('must precede');
		expect(github.repository.reviewComments).toEqual([]);
		const { data } = await review(at(3), at(3, { side: 'LEFT' }), at(3, { start_line: 2 }));
		const comments = await writer.rest.pulls.listReviewComments(PULL);
		expect(comments.data.map(({ line, side }) => `${side} ${line}`)).toEqual([
			'RIGHT 3',
			'LEFT 3',
			'RIGHT 3',
		]);
		const ofReview = { ...PULL, review_id: data.id };
		expect((await writer.rest.pulls.listCommentsForReview(ofReview)).data).toHaveLength(3);
		expect((await writer.rest.pulls.listReviews(PULL)).data).toHaveLength(1);
	});
});

describe('everything else', () => {
	it('reacts to a comment once', async () => {
		const comment = { ...SHOP, comment_id: github.comments.add(2, 'octocat', 'Hello').id };
		await writer.rest.reactions.createForIssueComment({ ...comment, content: 'eyes' });
		await writer.rest.reactions.createForIssueComment({ ...comment, content: 'eyes' });
		expect((await writer.rest.reactions.listForIssueComment(comment)).data).toHaveLength(1);
		expect((await writer.rest.issues.getComment(comment)).data.body).toBe('Hello');
		await writer.rest.issues.deleteComment(comment);
		await expect(writer.rest.issues.getComment(comment)).rejects.toMatchObject({ status: 404 });
	});

	it('knows what a person may do', async () => {
		github.repository.collaborators.set('ada', 'maintain');
		const of = async (username: string) =>
			(await writer.rest.repos.getCollaboratorPermissionLevel({ ...SHOP, username })).data.permission;
		expect([await of('ada'), await of('mallory')]).toEqual(['write', 'read']);
		expect((await writer.rest.repos.get(SHOP)).data.default_branch).toBe('main');
		expect((await writer.rest.rateLimit.get()).data.rate.remaining).toBeGreaterThan(0);
	});

	it('adds annotations to a check run, fifty at a time', async () => {
		const annotation = {
			...{ path: 'db/1.sql', start_line: 1, end_line: 1, annotation_level: 'warning', message: 'm' },
		} as const;
		const output = { title: 't', summary: 's', annotations: Array(50).fill(annotation) };
		const head_sha = sha('topic/one');
		const { data } = await writer.rest.checks.create({ ...SHOP, name: 'Specification', head_sha, output });
		const run = { ...SHOP, check_run_id: data.id };
		await writer.rest.checks.update({ ...run, conclusion: 'neutral', output });
		const found = await writer.rest.checks.listForRef({
			...SHOP,
			ref: head_sha,
			check_name: 'Specification',
		});
		expect(found.data.check_runs).toMatchObject([
			{ status: 'completed', output: { annotations_count: 100 } },
		]);
		const { data: listed } = await writer.rest.checks.listAnnotations({ ...run, per_page: 100 });
		expect(listed).toHaveLength(100);
	});
});

describe('a token', () => {
	it('may do what its permissions say', async () => {
		const reader = open('reader');
		expect((await reader.rest.pulls.listFiles(PULL)).status).toBe(200);
		const refused = {
			status: 403,
			message: expect.stringContaining('Resource not accessible by integration'),
		};
		const review = { ...PULL, event: 'COMMENT', body: 'b' } as const;
		await expect(reader.rest.pulls.createReview(review)).rejects.toMatchObject(refused);
		const check = { ...SHOP, name: 'n', head_sha: sha('main') };
		await expect(reader.rest.checks.create(check)).rejects.toMatchObject(refused);
		await expect(open('none').rest.repos.get(SHOP)).rejects.toMatchObject({ status: 404 });
	});
});

describe('an outage', () => {
	it('meets the requests that it is for', async () => {
		github.outages.push({ ...SERVER_ERROR, only: /reviews$/ }, { connection: 'drops', only: /files$/ });
		expect((await writer.rest.pulls.get(PULL)).status).toBe(200);
		await expect(writer.rest.pulls.listReviews(PULL)).rejects.toMatchObject({ status: 502 });
		await expect(writer.rest.pulls.listFiles(PULL)).rejects.toMatchObject({ status: 500 });
	});

	it('may come after the work is done', async () => {
		const before = github.comments.all.length;
		github.outages.push({ ...SERVER_ERROR, afterwards: true });
		const comment = writer.rest.issues.createComment({ ...SHOP, issue_number: 2, body: 'Done' });
		await expect(comment).rejects.toMatchObject({ status: 502 });
		expect(github.comments.all).toHaveLength(before + 1);
	});

	it('says how long to wait, takes its time, or never answers', async () => {
		github.outages.push(secondaryLimit(30));
		await expect(writer.rest.pulls.get(PULL)).rejects.toMatchObject({
			response: { headers: { 'retry-after': '30' } },
		});
		github.outages.push({ delay: 50 });
		const start = performance.now();
		await writer.rest.pulls.get(PULL);
		expect(performance.now() - start).toBeGreaterThan(45);
		github.outages.push({ connection: 'hangs' });
		const signal = AbortSignal.timeout(50);
		await expect(writer.rest.pulls.get({ ...PULL, request: { signal } })).rejects.toThrow(/abort|timeout/i);
	});
});

describe('GraphQL', () => {
	const COMMIT = `mutation ($input: CreateCommitOnBranchInput!) {
		createCommitOnBranch(input: $input) { commit { oid signature { isValid wasSignedByGitHub } } }
	}`;
	const input = (expectedHeadOid: string) => ({
		branch: { repositoryNameWithOwner: 'octocat/shop', branchName: 'generated' },
		message: { headline: 'Update', body: 'Because.' },
		expectedHeadOid,
		fileChanges: {
			additions: [{ path: 'docs/new.md', contents: Buffer.from('# New\n').toString('base64') }],
			deletions: [{ path: 'db/1.sql' }],
		},
	});

	it('commits to a branch that is where it should be, and to no other', async () => {
		directory.git('branch', 'generated', 'main');
		const done = await writer.graphql<{
			createCommitOnBranch: { commit: { oid: string; signature: object } };
		}>(COMMIT, { input: input(sha('main')) });
		const { oid, signature } = done.createCommitOnBranch.commit;
		expect(sha('generated')).toBe(oid);
		expect(signature).toEqual({ isValid: true, wasSignedByGitHub: true });
		expect(
			directory.git('show', '--format=%an %s|%b', '--name-status', oid).replace(/\s+/g, ' ').trim(),
		).toBe('github-actions[bot] Update|Because. D db/1.sql A docs/new.md');
		await expect(writer.graphql(COMMIT, { input: input(sha('main')) })).rejects.toMatchObject({
			errors: [{ type: 'STALE_DATA', path: ['createCommitOnBranch'] }],
		});
		await expect(open('reader').graphql(COMMIT, { input: input(oid) })).rejects.toMatchObject({
			errors: [{ type: 'FORBIDDEN' }],
		});
	});

	it('lists threads page by page and resolves them', async () => {
		const QUERY = `query ($after: String) { repository(owner: "octocat", name: "shop") { pullRequest(number: 2) {
			reviewThreads(first: 2, after: $after) {
				nodes { id isResolved comments(first: 1) { nodes { databaseId author { login __typename } } } }
				pageInfo { hasNextPage endCursor }
			} } } }`;
		interface Threads {
			repository: {
				pullRequest: {
					reviewThreads: {
						nodes: { id: string; isResolved: boolean; comments: object }[];
						pageInfo: { hasNextPage: boolean; endCursor: string };
					};
				};
			};
		}
		const ask = async (after: string | null) =>
			(await writer.graphql<Threads>(QUERY, { after })).repository.pullRequest.reviewThreads;
		const first = await ask(null);
		expect(first.nodes[0]?.comments).toMatchObject({
			nodes: [{ author: { login: 'github-actions', __typename: 'Bot' } }],
		});
		expect(first.nodes).toHaveLength(2);
		expect(first.pageInfo.hasNextPage).toBe(true);
		expect((await ask(first.pageInfo.endCursor)).nodes).toHaveLength(1);
		await writer.graphql(
			'mutation ($id: ID!) { resolveReviewThread(input: { threadId: $id }) { thread { id } } }',
			{
				id: first.nodes[0]?.id,
			},
		);
		expect((await ask(null)).nodes.map(({ isResolved }) => isResolved)).toEqual([true, false]);
	});
});

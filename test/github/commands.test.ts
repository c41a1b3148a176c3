import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openClient } from '../../src/github/client.ts';
import { githubCommentAuthors } from '../../src/github/comment-author-port.ts';
import { githubComments } from '../../src/github/comment-port.ts';
import { findLogin } from '../../src/github/login.ts';
import { pullRequestDeeds } from '../../src/github/pull-request-deeds.ts';
import { makeBlobCache } from '../../src/github/sources/blob-cache.ts';
import { answerComment } from '../../src/slash-commands/answer-comment.ts';
import type { Repository } from '../cases/repository.ts';
import { openGitDirectory } from '../support/fake-github/git-directory.ts';
import { EVERYTHING } from '../support/fake-github/rights.ts';
import { type FakeGitHub, startFakeGitHub } from '../support/fake-github/server.ts';
import { addPull } from '../support/fake-github/state.ts';
import { makeSmallShop } from '../support/small-shop.ts';

const PULL_REQUEST = { owner: 'octocat', repo: 'shop', number: 2 };

let github: FakeGitHub;
let shop: Repository;

beforeEach(async () => {
	shop = makeSmallShop();
	github = await startFakeGitHub({
		repository: { name: 'octocat/shop', git: openGitDirectory(shop.path) },
		tokens: { bot: { login: 'github-actions[bot]', permissions: EVERYTHING } },
	});
	github.repository.collaborators.set('octocat', 'write').set('reader', 'read');
});

afterEach(async () => {
	expect(github.violations).toEqual([]);
	await github.close();
	shop.remove();
});

function openPull(headRepository: string | null): void {
	const { git } = github.repository;
	addPull(github.repository, {
		number: 2,
		base: { ref: 'main', sha: git?.resolve('main') ?? '' },
		head: { ref: 'wishlists', sha: git?.resolve('wishlists') ?? '' },
		headRepository,
	});
}

async function say(body: string, login = 'octocat') {
	const { id } = github.comments.add(2, login, body);
	const client = openClient({ token: 'bot', apiUrl: github.url, patient: false });
	const notes: string[] = [];
	const deeds = pullRequestDeeds({
		client,
		pullRequest: PULL_REQUEST,
		author: () => findLogin(client),
		identity: { workflow: 'Commands', job: 'answer', speaksForAll: true },
		checkRun: { hasButtons: false },
		cache: makeBlobCache(1 << 26),
		fence: async () => {},
		note: (message) => void notes.push(message),
		checksUpdates: true,
	});
	const answered = await answerComment(
		{ id, login, isBot: false, body },
		githubCommentAuthors(client, PULL_REQUEST),
		githubComments(client, PULL_REQUEST),
		deeds,
	);
	return { answered, notes };
}

const reactions = () => github.repository.reactions.map(({ content }) => content);
const ours = () => github.comments.all.filter(({ author }) => author === 'github-actions[bot]');

describe('a command on a pull request', () => {
	it('updates the specification in one signed commit on the head, once, and tells of the new head', async () => {
		openPull('octocat/shop');
		const { git } = github.repository;
		const before = git?.resolve('wishlists');
		const { answered } = await say('/database-spec update');
		expect(answered).toEqual({ kind: 'answered', command: 'update', wentWell: true });
		const after = git?.resolve('wishlists') ?? '';
		expect(git?.commit(after)?.parents).toEqual([before]);
		expect(git?.diff(before ?? '', after)).toContain('+++ b/docs/database-spec.md');
		expect(git?.diff(before ?? '', after)).toContain('+++ b/docs/database-spec.sql');
		expect(reactions()).toEqual(['eyes', 'rocket']);
		expect(github.repository.checkRuns).toMatchObject([
			{ sha: after, fields: { status: 'completed', conclusion: 'failure', actions: [] } },
		]);
		expect(ours().map(({ body }) => body.split('\n')[1])).toEqual([
			// What the example's own words plan otherwise is no matter of the generated blocks.
			'### This pull request makes 1 column differ from the specification.',
			expect.stringMatching(/^Committed `docs\/database-spec.md`, `docs\/database-spec.sql` in \[`/),
		]);

		await say('/database-spec update');
		expect(git?.resolve('wishlists')).toBe(after);
		expect(ours().at(-1)?.body).toContain('nothing to commit');
	});

	it('silences a rule above the statement that it names, with the reason', async () => {
		openPull('octocat/shop');
		const { git } = github.repository;
		const before = git?.resolve('wishlists') ?? '';
		const path = 'migrations/000001_create_customers.up.sql';
		await say(`/database-spec ignore index-not-concurrent ${path}:1 the table is small`);
		const after = git?.resolve('wishlists') ?? '';
		expect(git?.diff(before, after)).toMatch(
			/^\+-- database-spec: ignore index-not-concurrent the table is small\n/m,
		);
		expect(ours().at(-1)?.body).toContain('Silenced in [');
		await say('/database-spec ignore index-not-concurrent README.md:1 the table is small');
		expect(git?.resolve('wishlists')).toBe(after);
		expect(ours().at(-1)?.body).toContain('no statement of a migration');
	});

	it('shows the migrations as one, proven, then commits them so on the head', async () => {
		openPull('octocat/shop');
		const { git } = github.repository;
		const before = git?.resolve('wishlists') ?? '';
		await say('/database-spec show-squash');
		expect(git?.resolve('wishlists')).toBe(before);
		expect(ours().at(-1)?.body).toContain('4 of 4 migrations folded into 1');
		expect(ours().at(-1)?.body).toContain('ALTER TABLE customers DROP COLUMN fax;');

		const { answered } = await say('/database-spec squash');
		expect(answered).toEqual({ kind: 'answered', command: 'squash', wentWell: true });
		const after = git?.resolve('wishlists') ?? '';
		expect(git?.commit(after)?.parents).toEqual([before]);
		const paths = [...(git?.diff(before, after) ?? '').matchAll(/^diff --git a\/(\S+)/gm)].map(
			([, path]) => path,
		);
		expect(paths).toHaveLength(8);
		expect(paths.filter((path) => !path?.startsWith('migrations/'))).toEqual([]);
		expect(ours().at(-1)?.body).toMatch(/Committed 4 migrations as one in \[`[0-9a-f]{7}`\]/);
	});

	it('writes nothing to a fork, and says what to do', async () => {
		openPull('mallory/shop');
		const before = github.repository.git?.resolve('wishlists');
		await say('/database-spec update');
		expect(github.repository.git?.resolve('wishlists')).toBe(before);
		expect(reactions()).toEqual(['eyes', 'confused']);
		expect(ours()[0]?.body).toContain('`auggie-database-spec generate`');
	});

	it.each(['reader', 'stranger'])('is refused to %s, who may not push', async (login) => {
		openPull('octocat/shop');
		const { answered } = await say('/database-spec update', login);
		expect(answered).toEqual({ kind: 'refused', command: 'update', login });
		expect(github.requests.some((request) => /graphql|git\/trees/.test(request))).toBe(false);
	});
});

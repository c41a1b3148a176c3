import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { diffText } from '../../src/compare/text-diff.ts';
import { openClient } from '../../src/github/client.ts';
import { githubReviews } from '../../src/github/review-port.ts';
import { type PublishContext, publishReport } from '../../src/publish/publish-report.ts';
import { recordingPorts } from '../../src/publish/recording-ports.ts';
import type { Finding, Report } from '../../src/report/report.ts';
import { makeRepository, type Repository } from '../cases/repository.ts';
import { openGitDirectory } from '../support/fake-github/git-directory.ts';
import { SERVER_ERROR } from '../support/fake-github/outages.ts';
import { COMMENTER, EVERYTHING, READER } from '../support/fake-github/rights.ts';
import { type FakeGitHub, startFakeGitHub } from '../support/fake-github/server.ts';
import { addPull } from '../support/fake-github/state.ts';
import { HOSTILE } from '../support/hostile.ts';
import { makeDatabase, makeFinding, makeReport } from '../support/reports.ts';

const NAME = { owner: 'octocat', repo: 'shop', number: 2 };
const BOT = 'github-actions[bot]';
const REVIEWS = 'POST /repos/octocat/shop/pulls/2/reviews';
const DOCUMENT = 'docs/database-spec.md';
const UNPLACEABLE = {
	message: 'Unprocessable Entity',
	errors: ['Line could not be resolved'],
	documentation_url: 'https://docs.github.com/rest/pulls/reviews#create-a-review-for-a-pull-request',
};
const COMMITTED = '# Shop\n\n```sql\nCREATE TABLE users (\n\tage integer\n);\n```\n';

let directory: Repository;
let github: FakeGitHub;

beforeAll(() => {
	directory = makeRepository();
	directory.git('init', '--quiet', '--initial-branch', 'main');
	directory.write('db/0001_users.sql', 'CREATE TABLE users (\n\tage integer\n);\n');
	directory.write('db/old.sql', Array.from({ length: 30 }, (_, at) => `-- ${at + 1}\n`).join(''));
	directory.commit('Begin');
	directory.git('switch', '--quiet', '--create', 'topic');
	directory.write('db/0002_age.sql', 'ALTER TABLE users\n\tALTER COLUMN age TYPE bigint;\n');
	directory.write(DOCUMENT, COMMITTED);
	directory.git('mv', 'db/old.sql', 'db/new.sql');
	directory.write(
		'db/new.sql',
		Array.from({ length: 30 }, (_, at) => `-- ${at === 14 ? 'x' : at + 1}\n`).join(''),
	);
	directory.commit('Change');
});

afterAll(() => directory.remove());

beforeEach(async () => {
	github = await startFakeGitHub({
		repository: { name: 'octocat/shop', git: openGitDirectory(directory.path) },
		tokens: {
			writer: { login: BOT, permissions: EVERYTHING },
			commenter: { login: BOT, permissions: COMMENTER },
			reader: { login: BOT, permissions: READER },
			app: { login: 'our-app[bot]', permissions: EVERYTHING },
		},
	});
	addPull(github.repository, { number: 2, head: { ref: 'topic', sha: '' } });
});

afterEach(async () => {
	expect(github.violations).toEqual([]);
	await github.close();
});

const head = () => directory.git('rev-parse', 'topic').trim();

async function publish(report: Report, token = 'writer', part: Partial<PublishContext> = {}) {
	const client = openClient({ token, apiUrl: github.url, patient: false });
	const ports = { ...recordingPorts(), checkRun: null, review: githubReviews(client, NAME, head()) };
	await publishReport(report, ports, {
		...{ links: null, head: head(), workflow: 'Database', job: 'check', speaksForAll: false },
		...{ failOn: 'error', hasButtons: false, canUpdate: false },
		publishing: { comment: 'on-findings', reviewComments: 10 },
		...part,
	});
	return ports;
}

const at = (file: string, line: number, name: string, part: Partial<Finding> = {}) =>
	makeFinding({
		...{ subject: `column ${name}`, message: `column ${name} is new` },
		...{ document: null, migration: { file, line }, ...part },
	});
const report = (...findings: readonly Finding[]) => makeReport([makeDatabase({ findings })]);
const AGE = at('db/0002_age.sql', 2, 'users.age');
const posted = () => github.log.filter(({ what }) => what === REVIEWS);
const places = () =>
	github.repository.reviewComments.map(({ path, startLine, line }) => `${path}:${startLine ?? ''}:${line}`);

describe('a review on GitHub', () => {
	it('is one request with all comments, made once for a head', async () => {
		await publish(report(AGE, at('db/new.sql', 15, 'a'), at('db/new.sql', 1, 'b'), at(DOCUMENT, 8, 'c')));
		expect(posted()).toMatchObject([
			{
				status: 200,
				body: {
					event: 'COMMENT',
					commit_id: head(),
					body: '2 things to settle between the migrations and the specification.',
					comments: [
						{ path: 'db/0002_age.sql', line: 2, side: 'RIGHT' },
						{ path: 'db/new.sql', line: 15, side: 'RIGHT' },
					],
				},
			},
		]);
		expect(github.requests).toEqual([
			'POST /graphql',
			'GET /repos/octocat/shop/pulls/2',
			'GET /repos/octocat/shop/pulls/2/files',
			REVIEWS,
		]);
		await publish(report(AGE, at('db/new.sql', 15, 'a'), at('db/new.sql', 1, 'b')));
		expect(posted()).toHaveLength(1);
	});

	it('suggests the regenerated lines where the committed ones are in the diff', async () => {
		const documentDiff = diffText(DOCUMENT, COMMITTED, COMMITTED.replace('age integer', 'age bigint'));
		const findings = [{ ...AGE, document: { file: DOCUMENT, line: 5 } }];
		await publish(makeReport([makeDatabase({ findings, documentDiff })]));
		expect(places()).toEqual([`${DOCUMENT}::5`]);
		expect(github.repository.reviewComments[0]?.body).toContain('```suggestion\n\tage bigint\n```');
	});

	it('is left to a later run where the pull request has moved on', async () => {
		const client = openClient({ token: 'writer', apiUrl: github.url, patient: false });
		const { changedFiles } = githubReviews(client, NAME, 'f'.repeat(40));
		expect(await changedFiles(new Set(['db/0002_age.sql']))).toBeNull();
	});

	it('reads no more of the files than it needs', async () => {
		const pull = github.repository.pulls[0];
		const file = {
			previousPath: null,
			status: 'added',
			sha: '',
			additions: 1,
			deletions: 0,
			patch: null,
		} as const;
		const paths = ['db/0002_age.sql', ...Array.from({ length: 250 }, (_, at) => `db/many/${at}.sql`)];
		if (pull) pull.files = paths.map((path) => ({ ...file, path }));
		await publish(report(AGE));
		expect(github.requests.filter((request) => request.endsWith('/files'))).toHaveLength(1);
		await publish(report(at('docs/none.md', 1, 'x')));
		expect(github.requests.filter((request) => request.endsWith('/files'))).toHaveLength(4);
	});

	it('loses one comment, and not the others, to a line that GitHub cannot place', async () => {
		const post = githubReviews(
			openClient({ token: 'writer', apiUrl: github.url, patient: false }),
			NAME,
			head(),
		).post;
		const comment = { path: 'db/0002_age.sql', startLine: null, line: 99, body: 'b' };
		expect(await post('Text', [comment])).toBe(false);
		expect(github.repository.reviews).toEqual([]);
		github.outages.push({
			only: /reviews$/,
			status: 422,
			body: UNPLACEABLE,
		});
		await publish(report(AGE, at('db/new.sql', 15, 'a')));
		expect(places()).toEqual(['db/0002_age.sql::2', 'db/new.sql::15']);
	});

	it.each([
		['before it is done', false],
		['after it is done', true],
	])('is posted once where GitHub fails %s', async (_, afterwards) => {
		github.outages.push({ ...SERVER_ERROR, only: /reviews$/, afterwards });
		const { warnings } = await publish(report(AGE));
		expect(warnings).toEqual([]);
		expect(places()).toEqual(['db/0002_age.sql::2']);
	});
});

describe('the next push', () => {
	it('resolves what is gone', async () => {
		await publish(report(AGE));
		await publish(report());
		expect(github.repository.threads[0]?.resolvedBy).toBe(BOT);
		expect(github.repository.reviewComments[0]?.body).toContain('**Settled.**');
	});

	it('says that it is gone where the token may not resolve', async () => {
		await publish(report(AGE), 'commenter');
		const { warnings } = await publish(report(), 'commenter');
		expect(warnings).toEqual([]);
		expect(github.repository.threads[0]?.resolvedBy).toBeNull();
		expect(github.repository.reviewComments[0]?.body).toContain('**Settled.**');
		await publish(report(), 'commenter');
		expect(github.requests.filter((request) => request === 'POST /graphql')).toHaveLength(5);
	});

	it('settles with the next run what GitHub failed to resolve', async () => {
		await publish(report(AGE));
		// The threads are listed, and then resolving fails.
		github.outages.push({ only: /graphql/, delay: 0 }, { ...SERVER_ERROR, only: /graphql/ });
		expect((await publish(report())).warnings).toHaveLength(1);
		expect(github.repository.reviewComments[0]?.body).not.toContain('Settled');
		await publish(report());
		expect(github.repository.threads[0]?.resolvedBy).toBe(BOT);
		expect(github.repository.reviewComments[0]?.body).toContain('**Settled.**');
	});

	it('finds what it said behind a hundred threads of others, and forged ones', async () => {
		await publish(report(AGE));
		const [ours] = github.repository.reviewComments.splice(0);
		const [thread] = github.repository.threads.splice(0);
		for (let id = 1; id <= 120; id += 1) {
			github.repository.reviewComments.push({ ...ours!, id, author: 'mallory', body: 'Hello' });
			github.repository.threads.push({ ...thread!, id: `PRRT_${id}`, first: id });
		}
		await publish(report(AGE));
		expect(posted()).toHaveLength(2);
		github.repository.reviewComments.push({ ...ours!, id: 999, author: 'mallory' });
		github.repository.threads.push({ ...thread!, id: 'PRRT_999', first: 999 });
		await publish(report());
		expect(github.repository.threads.at(-1)?.resolvedBy).toBeNull();
		expect(github.repository.threads.at(-2)?.resolvedBy).toBe(BOT);
	});

	it('does not repeat what people have answered or resolved', async () => {
		await publish(report(AGE), 'app');
		const [first] = github.repository.reviewComments;
		github.repository.reviewComments.push({
			...first!,
			id: 7,
			author: 'octocat',
			body: 'Why?',
			inReplyTo: first!.id,
		});
		github.repository.threads[0]!.resolvedBy = 'octocat';
		await publish(report(AGE), 'app');
		expect(posted()).toHaveLength(1);
	});
});

describe('a token', () => {
	it('that may only read leaves everything to annotations and summary, with one warning', async () => {
		const { warnings, annotated, summaries } = await publish(report(AGE), 'reader');
		expect(warnings).toEqual([expect.stringContaining('`pull-requests: write`')]);
		expect([annotated.length, summaries.length]).toEqual([1, 1]);
	});

	it('that nobody knows does so too', async () => {
		const { warnings } = await publish(report(AGE), 'unknown');
		expect(warnings).toEqual([expect.stringContaining('401')]);
	});
});

describe('what a repository holds', () => {
	it('is never taken for ours, and does no harm', async () => {
		const findings = HOSTILE.map((name) => at('db/0002_age.sql', 2, name, { detail: name, hint: name }));
		await publish(report(...findings));
		await publish(report(...findings));
		expect(posted()).toHaveLength(1);
		expect(github.repository.reviewComments[0]?.body.match(/^<!-- auggie/gm)).toHaveLength(1);
		await publish(report());
		expect(github.repository.threads[0]?.resolvedBy).toBe(BOT);
	});

	it('may be 3,000 findings of two databases', async () => {
		const many = (file: string) => Array.from({ length: 1500 }, (_, line) => at(file, line + 1, `c${line}`));
		const shop = makeDatabase({ findings: many('db/new.sql') });
		const billing = makeDatabase({
			name: 'billing',
			document: 'docs/billing.md',
			findings: many('db/0002_age.sql'),
		});
		await publish(makeReport([shop, billing]));
		expect(places()).toHaveLength(9);
		expect(posted()).toHaveLength(1);
	});
});

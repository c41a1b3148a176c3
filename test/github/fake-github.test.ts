import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openClient } from '../../src/github/client.ts';
import { githubComments } from '../../src/github/comment-port.ts';
import { publishReport } from '../../src/publish/publish-report.ts';
import { recordingPorts } from '../../src/publish/recording-ports.ts';
import { openContract } from '../support/fake-github/contract.ts';
import { pullRequestPayload } from '../support/fake-github/payload.ts';
import { COMMENTER, READER } from '../support/fake-github/rights.ts';
import { type FakeGitHub, startFakeGitHub } from '../support/fake-github/server.ts';
import { makeDatabase, makeFinding, makeReport, shopDatabase } from '../support/reports.ts';

const HEADERS = { authorization: 'token writer', 'x-github-api-version': '2022-11-28', 'user-agent': 'test' };
const COMMENTS = '/repos/octocat/shop/issues/2/comments';

let github: FakeGitHub;

beforeEach(async () => {
	github = await startFakeGitHub({
		repository: 'octocat/shop',
		tokens: {
			writer: { login: 'github-actions[bot]', permissions: COMMENTER },
			reader: { login: 'github-actions[bot]', permissions: READER },
		},
	});
});

afterEach(() => github.close());

const port = (token: string) =>
	githubComments(openClient({ token, apiUrl: github.url, patient: false }), {
		...{ owner: 'octocat', repo: 'shop', number: 2 },
	});

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = HEADERS) {
	const response = await fetch(`${github.url}${path}`, {
		method,
		headers,
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	return { status: response.status, link: response.headers.get('link'), body: await response.json() };
}

const context = {
	links: null,
	head: 'a'.repeat(40),
	publishing: { comment: 'on-findings', reviewComments: 0 } as const,
	speaksForAll: false,
	failOn: 'error' as const,
	hasButtons: false,
	canUpdate: false,
	workflow: 'w',
	job: 'j',
};

describe('the comment port', () => {
	it('creates, lists and updates without a violation', async () => {
		const comments = port('writer');
		const created = await comments.create('first');
		await comments.update(created.id, 'second');
		expect(await comments.list()).toEqual([
			{ id: created.id, author: 'github-actions[bot]', body: 'second' },
		]);
		expect(await comments.author()).toBe('github-actions[bot]');
		expect(github.violations).toEqual([]);
	});

	it.each([
		['was lost on the way back', { afterwards: true }],
		['was refused for a moment', {}],
	])('writes a comment once whose answer %s', async (_, how) => {
		github.outages.push({
			status: 502,
			body: { message: 'Server Error' },
			only: /^POST .*comments$/,
			...how,
		});
		const created = await port('writer').create('<!-- ours -->\nfirst');
		expect(github.comments.all.map(({ id, body }) => [id, body])).toEqual([
			[created.id, '<!-- ours -->\nfirst'],
		]);
		expect(github.violations).toEqual([]);
	});

	it('reads every page', async () => {
		for (let at = 0; at < 201; at += 1) github.comments.add(2, 'octocat', String(at));
		expect((await port('writer').list()).map(({ body }) => body)).toEqual([...Array(201).keys()].map(String));
		expect(github.requests).toHaveLength(3);
	});

	it.each([
		['reader', 'GitHub answered 403, Resource not accessible by integration', 'pull-requests: write'],
		['unknown', 'GitHub answered 401, Bad credentials', 'summary'],
	])('says to a token that is %s what is the matter', async (token, message, hint) => {
		const refusal = port(token).create('body');
		await expect(refusal).rejects.toMatchObject({
			code: 'publish',
			message: expect.stringContaining(message),
		});
		await expect(refusal).rejects.toMatchObject({ hint: expect.stringContaining(hint) });
		expect(github.violations).toEqual([]);
	});

	it('does not take a rate limit for a missing permission', async () => {
		const message =
			'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
		github.outages.push({
			status: 403,
			body: { message, documentation_url: 'https://docs.github.com/rest' },
		});
		await expect(port('writer').create('body')).rejects.toMatchObject({
			message: expect.stringContaining('secondary rate limit'),
			hint: expect.not.stringContaining('pull-requests'),
		});
	});

	it('says that GitHub cannot be reached', async () => {
		const comments = port('writer');
		await github.close();
		await expect(comments.list()).rejects.toMatchObject({ code: 'publish' });
	});

	it('keeps a comment for each of several databases', async () => {
		const ports = { ...recordingPorts(), checkRun: null, comments: port('writer') };
		const report = makeReport([shopDatabase(), { ...shopDatabase(), document: 'docs/other.md' }]);
		await publishReport(report, ports, context);
		await publishReport(report, ports, context);
		expect(github.comments.all).toHaveLength(2);
		expect(github.requests.filter((request) => request.startsWith('PATCH'))).toEqual([]);
		expect(github.violations).toEqual([]);
	});

	it('is accepted with the longest comment that there can be', async () => {
		const findings = Array.from({ length: 10_000 }, (_, at) => makeFinding({ subject: `column t.c${at}` }));
		const database = makeDatabase({ findings, documentDiff: '+a line of the document\n'.repeat(100_000) });
		const ports = { ...recordingPorts(), checkRun: null, comments: port('writer') };
		await publishReport(makeReport([database]), ports, context);
		expect(ports.warnings).toEqual([]);
		expect(github.comments.all[0]?.body.length).toBeGreaterThan(50_000);
	});
});

describe('the fake', () => {
	it.each([
		['an unknown operation', 'GET', '/repos/octocat/shop/teapots', undefined, {}, /no such operation/],
		['an unknown parameter', 'GET', `${COMMENTS}?per=3`, undefined, {}, /unknown parameter per/],
		['a parameter of a wrong type', 'GET', `${COMMENTS}?per_page=many`, undefined, {}, /must be integer/],
		['an unknown field', 'POST', COMMENTS, { body: 'a', text: 'b' }, {}, /unknown field text/],
		['a missing field', 'POST', COMMENTS, {}, {}, /must have required property 'body'/],
		['a field of a wrong type', 'POST', COMMENTS, { body: 1 }, {}, /must be string/],
		[
			'another interface version',
			'GET',
			COMMENTS,
			undefined,
			{ 'x-github-api-version': '2021-01-01' },
			/not pinned/,
		],
		[
			'an unknown question',
			'POST',
			'/graphql',
			{ query: '{ viewer { name } }' },
			{},
			/Cannot query field "name"/,
		],
	])('notes %s', async (_, method, path, body, headers, problem) => {
		await ask(method, path, body, { ...HEADERS, ...headers });
		expect(github.violations).toEqual([expect.stringMatching(problem)]);
	});

	it('notes an answer of its own that GitHub would not give', async () => {
		github.outages.push({ status: 200, body: [{ id: 'one' }] });
		await ask('GET', COMMENTS);
		expect(github.violations).toEqual([expect.stringMatching(/data\/0/)]);
	});

	it('refuses a body above 65,536 characters, and not one below', async () => {
		expect((await ask('POST', COMMENTS, { body: 'x'.repeat(65_536) })).status).toBe(201);
		const { status, body } = await ask('POST', COMMENTS, { body: 'x'.repeat(65_537) });
		expect(status).toBe(422);
		expect(body).toMatchObject({ errors: [{ message: 'Body is too long (maximum is 65536 characters)' }] });
		expect(github.violations).toEqual([]);
	});

	it('links its pages as GitHub does', async () => {
		for (let at = 0; at < 5; at += 1) github.comments.add(2, 'octocat', String(at));
		expect((await ask('GET', COMMENTS)).link).toBeNull();
		const { link, body } = await ask('GET', `${COMMENTS}?per_page=2&page=2`);
		expect(body).toMatchObject([{ body: '2' }, { body: '3' }]);
		expect(link?.match(/page=\d+>; rel="\w+"/g)).toEqual([
			'page=1>; rel="prev"',
			'page=1>; rel="first"',
			'page=3>; rel="next"',
			'page=3>; rel="last"',
		]);
		expect(github.violations).toEqual([]);
	});

	it('tells no job who it is over REST', async () => {
		expect((await ask('GET', '/user')).status).toBe(403);
		expect(github.violations).toEqual([]);
	});

	it('has a payload that GitHub could have sent, and knows one that it could not', () => {
		const payload = pullRequestPayload({
			...{ repository: 'octocat/shop', number: 2, baseSha: 'b'.repeat(40), headSha: 'a'.repeat(40) },
		});
		const { payloadProblems } = openContract();
		expect(payloadProblems('pull-request-synchronize', payload)).toEqual([]);
		expect(payloadProblems('pull-request-synchronize', { ...payload, number: 'two' })).toHaveLength(1);
	});
});

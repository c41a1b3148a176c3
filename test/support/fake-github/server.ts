import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, refusal } from './answers.ts';
import { type CommentStore, commentStore } from './comments.ts';
import { type Operation, openContract, type SeenRequest } from './contract.ts';

/** Who a token belongs to and what it may do. */
export interface TokenRights {
	readonly login: string;
	readonly write: boolean;
}

/** A GitHub of one repository on loopback that remembers what it was told. */
export interface FakeGitHub {
	/** For `GITHUB_API_URL`. */
	readonly url: string;
	readonly comments: CommentStore;
	/** Every request in order, such as `POST /repos/o/r/issues/2/comments`. */
	readonly requests: readonly string[];
	/** Requests and responses that GitHub's description does not allow. */
	readonly violations: readonly string[];
	/** What the next requests are answered with in place of the truth, first come first served. */
	readonly outages: Answer[];
	close(): Promise<void>;
}

export interface FakeGitHubOptions {
	/** Such as `octocat/shop`. */
	readonly repository: string;
	readonly tokens: Readonly<Record<string, TokenRights>>;
}

/** Starts the fake; close it when done. */
export async function startFakeGitHub({ repository, tokens }: FakeGitHubOptions): Promise<FakeGitHub> {
	const contract = openContract();
	const requests: string[] = [];
	const violations: string[] = [];
	const outages: Answer[] = [];
	let url = '';
	const comments = commentStore(() => url, repository);

	const answer = (request: SeenRequest): Answer => {
		const what = `${request.method} ${request.url.pathname}`;
		requests.push(what);
		const note = (problem: string) => violations.push(`${what}: ${problem}`);
		const rights = tokens[String(request.headers.authorization ?? '').replace(/^(token|bearer) /i, '')];
		if (request.url.pathname === '/graphql') return answerGraphql(request, rights, note);
		const operation = contract.find(request.method, request.url.pathname);
		if (!operation) {
			note('GitHub has no such operation, or the slice lacks it');
			return refusal(404, 'Not Found', '');
		}
		for (const problem of contract.requestProblems(operation, request)) note(problem);
		const given = outages.shift() ?? perform(operation, request, rights, comments, repository);
		for (const problem of contract.responseProblems(operation, given.status, given.body)) note(problem);
		return given;
	};

	const server = createServer(async (incoming, outgoing) => {
		const request = await readRequest(incoming, url);
		const { status, body, headers } = answer(request);
		outgoing.writeHead(status, { ...HEADERS, ...headers });
		outgoing.end(JSON.stringify(body));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url,
		comments,
		requests,
		violations,
		outages,
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}

const HEADERS = {
	'content-type': 'application/json; charset=utf-8',
	'x-github-api-version-selected': '2022-11-28',
	'x-ratelimit-limit': '1000',
	'x-ratelimit-remaining': '999',
	'x-ratelimit-reset': '1893456000',
	'x-ratelimit-used': '1',
	'x-ratelimit-resource': 'core',
};

async function readRequest(incoming: IncomingMessage, url: string): Promise<SeenRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk);
	const text = Buffer.concat(chunks).toString();
	return {
		method: incoming.method ?? '',
		url: new URL(incoming.url ?? '/', url),
		headers: incoming.headers,
		body: text === '' ? undefined : JSON.parse(text),
	};
}

const NOT_ACCESSIBLE = 'Resource not accessible by integration';

function perform(
	{ pointer: [, template], parameters }: Operation,
	{ method, url, body }: SeenRequest,
	rights: TokenRights | undefined,
	comments: CommentStore,
	repository: string,
): Answer {
	if (!rights) return refusal(401, 'Bad credentials', '');
	if (`${parameters.owner}/${parameters.repo}` !== repository && template !== '/user') {
		return refusal(404, 'Not Found', '');
	}
	const text = typeof body === 'object' && body !== null && 'body' in body ? String(body.body) : '';
	switch (`${method} ${template}`) {
		case 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments':
			return comments.list(Number(parameters.issue_number), url);
		case 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments':
			if (!rights.write) return refusal(403, NOT_ACCESSIBLE, 'issues/comments#create-an-issue-comment');
			return comments.create(Number(parameters.issue_number), rights.login, text);
		case 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}':
			if (!rights.write) return refusal(403, NOT_ACCESSIBLE, 'issues/comments#update-an-issue-comment');
			return comments.update(Number(parameters.comment_id), text);
		default:
			// Tokens of jobs and apps may not ask who they are.
			return refusal(403, NOT_ACCESSIBLE, 'users/users#get-the-authenticated-user');
	}
}

/** GraphQL is not in the description; the one question that is asked is compared word by word. */
function answerGraphql(
	{ body }: SeenRequest,
	rights: TokenRights | undefined,
	note: (problem: string) => void,
): Answer {
	if (!rights) return refusal(401, 'Bad credentials', 'graphql');
	const query = typeof body === 'object' && body !== null && 'query' in body ? body.query : undefined;
	if (query !== 'query { viewer { login } }') {
		note(`unknown question ${String(query)}`);
		return { status: 200, body: { errors: [{ type: 'INVALID', message: 'unknown question' }] } };
	}
	return { status: 200, body: { data: { viewer: { login: rights.login } } } };
}

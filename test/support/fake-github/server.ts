import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, refusal } from './answers.ts';
import type { CommentStore } from './comments.ts';
import { openContract, type SeenRequest } from './contract.ts';
import { executeGraphql } from './graphql/execute.ts';
import { type Outage, takeOutage } from './outages.ts';
import { performOperation } from './perform-operation.ts';
import type { TokenRights } from './rights.ts';
import {
	addRepository,
	type FakeState,
	openState,
	type RepositoryOptions,
	type RepositoryState,
} from './state.ts';

/** One request and how it was answered. */
export interface LoggedRequest {
	/** Such as `POST /repos/o/r/issues/2/comments`. */
	readonly what: string;
	readonly body: unknown;
	/** Null where nothing was answered. */
	readonly status: number | null;
}

/** A GitHub on loopback that remembers what it was told. */
export interface FakeGitHub {
	/** For `GITHUB_API_URL`. */
	readonly url: string;
	readonly state: FakeState;
	/** The repository that it was started with. */
	readonly repository: RepositoryState;
	/** The comments of that repository. */
	readonly comments: CommentStore;
	/** Every request in order, such as `POST /repos/o/r/issues/2/comments`. */
	readonly requests: readonly string[];
	/** The same with bodies and answers. */
	readonly log: readonly LoggedRequest[];
	/** Requests and responses that GitHub's description does not allow. */
	readonly violations: readonly string[];
	/** What the next requests are met with in place of the truth, first come first served. */
	readonly outages: Outage[];
	/** Asked for every request where no outage waits, such as for faults at random. */
	fault: (request: string) => Outage | undefined;
	close(): Promise<void>;
}

export interface FakeGitHubOptions {
	/** Such as `octocat/shop`, or more about it. */
	readonly repository: string | RepositoryOptions;
	readonly tokens: Readonly<Record<string, TokenRights>>;
}

/** Starts the fake; close it when done. */
export async function startFakeGitHub({ repository, tokens }: FakeGitHubOptions): Promise<FakeGitHub> {
	const contract = openContract();
	const requests: string[] = [];
	const log: LoggedRequest[] = [];
	const violations: string[] = [];
	const outages: Outage[] = [];
	let url = '';
	const state = openState(() => url, tokens);
	const first = addRepository(state, typeof repository === 'string' ? { name: repository } : repository);

	const perform = async (request: SeenRequest, outage: Outage | undefined): Promise<Answer> => {
		const what = nameOf(request);
		const note = (problem: string) => violations.push(`${what}: ${problem}`);
		if (request.url.pathname === '/graphql') {
			const rights = state.tokens.get(tokenOf(request));
			if (outage && !outage.afterwards) return lost(outage);
			if (!rights) return refusal(401, 'Bad credentials', 'graphql');
			const answer = await executeGraphql(request.body, { state, rights }, note);
			return outage ? lost(outage) : answer;
		}
		const operation = contract.find(request.method, request.url.pathname);
		if (!operation) {
			note('GitHub has no such operation, or the slice lacks it');
			return refusal(404, 'Not Found', '');
		}
		for (const problem of contract.requestProblems(operation, request)) note(problem);
		const done = outage && !outage.afterwards ? null : await performOperation(operation, request, state);
		const answer = outage || !done ? lost(outage ?? {}) : done;
		for (const problem of contract.responseProblems(operation, answer.status, answer.body)) note(problem);
		return answer;
	};

	const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
		const request = await readRequest(incoming, url);
		const what = nameOf(request);
		requests.push(what);
		const outage = takeOutage(outages, what) ?? hub.fault(what);
		const failing = outage && (outage.status !== undefined || outage.connection) ? outage : undefined;
		const given = await perform(request, failing);
		log.push({ what, body: request.body, status: outage?.connection ? null : given.status });
		if (outage?.delay) await pause(outage.delay, undefined, { ref: false });
		if (outage?.connection === 'hangs') return;
		if (outage?.connection === 'drops') return void outgoing.destroy();
		state.rate.remaining = Math.max(0, state.rate.remaining - 1);
		outgoing.writeHead(given.status, { ...headersOf(state), ...given.headers });
		outgoing.end(given.body === undefined ? undefined : asPayload(given.body));
	};

	const server = createServer((incoming, outgoing) => {
		answer(incoming, outgoing).catch((error: unknown) => {
			violations.push(`the fake itself failed: ${error instanceof Error ? error.stack : error}`);
			outgoing.destroy();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const hub: FakeGitHub = {
		...{ url, state, requests, log, violations, outages },
		...{ repository: first, comments: first.comments },
		fault: () => undefined,
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
	return hub;
}

function nameOf({ method, url }: SeenRequest): string {
	return `${method} ${url.pathname}`;
}

function tokenOf({ headers }: SeenRequest): string {
	return String(headers.authorization ?? '').replace(/^(token|bearer) /i, '');
}

function lost({ status = 502, body = { message: 'Server Error' }, headers = {} }: Outage): Answer {
	return { status, body, headers };
}

function asPayload(body: unknown): string | Buffer {
	return Buffer.isBuffer(body) ? body : JSON.stringify(body);
}

function headersOf({ rate }: FakeState): Record<string, string> {
	return {
		'content-type': 'application/json; charset=utf-8',
		'x-github-api-version-selected': '2022-11-28',
		'x-ratelimit-limit': String(rate.limit),
		'x-ratelimit-remaining': String(rate.remaining),
		'x-ratelimit-reset': '1893456000',
		'x-ratelimit-used': String(rate.limit - rate.remaining),
		'x-ratelimit-resource': 'core',
	};
}

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

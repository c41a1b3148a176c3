import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../../errors.ts';
import type { Answer, Route } from './route.ts';

/** A server that answers until it is stopped. */
export interface WebServer {
	/** The port that it was given, or the free one that it found; 0 for a socket in a folder. */
	readonly port: number;
	/** Takes no more connections and waits for the answers that are under way. */
	stop(): Promise<void>;
}

/** GitHub sends within a second; whoever needs longer only holds a connection. */
const SECONDS_TO_SEND = 20;

/** Serves these routes at a port or at a socket's path; throws a UserError where that is not to be had. */
export async function serve(
	routes: readonly Route[],
	place: number | string,
	onTrouble: (error: unknown) => void,
): Promise<WebServer> {
	const server = createServer({ requestTimeout: SECONDS_TO_SEND * 1000 }, async (request, response) => {
		const answer = await answerRequest(routes, request).catch((error: unknown): Answer => {
			onTrouble(error);
			return { status: 500, body: 'Something is wrong here; it is in the log.\n' };
		});
		send(request, response, answer);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(place, cause)));
		server.listen(place, () => resolve());
	});
	return {
		port: typeof place === 'string' ? 0 : (server.address() as AddressInfo).port,
		async stop() {
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeIdleConnections();
			await closed;
		},
	};
}

async function answerRequest(routes: readonly Route[], request: IncomingMessage): Promise<Answer> {
	const path = (request.url ?? '').split('?')[0];
	const here = routes.filter((route) => route.path === path);
	const method = request.method === 'HEAD' ? 'GET' : request.method;
	const route = here.find((each) => each.method === method);
	if (route) return route.answer(request);
	if (here.length === 0) return { status: 404, body: 'There is nothing here.\n' };
	const allow = here.map((each) => each.method).join(', ');
	return { status: 405, body: `This takes ${allow}.\n`, headers: { allow } };
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
	response.writeHead(answer.status, {
		'content-type': answer.type ?? 'text/plain; charset=utf-8',
		'content-length': Buffer.byteLength(answer.body),
		'x-content-type-options': 'nosniff',
		'cache-control': 'no-store',
		// What was not read to its end would be taken for the next request.
		...(request.complete ? {} : { connection: 'close' }),
		...answer.headers,
	});
	response.end(request.method === 'HEAD' ? undefined : answer.body);
}

function cannotListen(place: number | string, cause: NodeJS.ErrnoException): UserError {
	const reason = cause.code ?? cause.message;
	return new UserError(
		'config',
		`The bot cannot listen on ${typeof place === 'number' ? 'port ' : ''}${place}: ${reason}.`,
		{
			hint:
				typeof place === 'number'
					? 'Give another port with --port or PORT.'
					: 'Give another folder with --data.',
			cause,
		},
	);
}

import { once } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';
import { limitHeap, PINNED_TIME, pinClockAndRandomness } from './determinism.ts';
import { asJson, jsonOf } from './json-query.ts';
import { type Conversation, openSession, type Session } from './session.ts';
import { startPGlite } from './start-pglite.ts';
import { decodeResponse, encodeQuery } from './wire.ts';
import type { WorkerRequest, WorkerResponse, WorkerStart } from './worker-protocol.ts';

/** Sends one wire message and returns the whole answer, without yielding. */
type Exchange = (message: Uint8Array) => Uint8Array;

/** Starts the engine that the port's first message describes in this thread and answers requests until the thread is ended. */
export async function serveEngine(port: MessagePort): Promise<void> {
	const [start] = (await once(port, 'message')) as [WorkerStart];
	const progress = new Int32Array(start.progress);
	const answer = (response: WorkerResponse): void => port.postMessage(response);
	try {
		const { time, sessions } = start.standing ?? { time: PINNED_TIME, sessions: 0 };
		const beginStream = pinClockAndRandomness(time);
		const isHeapFull = limitHeap(start.heapMegabytes);
		const database = await startPGlite(start);
		const exchange: Exchange = (message) => database.execProtocolRawSync(message);
		// The embedded engine has no user that a session began as, and would stay whom the last batch made it.
		const session = openSession('SET SESSION AUTHORIZATION postgres', sessions, beginStream);
		const fail = (error: unknown): void =>
			answer({ kind: isHeapFull() ? 'out-of-memory' : 'failed', message: messageOf(error) });
		port.on('message', (request: WorkerRequest) => {
			if (request.kind === 'capture') {
				capture(database, session, exchange).then(answer, fail);
				return;
			}
			try {
				answer(respond(request, session, exchange, (index) => Atomics.store(progress, 0, index)));
			} catch (error) {
				fail(error);
			}
		});
		answer({ kind: 'ready' });
	} catch (error) {
		answer({
			kind: 'failed',
			message: error instanceof Error && error.stack ? error.stack : messageOf(error),
		});
	}
}

/** The second checkpoint is the one that lets the log go. */
const CHECKPOINTS = ['CHECKPOINT', 'CHECKPOINT'];

async function capture(database: PGlite, session: Session, exchange: Exchange): Promise<WorkerResponse> {
	converse(session.refresh(), exchange);
	for (const sql of CHECKPOINTS) {
		const { error } = decodeResponse(exchange(encodeQuery(sql)));
		if (error) return { kind: 'failed', message: error.message };
	}
	const archive = await database.dumpDataDir('none');
	const files = new Uint8Array(await archive.arrayBuffer());
	return { kind: 'captured', files, standing: { time: Date.now(), sessions: session.count() } };
}

/** The engine also throws objects of its own that are no errors. */
function messageOf(error: unknown): string {
	if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message);
	return String(error);
}

function respond(
	request: Exclude<WorkerRequest, { kind: 'capture' }>,
	session: Session,
	exchange: Exchange,
	onStatement: (index: number) => void,
): WorkerResponse {
	if (request.kind === 'apply')
		return { kind: 'applied', applied: converse(session.apply(request.batch, onStatement), exchange) };
	if (request.kind === 'keep-settings') {
		session.keepSettings(request.settings);
		return { kind: 'kept' };
	}
	if (request.kind === 'begin') {
		converse(session.begin(request.continues), exchange);
		return { kind: 'begun' };
	}
	if (request.kind === 'undo') {
		converse(session.undo(), exchange);
		return { kind: 'undone' };
	}
	if (request.kind === 'keep') return { kind: 'kept-trial', error: converse(session.keep(), exchange) };
	if (request.kind === 'exchange') {
		session.markUsed();
		return { kind: 'exchanged', answer: exchange(request.messages) };
	}
	const sql = asJson(request.sql);
	const response = request.isAsLeft
		? decodeResponse(exchange(encodeQuery(sql)))
		: converse(session.query(sql), exchange);
	if (response.error) return { kind: 'failed', message: response.error.message };
	return { kind: 'rows', json: jsonOf(response) };
}

function converse<Result>(conversation: Conversation<Result>, exchange: Exchange): Result {
	let next = conversation.next();
	while (!next.done) {
		const { sql, copyData } = next.value;
		next = conversation.next(decodeResponse(exchange(encodeQuery(sql, copyData))));
	}
	return next.value;
}

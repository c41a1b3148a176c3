import { type MessagePort, workerData } from 'node:worker_threads';
import { limitHeap, pinClockAndRandomness } from './determinism.ts';
import { applyBatch, type Exchange } from './session.ts';
import { startPGlite } from './start-pglite.ts';
import { decodeResponse, encodeQuery } from './wire.ts';
import type { WorkerRequest, WorkerResponse, WorkerStart } from './worker-protocol.ts';

/** Starts the engine in this worker thread and answers requests on the port until the thread is ended. */
export async function serveEngine(port: MessagePort): Promise<void> {
	const start = workerData as WorkerStart;
	const progress = new Int32Array(start.progress);
	const answer = (response: WorkerResponse): void => port.postMessage(response);
	try {
		pinClockAndRandomness();
		const isHeapFull = limitHeap(start.heapMegabytes);
		const database = await startPGlite(start);
		const exchange: Exchange = (message) => database.execProtocolRawSync(message);
		port.on('message', (request: WorkerRequest) => {
			try {
				answer(respond(request, exchange, (index) => Atomics.store(progress, 0, index)));
			} catch (error) {
				answer({ kind: isHeapFull() ? 'out-of-memory' : 'failed', message: messageOf(error) });
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

/** The engine also throws objects of its own that are no errors. */
function messageOf(error: unknown): string {
	if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message);
	return String(error);
}

function respond(
	request: WorkerRequest,
	exchange: Exchange,
	onStatement: (index: number) => void,
): WorkerResponse {
	if (request.kind === 'apply')
		return { kind: 'applied', applied: applyBatch(exchange, request.batch, onStatement) };
	const isSelect = /^\s*(select|with|values|table)\b/i.test(request.sql);
	const sql = isSelect ? `SELECT coalesce(json_agg(q), '[]')::text FROM (${request.sql}) q` : request.sql;
	const response = decodeResponse(exchange(encodeQuery(sql)));
	if (response.error) return { kind: 'failed', message: response.error.message };
	return { kind: 'rows', json: isSelect ? (response.rows[0]?.[0] ?? '[]') : '[]' };
}

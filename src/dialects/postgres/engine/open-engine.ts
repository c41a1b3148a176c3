import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { UserError } from '../../../errors.ts';
import type { Engine, EngineLimits } from '../../dialect.ts';
import { TRACE_END } from '../trace/setup.ts';
import { createTracer } from '../trace/tracer.ts';
import { readEngineFiles, workerScript } from './assets.ts';
import {
	brokenBy,
	EngineEnded,
	endedBy,
	endedFailure,
	memoryEnded,
	readingEnded,
	unreadable,
} from './engine-ended.ts';
import { decodeState, encodeState } from './engine-state.ts';
import { listen } from './listen/listen.ts';
import { neededExtensions } from './needed-extensions.ts';
import { presentApplied } from './present-applied.ts';
import { watchBonds } from './session-bonds.ts';
import { timeLimit } from './time-limit.ts';
import type { WorkerRequest, WorkerResponse, WorkerStart } from './worker-protocol.ts';

const MEMORY_CHECK_MILLISECONDS = 50;
const SECONDS_TO_START = 120;
/** Enough for the engine to reach its own limit of depth first, which is an error of the statement and not its end. */
const STACK_MEGABYTES = 32;
/** What the engine's code and files take beside the heap that the limit is for. */
const OUTSIDE_HEAP_MEGABYTES = 768;

/**
 * Starts an embedded PostgreSQL in a worker thread of its own, with the extensions that the sources name; with a state it
 * goes on from where another one was captured.
 * Time and memory are watched from outside: an engine that passes a limit is ended, within milliseconds.
 */
export async function openEngine(options: {
	readonly limits: EngineLimits;
	readonly sources: readonly string[] | 'unknown';
	readonly isTraced?: boolean;
	readonly state?: Uint8Array;
}): Promise<Engine> {
	const { limits, isTraced = true } = options;
	const state = options.state ? await decodeState(options.state) : null;
	// The optimising compiler takes 600 MB and over a second for one huge function of the engine, and a replay is over
	// before that pays.
	setFlagsFromString('--no-wasm-tier-up --no-wasm-dynamic-tiering');
	// The thread loads its code while this one unpacks the engine's files.
	const worker = new Worker(workerScript(), {
		stdout: true,
		stderr: true,
		resourceLimits: { stackSizeMb: STACK_MEGABYTES },
	});
	const files = await readEngineFiles().catch(async (error: unknown) => {
		await worker.terminate();
		throw error;
	});
	const progress = new Int32Array(new SharedArrayBuffer(4));
	const start: WorkerStart = {
		...files,
		...(state ? { snapshot: state.files, standing: state.standing } : {}),
		extensions: await neededExtensions(options.sources),
		heapMegabytes: limits.memoryMegabytes,
		progress: progress.buffer,
	};
	const residentLimit =
		process.memoryUsage.rss() + (limits.memoryMegabytes + OUTSIDE_HEAP_MEGABYTES) * 1_048_576;
	// Starting is our own time, not the migrations'.
	let deadline = Number.POSITIVE_INFINITY;
	let ended: EngineEnded | null = null;
	let tracer = createTracer(state?.memory);
	const bonds = watchBonds(state?.bonds);
	let current = tracer;
	// Between two requests nobody else listens, and an error without a listener would end this process.
	worker.on('error', (error: Error) => {
		ended ??= brokenBy(error);
	});
	worker.on('exit', () => {
		ended ??= new EngineEnded('crash', 'ended the engine');
	});

	const request = (
		message: WorkerRequest | WorkerStart,
		seconds: number,
		given: readonly ArrayBuffer[] = [],
	): Promise<WorkerResponse> =>
		new Promise((resolve, reject) => {
			if (ended) return reject(ended);
			const end = (error: EngineEnded): void => {
				ended ??= error;
				void worker.terminate();
				settle(() => reject(error));
			};
			const { milliseconds, error: outOfTime } = timeLimit(seconds, deadline, limits.runSeconds);
			const timer = setTimeout(() => end(outOfTime), milliseconds);
			const watch = setInterval(() => {
				if (process.memoryUsage.rss() <= residentLimit) return;
				end(memoryEnded(limits));
			}, MEMORY_CHECK_MILLISECONDS);
			const settle = (act: () => void): void => {
				clearTimeout(timer);
				clearInterval(watch);
				worker.off('message', onMessage).off('error', onError).off('exit', onExit);
				act();
			};
			const onMessage = (response: WorkerResponse): void => settle(() => resolve(response));
			const onError = (error: Error): void => end(brokenBy(error));
			const onExit = (): void => end(new EngineEnded('crash', 'ended the engine'));
			worker.on('message', onMessage).on('error', onError).on('exit', onExit);
			worker.postMessage(message, given);
		});

	// The snapshot of a new engine belongs to all engines of the process.
	const given = state ? [state.files.buffer] : [];
	const ready = await request(start, SECONDS_TO_START, given).catch(
		(error: Error): WorkerResponse => ({ kind: 'failed', message: error.message }),
	);
	if (ready.kind === 'failed') {
		await worker.terminate();
		throw new UserError('load', `the embedded engine did not start: ${ready.message}`);
	}
	deadline = performance.now() + limits.runSeconds * 1000;
	let settings = '';

	const read = async <Row>(sql: string, isAsLeft: boolean): Promise<readonly Row[]> => {
		const response = await request({ kind: 'query', sql, isAsLeft }, limits.runSeconds).catch((error) => {
			throw error instanceof EngineEnded ? readingEnded(error) : error;
		});
		if (response.kind === 'rows') return JSON.parse(response.json) as Row[];
		if (response.kind === 'out-of-memory') throw readingEnded(memoryEnded(limits));
		throw unreadable(response.kind === 'failed' ? response.message : 'unexpected answer', sql);
	};

	const engine: Engine = {
		async apply(batch) {
			Atomics.store(progress, 0, 0);
			bonds.note(batch);
			try {
				const response = await request({ kind: 'apply', batch }, limits.migrationSeconds);
				if (response.kind === 'applied') return presentApplied(response.applied, batch, current);
				ended ??= endedBy(response, limits);
				throw ended;
			} catch (error) {
				if (!(error instanceof EngineEnded)) throw error;
				return {
					statements: [],
					failure: endedFailure(error, Atomics.load(progress, 0)),
					splitTransaction: false,
				};
			}
		},
		query: (sql) => read(sql, false),
		queryAsLeft: (sql) => read(sql, true),
		async keepSettings(kept) {
			settings = kept.join('; ');
			await request({ kind: 'keep-settings', settings: kept }, limits.runSeconds);
		},
		async begin(continues = false) {
			await request({ kind: 'begin', continues }, limits.runSeconds);
			current = tracer.fork();
		},
		async undo() {
			await request({ kind: 'undo' }, limits.runSeconds);
			current = tracer;
		},
		async keep() {
			const response = await request({ kind: 'keep' }, limits.runSeconds);
			const error = response.kind === 'kept-trial' ? response.error : null;
			if (!error) tracer = current;
			current = tracer;
			return error;
		},
		listen() {
			const exchange = async (messages: Uint8Array): Promise<Uint8Array> => {
				const response = await request({ kind: 'exchange', messages }, limits.migrationSeconds);
				if (response.kind === 'exchanged') return response.answer;
				ended ??= endedBy(response, limits);
				throw ended;
			};
			return listen({ exchange, settings, readTrace: tracer.read });
		},
		async capture() {
			if (await bonds.isBound(engine)) return null;
			const response = await request({ kind: 'capture' }, limits.runSeconds).catch(() => null);
			if (response?.kind !== 'captured') return null;
			const { files, standing } = response;
			return encodeState({ files, standing, memory: tracer.memory(), bonds: bonds.list() });
		},
		async close() {
			ended ??= new EngineEnded('crash', 'is closed');
			await worker.terminate();
		},
	};
	if (!isTraced) {
		await engine.apply({ statements: TRACE_END.map((sql) => ({ sql })), transaction: 'none' });
	}
	return engine;
}

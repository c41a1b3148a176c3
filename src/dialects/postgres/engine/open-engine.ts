import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { UserError } from '../../../errors.ts';
import type { Applied, Batch, Engine, EngineLimits } from '../../dialect.ts';
import { createTracer } from '../trace/tracer.ts';
import { listExtensions, readEngineFiles, workerScript } from './assets.ts';
import {
	brokenBy,
	EngineEnded,
	endedBy,
	endedFailure,
	memoryEnded,
	readingEnded,
	unreadable,
} from './engine-ended.ts';
import { utf16Offset } from './error-position.ts';
import type { RawApplied, WorkerRequest, WorkerResponse, WorkerStart } from './worker-protocol.ts';

const MEMORY_CHECK_MILLISECONDS = 50;
const SECONDS_TO_START = 120;
/** Enough for the engine to reach its own limit of depth first, which is an error of the statement and not its end. */
const STACK_MEGABYTES = 32;
/** What the engine's code and files take beside the heap that the limit is for. */
const OUTSIDE_HEAP_MEGABYTES = 768;

/**
 * Starts an embedded PostgreSQL in a worker thread of its own, with the extensions that the sources name.
 * Time and memory are watched from outside: an engine that passes a limit is ended, within milliseconds.
 */
export async function openEngine(options: {
	readonly limits: EngineLimits;
	readonly sources: readonly string[];
}): Promise<Engine> {
	const { limits } = options;
	// The optimising compiler takes 600 MB and over a second for one huge function of the engine, and a replay is over
	// before that pays.
	setFlagsFromString('--no-wasm-tier-up --no-wasm-dynamic-tiering');
	const files = await readEngineFiles();
	const progress = new Int32Array(new SharedArrayBuffer(4));
	const start: WorkerStart = {
		...files,
		extensions: await neededExtensions(options.sources),
		heapMegabytes: limits.memoryMegabytes,
		progress: progress.buffer,
	};
	const residentLimit =
		process.memoryUsage.rss() + (limits.memoryMegabytes + OUTSIDE_HEAP_MEGABYTES) * 1_048_576;
	const worker = new Worker(workerScript(), {
		workerData: start,
		stdout: true,
		stderr: true,
		resourceLimits: { stackSizeMb: STACK_MEGABYTES },
	});
	// Starting is our own time, not the migrations'.
	let deadline = Number.POSITIVE_INFINITY;
	let ended: EngineEnded | null = null;
	const tracer = createTracer();
	// Between two requests nobody else listens, and an error without a listener would end this process.
	worker.on('error', (error: Error) => {
		ended ??= brokenBy(error);
	});
	worker.on('exit', () => {
		ended ??= new EngineEnded('crash', 'ended the engine');
	});

	const request = (message: WorkerRequest | null, seconds: number): Promise<WorkerResponse> =>
		new Promise((resolve, reject) => {
			if (ended) return reject(ended);
			const end = (error: EngineEnded): void => {
				ended ??= error;
				void worker.terminate();
				settle(() => reject(error));
			};
			const untilDeadline = deadline - performance.now();
			const allowed =
				untilDeadline < seconds * 1000
					? `the ${inSeconds(limits.runSeconds)} that all migrations have together`
					: inSeconds(seconds);
			const timer = setTimeout(
				() => end(new EngineEnded('time', `did not end within ${allowed}`)),
				Math.max(Math.min(seconds * 1000, untilDeadline), 1),
			);
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
			if (message) worker.postMessage(message);
		});

	const ready = await request(null, SECONDS_TO_START).catch(
		(error: Error): WorkerResponse => ({ kind: 'failed', message: error.message }),
	);
	if (ready.kind === 'failed') {
		await worker.terminate();
		throw new UserError('load', `the embedded engine did not start: ${ready.message}`);
	}
	deadline = performance.now() + limits.runSeconds * 1000;

	return {
		async apply(batch) {
			Atomics.store(progress, 0, 0);
			try {
				const response = await request({ kind: 'apply', batch }, limits.migrationSeconds);
				if (response.kind === 'applied') return present(response.applied, batch, tracer);
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
		async query<Row>(sql: string): Promise<readonly Row[]> {
			const response = await request({ kind: 'query', sql }, limits.runSeconds).catch((error) => {
				throw error instanceof EngineEnded ? readingEnded(error) : error;
			});
			if (response.kind === 'rows') return JSON.parse(response.json) as Row[];
			if (response.kind === 'out-of-memory') throw readingEnded(memoryEnded(limits));
			throw unreadable(response.kind === 'failed' ? response.message : 'unexpected answer', sql);
		},
		async close() {
			ended ??= new EngineEnded('crash', 'is closed');
			await worker.terminate();
		},
	};
}

function inSeconds(seconds: number): string {
	return seconds === 1 ? '1 second' : `${seconds} seconds`;
}

/** Passing an extension costs time at the start, so only those are passed whose name stands somewhere in the SQL. */
async function neededExtensions(sources: readonly string[]): Promise<Record<string, string>> {
	const needed: Record<string, string> = {};
	for (const [name, path] of await listExtensions()) {
		if (sources.some((source) => source.includes(name))) needed[name] = path;
	}
	// These two are made of others.
	if ('earthdistance' in needed) needed.cube ??= (await listExtensions()).get('cube') ?? '';
	return needed;
}

function present(raw: RawApplied, batch: Batch, tracer: ReturnType<typeof createTracer>): Applied {
	const statements = raw.statements.map(({ index, command, trace }) => ({
		index,
		command,
		effects: tracer.read(trace),
	}));
	const { splitTransaction } = raw;
	if (raw.failure) {
		const { index, error } = raw.failure;
		const sql = batch.statements[index]?.sql ?? '';
		const offset =
			error.position === null || error.internalPosition ? null : utf16Offset(sql, error.position - 1);
		const { sqlstate, message, detail, hint } = error;
		const ended = raw.healthy ? null : ('crash' as const);
		return {
			statements,
			splitTransaction,
			failure: { index, sqlstate, message, detail, hint, offset, ended },
		};
	}
	if (!raw.healthy) {
		const error = new EngineEnded('crash', 'left the engine without an answer');
		return {
			statements,
			splitTransaction,
			failure: endedFailure(error, Math.max(batch.statements.length - 1, 0)),
		};
	}
	return { statements, splitTransaction, failure: null };
}

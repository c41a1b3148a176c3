import { join } from 'node:path';
import { type AppCredentials, type GitHubApp, openApp } from '../github/app.ts';
import { type CheckPullRequest, checkPullRequest } from '../github/check-pull-request.ts';
import { githubDeliveries } from '../github/redeliveries.ts';
import { secondsToWait } from '../github/retry-after.ts';
import { makeBlobCache } from '../github/sources/blob-cache.ts';
import { openDirectoryStore } from '../replay/checkpoints/directory-store.ts';
import { DELIVERIES } from './deliveries/index.ts';
import { enterQueue } from './enter-queue.ts';
import { parseJob } from './jobs/job.ts';
import { type JobTools, runJob } from './jobs/run-job.ts';
import { letterRoutes } from './letter-box.ts';
import type { Log } from './log.ts';
import { type Metrics, makeMetrics } from './metrics.ts';
import { requestMissed } from './missed-deliveries.ts';
import { addJobs } from './queue/add-jobs.ts';
import { askQueue, measureQueue } from './queue/measure-queue.ts';
import { type Queue, type QueueTimings, TIMINGS } from './queue/open-queue.ts';
import { startWorker, type Worker } from './queue/start-worker.ts';
import { takeTurn } from './queue/take-turn.ts';
import { repeat } from './repeat.ts';
import type { BotSettings } from './settings.ts';
import { healthRoute } from './web/health-route.ts';
import { metricsRoute } from './web/metrics-route.ts';
import type { Route } from './web/route.ts';
import { serve } from './web/serve.ts';
import { webhookRoute } from './web/webhook-route.ts';

/** A bot that takes deliveries and does what they ask for, until it is stopped. */
export interface Bot {
	/** Where it listens; null for one that only works. */
	readonly port: number | null;
	/** Takes no more deliveries, ends or hands back its jobs within so many seconds, and leaves the queue. */
	stop(seconds: number): Promise<void>;
}

/** How patient the bot is. */
export interface BotTimings extends QueueTimings {
	/** How often missed deliveries are looked for, in seconds. */
	readonly redelivery: number;
	/** In seconds; what was delivered within them may still be on its way. */
	readonly grace: number;
	/** True to keep the pauses between writes that GitHub asks for. */
	readonly patient: boolean;
}

/** What a bot is made of besides its settings. */
export interface BotParts {
	readonly timings: BotTimings;
	readonly checkPullRequest: CheckPullRequest;
}

/** For production. */
const BOT_PARTS: BotParts = {
	timings: { ...TIMINGS, redelivery: 300, grace: 60, patient: true },
	checkPullRequest,
};

const CACHE_BYTES = 128 * 1024 * 1024;
const HEALTH_MILLISECONDS = 2000;

/** Starts the bot with an App; throws where the queue or the port is not to be had. */
export async function startBot(
	settings: BotSettings,
	credentials: AppCredentials,
	log: Log,
	{ timings, checkPullRequest }: BotParts = BOT_PARTS,
): Promise<Bot> {
	const metrics = makeMetrics();
	const { queue, leave } = await enterQueue(settings.queue, log, timings, letterRoutes);
	const app = openApp(credentials, {
		apiUrl: settings.apiUrl,
		patient: timings.patient,
		log: quietLog(log),
		onRemaining: metrics.noteRemaining,
	});
	const checkpoints = await openDirectoryStore(join(settings.data, 'checkpoints'));
	const cache = makeBlobCache(CACHE_BYTES);
	const tools: JobTools = { app, queue, cache, checkpoints, log, checkPullRequest };
	const worker = settings.workers === 0 ? null : startJobs(settings.workers, tools, metrics);
	const polling = repeat(timings.redelivery, () => pollDeliveries(app, queue, timings, metrics, log));
	const routes: readonly Route[] = [
		webhookRoute({
			app,
			metrics,
			log,
			async add(delivery, jobs) {
				const added = await addJobs(queue, delivery, jobs);
				worker?.wake();
				return added;
			},
		}),
		healthRoute(() => askQueue(queue, HEALTH_MILLISECONDS)),
		metricsRoute(metrics, () => measureQueue(queue)),
	];
	const close = async (seconds: number): Promise<void> => {
		await polling.stop();
		await worker?.stop(seconds * 1000);
		await leave();
	};
	const { port } = settings;
	try {
		const onTrouble = (error: unknown): void => log.error({ error }, 'a request was not answered');
		const server = port === null ? null : await serve(routes, port, onTrouble);
		log.info({ port: server?.port ?? null, workers: settings.workers, app: credentials.appId }, 'ready');
		return {
			port: server?.port ?? null,
			async stop(seconds) {
				log.info({}, 'stopping');
				await server?.stop();
				await close(seconds);
				log.info({}, 'stopped');
			},
		};
	} catch (error) {
		await close(0);
		throw error;
	}
}

function startJobs(concurrency: number, tools: JobTools, metrics: Metrics): Worker {
	const { queue, log } = tools;
	return startWorker(queue, {
		concurrency,
		run: (attempt) => runJob(parseJob(attempt.claim.data), attempt, tools),
		pauseFor: (error) => secondsToWait(error, Date.now()),
		onDone({ id, data, createdAt }, outcome, milliseconds) {
			const { kind } = parseJob(data);
			metrics.countJob(kind, outcome, milliseconds);
			metrics.noteWait(kind, Date.now() - createdAt);
			log.info({ job: id, kind, outcome, milliseconds: Math.round(milliseconds) }, 'job done');
		},
		onFailed({ id, data, retryCount }, error, failed, milliseconds) {
			metrics.countJob(String((data as { kind?: unknown }).kind), failed, milliseconds);
			log[failed === 'dead' ? 'error' : 'warn'](
				{ job: id, try: retryCount + 1, next: failed, error },
				'job failed',
			);
		},
		onTrouble: (error) => log.error({ error }, 'the queue cannot be reached'),
	});
}

/** Whichever process comes first does it for all. */
async function pollDeliveries(
	app: GitHubApp,
	queue: Queue,
	{ redelivery, grace }: BotTimings,
	metrics: Metrics,
	log: Log,
): Promise<void> {
	try {
		if (!(await takeTurn(queue, 'missed deliveries', redelivery))) return;
		const events = new Set(DELIVERIES.map(({ event }) => event));
		const missed = await requestMissed(
			githubDeliveries(app.client),
			(event) => events.has(event),
			Date.now(),
			grace,
		);
		metrics.countRedelivered(missed.length);
		if (missed.length > 0) log.warn({ deliveries: missed }, 'missed deliveries requested again');
	} catch (error) {
		log.warn({ error }, 'missed deliveries could not be looked for');
	}
}

/** What the client says of its own accord, as the log writes it. */
function quietLog(log: Log) {
	const say = (level: 'debug' | 'warn' | 'error') => (message: string) =>
		log[level]({ about: message }, 'client');
	return { debug: say('debug'), info: say('debug'), warn: say('warn'), error: say('error') };
}

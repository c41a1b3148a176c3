import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { QueueDepth } from './queue/measure-queue.ts';

/** What is counted, and the page that shows it. */
export interface Metrics {
	/** A delivery that came in; of one that is refused nobody knows what it is. */
	countDelivery(event: string, outcome: 'queued' | 'again' | 'ignored' | 'refused' | 'failed'): void;
	/** A job that has ended, or will be tried again. */
	countJob(kind: string, outcome: string, milliseconds: number): void;
	/** How long a job lay in the queue before it was done. */
	noteWait(kind: string, milliseconds: number): void;
	noteRemaining(installation: number | null, remaining: number): void;
	/** Deliveries that were asked for again. */
	countRedelivered(count: number): void;
	/** The page, in the text format of Prometheus, with the queue as it is now where that is known. */
	render(depth: QueueDepth | null): Promise<{ readonly type: string; readonly text: string }>;
}

const SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];

/** Makes the metrics of one process; everything is zero. */
export function makeMetrics(): Metrics {
	const registry = new Registry();
	const registers = [registry];
	const prefix = 'database_spec_';
	const deliveries = new Counter({
		name: `${prefix}deliveries_total`,
		help: 'Webhook deliveries by event and outcome.',
		labelNames: ['event', 'outcome'],
		registers,
	});
	const jobs = new Counter({
		name: `${prefix}jobs_total`,
		help: 'Attempts at jobs by kind and outcome.',
		labelNames: ['kind', 'outcome'],
		registers,
	});
	const durations = new Histogram({
		name: `${prefix}job_seconds`,
		help: 'How long an attempt at a job took.',
		labelNames: ['kind'],
		buckets: SECONDS,
		registers,
	});
	const waits = new Histogram({
		name: `${prefix}job_wait_seconds`,
		help: 'From the delivery to the end of its job.',
		labelNames: ['kind'],
		buckets: SECONDS,
		registers,
	});
	const redelivered = new Counter({
		name: `${prefix}redeliveries_requested_total`,
		help: 'Deliveries that had failed and were asked for again.',
		registers,
	});
	const depths = new Gauge({
		name: `${prefix}queue_jobs`,
		help: 'Jobs in the queue by state; absent while the queue cannot be reached.',
		labelNames: ['state'],
		registers,
	});
	const remaining = new Gauge({
		name: `${prefix}rate_limit_remaining`,
		help: 'Requests that GitHub still answers in this hour, by installation; "app" for the App itself.',
		labelNames: ['installation'],
		registers,
	});
	return {
		countDelivery: (event, outcome) => deliveries.inc({ event, outcome }),
		countJob(kind, outcome, milliseconds) {
			jobs.inc({ kind, outcome });
			durations.observe({ kind }, milliseconds / 1000);
		},
		noteWait: (kind, milliseconds) => waits.observe({ kind }, milliseconds / 1000),
		noteRemaining: (installation, left) =>
			remaining.set({ installation: installation === null ? 'app' : String(installation) }, left),
		countRedelivered: (count) => redelivered.inc(count),
		async render(depth) {
			depths.reset();
			for (const [state, count] of Object.entries(depth ?? {})) depths.set({ state }, count);
			return { type: registry.contentType, text: await registry.metrics() };
		},
	};
}

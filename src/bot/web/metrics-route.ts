import type { Metrics } from '../metrics.ts';
import type { QueueDepth } from '../queue/measure-queue.ts';
import type { Route } from './route.ts';

/** The numbers of this process and of the queue, for Prometheus. */
export function metricsRoute(metrics: Metrics, measure: () => Promise<QueueDepth>): Route {
	return {
		method: 'GET',
		path: '/metrics',
		async answer() {
			const depth = await measure().catch(() => null);
			const { type, text } = await metrics.render(depth);
			return { status: 200, body: text, type };
		},
	};
}

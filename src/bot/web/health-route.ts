import type { Route } from './route.ts';

/** Says whether this process can do its work: 200 when the queue answers, 503 when it does not or the bot is leaving. */
export function healthRoute(ask: () => Promise<void>): Route {
	return {
		method: 'GET',
		path: '/health',
		async answer() {
			try {
				await ask();
				return { status: 200, body: 'ok\n' };
			} catch {
				return { status: 503, body: 'the queue does not answer\n' };
			}
		},
	};
}

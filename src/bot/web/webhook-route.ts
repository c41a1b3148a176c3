import type { IncomingMessage } from 'node:http';
import type { GitHubApp } from '../../github/app.ts';
import { readDelivery } from '../deliveries/index.ts';
import type { Job } from '../jobs/job.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { readBody } from './read-body.ts';
import type { Answer, Route } from './route.ts';

/** Where GitHub sends its deliveries. */
export const WEBHOOK_PATH = '/api/github/webhooks';

/** GitHub sends no longer payloads, https://docs.github.com/webhooks/webhook-events-and-payloads#payload-cap. */
const LONGEST_PAYLOAD = 25 * 1024 * 1024;

const DELIVERY_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the route hands deliveries to. */
export interface WebhookOptions {
	readonly app: GitHubApp;
	/** Puts jobs where they are not lost, and gives how many were new. */
	readonly add: (delivery: string, jobs: readonly Job[]) => Promise<number>;
	readonly metrics: Metrics;
	readonly log: Log;
}

/** Takes deliveries: looks whether they are GitHub's, queues what is to be done, and answers; nothing else. */
export function webhookRoute(options: WebhookOptions): Route {
	return { method: 'POST', path: WEBHOOK_PATH, answer: (request) => takeDelivery(request, options) };
}

async function takeDelivery(
	request: IncomingMessage,
	{ app, add, metrics, log }: WebhookOptions,
): Promise<Answer> {
	const delivery = header(request, 'x-github-delivery');
	const refuse = (status: number, reason: string): Answer => {
		metrics.countDelivery('unknown', 'refused');
		log.warn({ delivery: DELIVERY_ID.test(delivery) ? delivery : null, status, reason }, 'delivery refused');
		return { status, body: `${reason}\n` };
	};
	const body = await readBody(request, LONGEST_PAYLOAD);
	if (body === null) return refuse(413, 'The payload is too long.');
	const signature = header(request, 'x-hub-signature-256');
	if (signature === '' || body === '' || !(await app.isSigned(body, signature))) {
		return refuse(401, 'The signature is not that of the webhook secret.');
	}
	if (!DELIVERY_ID.test(delivery)) return refuse(400, 'The header X-GitHub-Delivery is missing.');
	if (!header(request, 'content-type').startsWith('application/json')) {
		return refuse(415, 'The content type of the webhook must be application/json.');
	}
	const event = header(request, 'x-github-event');
	const jobs = readDelivery(event, body);
	if (jobs === null) {
		// Signed, and yet not what GitHub describes: somebody has to look at it.
		metrics.countDelivery(event, 'failed');
		log.error({ delivery, event }, 'a delivery is not what GitHub describes');
		return { status: 422, body: 'The payload is not what GitHub describes.\n' };
	}
	try {
		const added = await add(delivery, jobs);
		const outcome = jobs.length === 0 ? 'ignored' : added === 0 ? 'again' : 'queued';
		metrics.countDelivery(event, outcome);
		log.info({ delivery, event, outcome, jobs: added }, 'delivery');
		return { status: 202, body: `${outcome}\n` };
	} catch (error) {
		// GitHub remembers that it was not taken, and is asked for it later.
		metrics.countDelivery(event, 'failed');
		log.error({ delivery, event, error }, 'a delivery could not be queued');
		return { status: 503, body: 'The queue does not answer.\n', headers: { 'retry-after': '60' } };
	}
}

function header(request: IncomingMessage, name: string): string {
	const value = request.headers[name];
	return typeof value === 'string' ? value : '';
}

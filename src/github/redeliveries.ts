import { z } from 'zod';
import type { Client } from './client.ts';

/** One attempt of GitHub at delivering something. */
export interface DeliveryAttempt {
	readonly id: number;
	/** The same for every attempt at one delivery. */
	readonly guid: string;
	readonly event: string;
	/** In milliseconds. */
	readonly at: number;
	readonly succeeded: boolean;
}

/** What GitHub has sent to an App, and will send again when it is asked to. */
export interface DeliveryPort {
	/** Every attempt since a time in milliseconds, newest first. */
	since(time: number): Promise<readonly DeliveryAttempt[]>;
	/** Has one delivered again. */
	redeliver(id: number): Promise<void>;
}

const PAGE = z.array(
	z.object({
		id: z.int(),
		guid: z.string(),
		event: z.string(),
		delivered_at: z.string(),
		status_code: z.int(),
	}),
);

/** More than any App gets within the days that GitHub keeps them. */
const MOST_PAGES = 1000;

/** The deliveries of the App that this client speaks as. https://docs.github.com/rest/apps/webhooks */
export function githubDeliveries(client: Client): DeliveryPort {
	return {
		async since(time) {
			const found: DeliveryAttempt[] = [];
			let cursor: string | undefined;
			for (let page = 0; page < MOST_PAGES; page += 1) {
				const { data, headers } = await client.rest.apps.listWebhookDeliveries({
					per_page: 100,
					...(cursor === undefined ? {} : { cursor }),
				});
				const attempts = PAGE.parse(data).map((each) => ({
					id: each.id,
					guid: each.guid,
					event: each.event,
					at: Date.parse(each.delivered_at),
					succeeded: each.status_code >= 200 && each.status_code < 300,
				}));
				found.push(...attempts.filter(({ at }) => at >= time));
				cursor = nextCursor(headers.link);
				if (cursor === undefined || attempts.some(({ at }) => at < time)) return found;
			}
			return found;
		},
		async redeliver(id) {
			await client.rest.apps.redeliverWebhookDelivery({ delivery_id: id });
		},
	};
}

function nextCursor(link: string | undefined): string | undefined {
	const next = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1];
	return next === undefined ? undefined : (new URL(next).searchParams.get('cursor') ?? undefined);
}

import { ZodError } from 'zod';
import type { Job } from '../jobs/job.ts';
import { checkRunDelivery } from './check-run.ts';
import { checkSuiteDelivery } from './check-suite.ts';
import type { Delivery } from './delivery.ts';
import { issueCommentDelivery } from './issue-comment.ts';
import { pullRequestDelivery } from './pull-request.ts';

/** Everything that the bot acts on; the App subscribes to these events. */
export const DELIVERIES: readonly Delivery[] = [
	pullRequestDelivery,
	issueCommentDelivery,
	checkRunDelivery,
	checkSuiteDelivery,
];

/** What is to be done about a delivery, nothing for an event of no interest; null where it is not what GitHub describes. */
export function readDelivery(event: string, body: string): readonly Job[] | null {
	const delivery = DELIVERIES.find((each) => each.event === event);
	if (!delivery) return [];
	try {
		return delivery.jobs(JSON.parse(body));
	} catch (error) {
		if (error instanceof ZodError || error instanceof SyntaxError) return null;
		throw error;
	}
}

import { z } from 'zod';
import { ACTION, type Delivery, ORIGIN, placeOf } from './delivery.ts';

const PAYLOAD = ORIGIN.extend({
	check_suite: z.object({ pull_requests: z.array(z.object({ number: z.int().positive() })) }),
});

/** Somebody has asked for all of our checks anew. */
export const checkSuiteDelivery: Delivery = {
	event: 'check_suite',
	jobs(payload) {
		if (ACTION.parse(payload).action !== 'rerequested') return [];
		const parsed = PAYLOAD.parse(payload);
		const place = placeOf(parsed);
		return parsed.check_suite.pull_requests.map(({ number }) => ({
			kind: 'check',
			...place,
			number,
			head: null,
		}));
	},
};

import { z } from 'zod';
import { ACTION, type Delivery, ORIGIN, placeOf, SHA } from './delivery.ts';

const ACTIONS = new Set(['opened', 'synchronize', 'reopened', 'ready_for_review', 'edited']);

const PAYLOAD = ORIGIN.extend({
	pull_request: z.object({ number: z.int().positive(), head: z.object({ sha: SHA }) }),
	/** What an edit was about. */
	changes: z.object({ base: z.unknown() }).partial().optional(),
});

/** A pull request has something new to check. */
export const pullRequestDelivery: Delivery = {
	event: 'pull_request',
	jobs(payload) {
		const { action } = ACTION.parse(payload);
		if (!ACTIONS.has(action)) return [];
		const parsed = PAYLOAD.parse(payload);
		// Of all edits only another base is another question.
		if (action === 'edited' && parsed.changes?.base === undefined) return [];
		const { number, head } = parsed.pull_request;
		return [{ kind: 'check', ...placeOf(parsed), number, head: head.sha }];
	},
};

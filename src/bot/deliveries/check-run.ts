import { z } from 'zod';
import { ACTION, type Delivery, ORIGIN, placeOf, SHA } from './delivery.ts';

const PAYLOAD = ORIGIN.extend({
	check_run: z.object({
		head_sha: SHA,
		/** Empty for a pull request from a fork. */
		pull_requests: z.array(z.object({ number: z.int().positive() })),
		/** The pull request's number, as we wrote it there. */
		external_id: z.string().nullish(),
	}),
	sender: z.object({ login: z.string() }),
	requested_action: z.object({ identifier: z.string().max(40) }).optional(),
});

/** Somebody has pressed a button of our check run, or has asked for it anew. */
export const checkRunDelivery: Delivery = {
	event: 'check_run',
	jobs(payload) {
		const { action } = ACTION.parse(payload);
		if (action !== 'rerequested' && action !== 'requested_action') return [];
		const parsed = PAYLOAD.parse(payload);
		const { head_sha: head, pull_requests: given, external_id: ours } = parsed.check_run;
		const numbers = given.length > 0 ? given.map(({ number }) => number) : numberIn(ours ?? '');
		const place = placeOf(parsed);
		const button = parsed.requested_action?.identifier;
		return numbers.map((number) =>
			button === undefined
				? { kind: 'check', ...place, number, head: null }
				: { kind: 'button', ...place, number, author: parsed.sender.login, button, head },
		);
	},
};

function numberIn(text: string): readonly number[] {
	return /^[1-9]\d{0,9}$/.test(text) ? [Number(text)] : [];
}

import { z } from 'zod';
import { parseComment } from '../../slash-commands/parse-comment.ts';
import { ACTION, type Delivery, ORIGIN, placeOf } from './delivery.ts';

const PAYLOAD = ORIGIN.extend({
	issue: z.object({ number: z.int().positive(), pull_request: z.unknown().optional() }),
	comment: z.object({
		id: z.int().positive(),
		body: z.string(),
		user: z.object({ login: z.string(), type: z.string() }).nullable(),
	}),
});

const LONGEST_LINE = 1000;

/** Somebody has asked for something in a comment on a pull request. */
export const issueCommentDelivery: Delivery = {
	event: 'issue_comment',
	jobs(payload) {
		if (ACTION.parse(payload).action !== 'created') return [];
		const parsed = PAYLOAD.parse(payload);
		const { issue, comment } = parsed;
		const text = comment.body.split(/\r?\n/, 1)[0]?.slice(0, LONGEST_LINE) ?? '';
		const isForUs =
			parseComment(comment.body) !== null && comment.user !== null && comment.user.type !== 'Bot';
		if (!isForUs || issue.pull_request === undefined) return [];
		return [
			{
				kind: 'command',
				...placeOf(parsed),
				number: issue.number,
				comment: comment.id,
				author: comment.user?.login ?? '',
				text,
			},
		];
	},
};

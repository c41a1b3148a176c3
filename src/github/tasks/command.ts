import * as core from '@actions/core';
import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { withoutWorkflowCommands } from '../../report/workflow-commands.ts';
import { answerComment } from '../../slash-commands/answer-comment.ts';
import { openClient } from '../client.ts';
import { githubCommentAuthors } from '../comment-author-port.ts';
import { githubComments } from '../comment-port.ts';
import { findLogin } from '../login.ts';
import { pullRequestDeeds } from '../pull-request-deeds.ts';
import { makeBlobCache } from '../sources/blob-cache.ts';
import { withCommandsStopped } from '../stop-commands.ts';
import type { Job, Task } from './task.ts';

const PAYLOAD = z.object({
	action: z.string(),
	issue: z.object({ number: z.int().positive(), pull_request: z.unknown().optional() }),
	comment: z.object({
		id: z.int().positive(),
		body: z.string(),
		user: z.object({ login: z.string(), type: z.string() }).nullable(),
	}),
});

const CACHE_BYTES = 64 * 1024 * 1024;

/** Does what a comment on a pull request asks for; nothing is checked out, and nothing of the pull request is run. */
export const commandTask: Task = {
	name: 'command',
	events: ['issue_comment'],
	async run({ inputs, event, run }: Job): Promise<void> {
		const parsed = PAYLOAD.safeParse(event.payload);
		if (!parsed.success) throw unreadable(event.name, z.prettifyError(parsed.error));
		const { action, issue, comment } = parsed.data;
		if (action !== 'created' || issue.pull_request === undefined)
			return say('It is no new comment on a pull request.');
		if (!run.repository || !inputs.token) {
			throw new UserError('config', 'To answer a comment takes a repository and a token.', {
				hint: 'Run it in a workflow for `issue_comment`, with the input `github-token`.',
			});
		}
		const client = openClient({ token: inputs.token, apiUrl: run.apiUrl, patient: true });
		const pullRequest = { ...run.repository, number: issue.number };
		const written = {
			id: comment.id,
			login: comment.user?.login ?? '',
			isBot: comment.user === null || comment.user.type === 'Bot',
			body: comment.body,
		};
		const answered = await withCommandsStopped(() =>
			answerComment(
				written,
				githubCommentAuthors(client, pullRequest),
				githubComments(client, pullRequest),
				pullRequestDeeds({
					client,
					pullRequest,
					author: () => findLogin(client),
					identity: { workflow: run.workflow, job: run.job, speaksForAll: true },
					checkRun: inputs.checkRun ? { hasButtons: false } : null,
					cache: makeBlobCache(CACHE_BYTES),
					fence: async () => {},
					note: say,
					// A commit by the workflow's own token starts no workflow, so that nobody else would check it.
					checksUpdates: true,
				}),
			),
		);
		switch (answered.kind) {
			case 'ignored':
				return say('The comment asks for nothing.');
			case 'refused':
				return say(`Refused: ${answered.login} may not push, and asked for ${answered.command}.`);
			case 'answered':
				return say(`Answered: ${answered.command}.`);
		}
	},
};

function say(text: string): void {
	core.info(withoutWorkflowCommands(text));
}

function unreadable(name: string, why: string): UserError {
	return new UserError('config', `The payload of the event \`${name}\` is not what GitHub sends.`, {
		facts: { problem: why },
		hint: 'Is the workflow started by `issue_comment`?',
	});
}

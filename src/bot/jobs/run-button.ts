import { githubCommentAuthors } from '../../github/comment-author-port.ts';
import { githubComments } from '../../github/comment-port.ts';
import { fencedPort } from '../../github/fenced-ports.ts';
import { pullRequestDeeds } from '../../github/pull-request-deeds.ts';
import { SLASH_COMMANDS } from '../../slash-commands/index.ts';
import { replyOnce } from '../../slash-commands/reply-once.ts';
import { pullRequestKey } from './job.ts';
import { pullRequestOptions } from './pull-request-options.ts';
import type { RunJob } from './run-job.ts';

/** Does what a button of the check run stands for: the command of the same name, for those who may give it. */
export const runButton: RunJob<'button'> = async (job, attempt, tools) => {
	const key = pullRequestKey(job);
	const command = SLASH_COMMANDS.find(({ name }) => name === job.button);
	if (!command) {
		tools.log.warn({ pullRequest: key, button: job.button }, 'no such button');
		return 'ignored';
	}
	const options = await pullRequestOptions(job, attempt, tools);
	const { mayWrite } = githubCommentAuthors(options.client, options.pullRequest);
	if (command.needsWrite && !(await mayWrite(job.author))) {
		tools.log.warn({ pullRequest: key, command: command.name, login: job.author }, 'button refused');
		return 'refused';
	}
	const deeds = pullRequestDeeds({ ...options, checksUpdates: false });
	const reply = await command.run({ login: job.author, argument: '' }, deeds);
	if (command.answersButton && reply.text !== '') {
		const replies = fencedPort(
			{ ...githubComments(options.client, options.pullRequest), author: options.author },
			attempt.fence,
		);
		await replyOnce(`${job.button} ${job.head}`, reply.text, replies);
	}
	tools.log.info({ pullRequest: key, command: command.name, wentWell: reply.wentWell }, 'button pressed');
	return reply.wentWell ? 'answered' : 'unanswered';
};

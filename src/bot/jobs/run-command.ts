import { githubCommentAuthors } from '../../github/comment-author-port.ts';
import { githubComments } from '../../github/comment-port.ts';
import { fencedPort } from '../../github/fenced-ports.ts';
import { pullRequestDeeds } from '../../github/pull-request-deeds.ts';
import { answerComment } from '../../slash-commands/answer-comment.ts';
import { pullRequestKey } from './job.ts';
import { pullRequestOptions } from './pull-request-options.ts';
import type { RunJob } from './run-job.ts';

/** Does what a comment asks for, and answers it once. */
export const runCommand: RunJob<'command'> = async (job, attempt, tools) => {
	const options = await pullRequestOptions(job, attempt, tools);
	const { client, pullRequest, author } = options;
	const answered = await answerComment(
		{ id: job.comment, login: job.author, isBot: false, body: job.text },
		githubCommentAuthors(client, pullRequest),
		fencedPort({ ...githubComments(client, pullRequest), author }, attempt.fence),
		// GitHub tells us of our own commit, and that delivery is checked as any other.
		pullRequestDeeds({ ...options, checksUpdates: false }),
	);
	if (answered.kind === 'refused') {
		const { command, login } = answered;
		tools.log.warn({ pullRequest: pullRequestKey(job), command, login }, 'command refused');
	}
	return answered.kind;
};

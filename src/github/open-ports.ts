import type { CommentPort, Ports } from '../publish/ports.ts';
import { openClient } from './client.ts';
import { githubComments } from './comment-port.ts';
import type { RunEvent } from './event.ts';
import type { ActionInputs } from './inputs.ts';
import type { RunContext } from './run-context.ts';
import { stepAnnotations, stepSummary } from './step-ports.ts';

type CommentInputs = Pick<ActionInputs, 'comment' | 'token'>;

/** The ports of a step; where it cannot comment it says why, in the log and in the summary. */
export async function openPorts(inputs: CommentInputs, event: RunEvent, run: RunContext): Promise<Ports> {
	const summary = stepSummary(run.summaryPath);
	const annotations = stepAnnotations();
	const reason = whyNoComment(inputs, event, run);
	if (reason !== null) {
		annotations.note(reason);
		await summary.append(`${reason}\n\n`);
	}
	if (event.name === 'pull_request_target') {
		annotations.warn(
			'`pull_request_target` runs on the files of the base branch, not on those of the pull request; use `pull_request`.',
		);
	}
	return { comments: reason === null ? openComments(inputs, event, run) : null, summary, annotations };
}

function whyNoComment({ comment, token }: CommentInputs, event: RunEvent, run: RunContext): string | null {
	if (!comment) return 'No comment is written: the input `comment` is `false`.';
	if (!event.pullRequest)
		return `No comment is written: the event \`${event.name}\` is not about a pull request.`;
	if (!token) return 'No comment is written: the input `github-token` is empty.';
	return run.repository ? null : 'No comment is written: the run does not name its repository.';
}

function openComments({ token }: CommentInputs, event: RunEvent, run: RunContext): CommentPort | null {
	if (!token || !event.pullRequest || !run.repository) return null;
	const client = openClient({ token, apiUrl: run.apiUrl, patient: true });
	return githubComments(client, { ...run.repository, number: event.pullRequest.number });
}

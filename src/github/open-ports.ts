import type { CheckRunPort } from '../publish/ports/check-run-port.ts';
import type { ReviewPort } from '../publish/ports/review-port.ts';
import type { CommentPort, Ports } from '../publish/ports.ts';
import { githubCheckRuns } from './check-run-port.ts';
import { type Client, openClient } from './client.ts';
import { githubComments } from './comment-port.ts';
import type { RunEvent } from './event.ts';
import type { ActionInputs } from './inputs.ts';
import { findLogin } from './login.ts';
import { githubReviews } from './review-port.ts';
import type { RunContext } from './run-context.ts';
import { stepAnnotations, stepSummary } from './step-ports.ts';

type PortInputs = Pick<ActionInputs, 'token' | 'checkRun'>;

/** The ports of a step; where it cannot comment it says why, in the log and in the summary. */
export async function openPorts(inputs: PortInputs, event: RunEvent, run: RunContext): Promise<Ports> {
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
	const client = openStepClient(inputs, run);
	return {
		comments: client && openComments(client, event, run),
		review: client && openReview(client, event, run),
		checkRun: client && inputs.checkRun ? await openCheckRun(client, event, run) : null,
		summary,
		annotations,
	};
}

function whyNoComment({ token }: PortInputs, event: RunEvent, run: RunContext): string | null {
	if (!event.pullRequest)
		return `No comment is written: the event \`${event.name}\` is not about a pull request.`;
	if (!token) return 'No comment is written: the input `github-token` is empty.';
	return run.repository ? null : 'No comment is written: the run does not name its repository.';
}

function openStepClient({ token }: PortInputs, { repository, apiUrl }: RunContext): Client | null {
	return token && repository ? openClient({ token, apiUrl, patient: true }) : null;
}

function openComments(
	client: Client,
	{ pullRequest }: RunEvent,
	{ repository }: RunContext,
): CommentPort | null {
	return pullRequest && repository && githubComments(client, { ...repository, number: pullRequest.number });
}

function openReview(
	client: Client,
	{ pullRequest }: RunEvent,
	{ repository }: RunContext,
): ReviewPort | null {
	if (!pullRequest || !repository) return null;
	return githubReviews(client, { ...repository, number: pullRequest.number }, pullRequest.headSha);
}

/** Jobs have a check run each, so that they do not complete one another's. */
async function openCheckRun(
	client: Client,
	{ pullRequest }: RunEvent,
	{ repository, sha, job }: RunContext,
): Promise<CheckRunPort | null> {
	if (!repository) return null;
	const app = (await findLogin(client)).replace(/\[bot\]$/, '');
	const head = pullRequest?.headSha ?? sha;
	return githubCheckRuns(client, {
		...repository,
		head,
		name: `Database specification (${job})`,
		externalId: '',
		app,
	});
}

import type { PullRequestCheck } from '../../github/check-pull-request.ts';
import type { Attempt } from '../queue/start-worker.ts';
import { type Job, pullRequestKey } from './job.ts';
import type { JobTools } from './run-job.ts';

/** What everything that is done to a job's pull request is done with. */
export async function pullRequestOptions(
	job: Job,
	{ fence }: Attempt,
	{ app, cache, checkpoints, log }: JobTools,
): Promise<Omit<PullRequestCheck, 'isWanted'>> {
	const { owner, repo, number, installation } = job;
	return {
		client: await app.clientOf(installation),
		pullRequest: { owner, repo, number },
		author: app.login,
		identity: { workflow: '', job: 'bot', speaksForAll: false },
		checkRun: { hasButtons: true },
		cache,
		checkpoints,
		fence,
		note: (message) => log.warn({ pullRequest: pullRequestKey(job), about: message }, 'publishing'),
	};
}

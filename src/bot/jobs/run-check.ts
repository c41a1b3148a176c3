import { isToBeChecked, listWaitingChecks, supersede } from '../queue/claims.ts';
import { pullRequestKey } from './job.ts';
import { pullRequestOptions } from './pull-request-options.ts';
import type { RunJob } from './run-job.ts';

/** Checks the newest head of a pull request, unless another job does, and ends the jobs that are about older ones. */
export const runCheck: RunJob<'check'> = async (job, attempt, tools) => {
	const { queue, log, checkPullRequest } = tools;
	const key = pullRequestKey(job);
	// Listed before the head is read, so that none of them can be about a newer one.
	const waiting = await listWaitingChecks(queue, key);
	const outcome = await checkPullRequest({
		...(await pullRequestOptions(job, attempt, tools)),
		async isWanted(head) {
			const old = waiting.filter((each) => each.head !== head).map(({ id }) => id);
			await supersede(queue, old);
			if (old.length > 0) log.info({ pullRequest: key, head, jobs: old.length }, 'older heads superseded');
			// A head without a job is checked here: its delivery may be lost, or GitHub may not show the newest one yet,
			// which is seen when the head is read again after publishing.
			return job.head === null || job.head === head || !(await isToBeChecked(queue, key, head));
		},
	});
	if (outcome.kind === 'published') log.info({ pullRequest: key, ...outcome }, 'published');
	return outcome.kind;
};

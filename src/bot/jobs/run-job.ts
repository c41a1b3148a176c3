import { type ErrorCode, UserError } from '../../errors.ts';
import type { GitHubApp } from '../../github/app.ts';
import type { CheckPullRequest } from '../../github/check-pull-request.ts';
import type { BlobCache } from '../../github/sources/blob-cache.ts';
import type { CheckpointStore } from '../../replay/checkpoints/checkpoint-store.ts';
import type { Log } from '../log.ts';
import type { Queue } from '../queue/open-queue.ts';
import type { Attempt } from '../queue/start-worker.ts';
import { type Job, pullRequestKey } from './job.ts';
import { runButton } from './run-button.ts';
import { runCheck } from './run-check.ts';
import { runCommand } from './run-command.ts';

/** What every job can use. */
export interface JobTools {
	readonly app: GitHubApp;
	readonly queue: Queue;
	readonly cache: BlobCache;
	readonly checkpoints: CheckpointStore;
	readonly log: Log;
	readonly checkPullRequest: CheckPullRequest;
}

/** How a kind of job is done; gives the outcome in a word. */
export type RunJob<Kind extends Job['kind']> = (
	job: Extract<Job, { kind: Kind }>,
	attempt: Attempt,
	tools: JobTools,
) => Promise<string>;

/** What is wrong with the files of a repository is wrong the next time too; only GitHub and the queue may do better. */
const FINAL = new Set<ErrorCode>([
	'config',
	'no-migrations',
	'code-migrations',
	'ambiguous-layout',
	'document',
	'dialect',
	'replay',
]);

/** Does a job of any kind; throws what is to be tried again. */
export async function runJob(job: Job, attempt: Attempt, tools: JobTools): Promise<string> {
	try {
		return await runKind(job, attempt, tools);
	} catch (error) {
		if (!(error instanceof UserError) || !FINAL.has(error.code)) throw error;
		tools.log.warn({ pullRequest: pullRequestKey(job), kind: job.kind, error }, 'stopped by the files');
		return 'stopped';
	}
}

function runKind(job: Job, attempt: Attempt, tools: JobTools): Promise<string> {
	switch (job.kind) {
		case 'check':
			return runCheck(job, attempt, tools);
		case 'command':
			return runCommand(job, attempt, tools);
		case 'button':
			return runButton(job, attempt, tools);
	}
}

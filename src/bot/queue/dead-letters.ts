import { UserError } from '../../errors.ts';
import { type Job, parseJob, pullRequestKey } from '../jobs/job.ts';
import { DEAD_LETTERS, type Queue } from './open-queue.ts';

/** A job that was given up. */
export interface DeadLetter {
	readonly id: string;
	/** The delivery that it came with. */
	readonly delivery: string;
	readonly kind: Job['kind'];
	/** Such as `octocat/shop#7`. */
	readonly pullRequest: string;
	readonly reason: string;
	readonly tries: number;
	/** When it was given up, in ISO 8601. */
	readonly since: string;
}

/** As many as the queue gives at once. */
const MOST = 10_000;

/** The jobs that were given up, oldest first. */
export async function listDeadLetters({ boss }: Queue): Promise<readonly DeadLetter[]> {
	const letters = await boss.findJobs<Job>(DEAD_LETTERS, { queued: true, limit: MOST });
	return letters.map(({ id, data, sourceId, sourceOutput, sourceRetryCount, createdOn }) => {
		const job = parseJob(data);
		return {
			id,
			delivery: sourceId ?? id,
			kind: job.kind,
			pullRequest: pullRequestKey(job),
			reason: reasonOf(sourceOutput),
			tries: (sourceRetryCount ?? 0) + 1,
			since: createdOn.toISOString(),
		};
	});
}

function reasonOf(output: object | null): string {
	const { message, value } = (output ?? {}) as { readonly message?: unknown; readonly value?: unknown };
	if (typeof message === 'string') return message;
	return typeof value === 'object' && value !== null ? reasonOf(value) : 'not known';
}

/** Puts a job that was given up back into the queue; throws a UserError where there is none of this id. */
export async function retryDeadLetter({ boss }: Queue, id: string): Promise<void> {
	const moved = /^[0-9a-f-]{36}$/i.test(id) ? await boss.redrive(DEAD_LETTERS, { ids: [id] }) : 0;
	if (moved > 0) return;
	throw new UserError('load', `There is no dead letter ${id}.`, {
		hint: 'List them with `auggie-database-spec bot dead-letters`; the id is in the first column.',
	});
}

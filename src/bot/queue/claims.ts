import type { JobWithMetadata } from 'pg-boss';
import { type Job, parseJob } from '../jobs/job.ts';
import { JOBS, type Queue } from './open-queue.ts';

/** One attempt at a job, which is this worker's until it says how it went or is taken for dead. */
export interface Claim {
	readonly id: string;
	readonly data: unknown;
	/** How often it was tried before. */
	readonly retryCount: number;
	readonly retryLimit: number;
	/** Whose job it is; null for none in particular. */
	readonly group: string | null;
	/** When the delivery came, in milliseconds. */
	readonly createdAt: number;
}

/** Takes the next job whose pull request nobody works on, of none of these groups; null where there is none. */
export async function claimJob({ boss }: Queue, ignoreGroups: readonly string[]): Promise<Claim | null> {
	const [job] = await boss.fetch<Job>(JOBS, { includeMetadata: true, ignoreGroups: [...ignoreGroups] });
	return job ? toClaim(job) : null;
}

function toClaim(job: JobWithMetadata<Job>): Claim {
	const { id, data, retryCount, retryLimit, groupId, createdOn } = job;
	return { id, data, retryCount, retryLimit, group: groupId ?? null, createdAt: createdOn.getTime() };
}

/** Says that the claim is worked on; false when it is another worker's by now. */
export async function keepClaim({ boss }: Queue, { id, retryCount }: Claim): Promise<boolean> {
	return isAffected(await boss.touch(JOBS, { id, retryCount }));
}

/** Ends the job with what came of it; false when the claim was lost before. */
export async function finishClaim(
	{ boss }: Queue,
	{ id, retryCount }: Claim,
	outcome: string,
): Promise<boolean> {
	return isAffected(await boss.complete(JOBS, { id, retryCount }, { outcome }));
}

/** What becomes of a job that failed. */
export type Failed = 'again' | 'dead' | 'lost';

/** Gives the job back for another try, after a pause of the queue's own or of that many seconds, or for good. */
export async function failClaim(
	{ boss }: Queue,
	{ id, retryCount, retryLimit }: Claim,
	reason: string,
	seconds: number | null,
): Promise<Failed> {
	if (!isAffected(await boss.fail(JOBS, { id, retryCount }, { message: reason }))) return 'lost';
	if (retryCount >= retryLimit) return 'dead';
	if (seconds !== null)
		await boss.update(JOBS, undefined, { id, startAfter: new Date(Date.now() + seconds * 1000) });
	return 'again';
}

/** Whether a job for this head waits or is being done. */
export async function isToBeChecked({ boss }: Queue, key: string, head: string): Promise<boolean> {
	const jobs = await boss.findJobs<Job>(JOBS, { key, data: { kind: 'check', head } });
	return jobs.some(({ state }) => state === 'created' || state === 'retry' || state === 'active');
}

/** A check that waits, and the head that it is about. */
export interface WaitingCheck {
	readonly id: string;
	readonly head: string;
}

/** The waiting checks of a pull request that are about a certain head. */
export async function listWaitingChecks({ boss }: Queue, key: string): Promise<readonly WaitingCheck[]> {
	const waiting = await boss.findJobs<Job>(JOBS, { key, queued: true, data: { kind: 'check' } });
	return waiting.flatMap(({ id, data }) => {
		const job = parseJob(data);
		return job.kind === 'check' && job.head !== null ? [{ id, head: job.head }] : [];
	});
}

/** Ends waiting jobs whose work another one has taken over. */
export async function supersede({ boss }: Queue, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await boss.complete(JOBS, [...ids], { outcome: 'superseded' }, { includeQueued: true });
}

/** The library's types leave out what its answers hold. */
function isAffected(answer: object): boolean {
	return 'affected' in answer && Number(answer.affected) > 0;
}

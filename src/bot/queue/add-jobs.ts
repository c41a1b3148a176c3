import { createHash } from 'node:crypto';
import { type Job, pullRequestKey } from '../jobs/job.ts';
import { JOBS, type Queue } from './open-queue.ts';

/** People wait for an answer to what they asked for. */
const ASKED_FOR = 10;

/**
 * Puts the jobs of a delivery into the queue, all or none, and gives how many are new: a delivery that came before adds
 * nothing. The delivery is a UUID.
 */
export async function addJobs({ boss }: Queue, delivery: string, jobs: readonly Job[]): Promise<number> {
	if (jobs.length === 0) return 0;
	const added = await boss.insert(
		JOBS,
		jobs.map((job, index) => ({
			id: index === 0 ? delivery : derivedId(delivery, index),
			data: job,
			singletonKey: pullRequestKey(job),
			group: { id: String(job.installation) },
			priority: job.kind === 'check' ? 0 : ASKED_FOR,
		})),
		{ returnId: true },
	);
	return added?.length ?? 0;
}

/** A UUID that is always the same for the same delivery. */
function derivedId(delivery: string, index: number): string {
	const hash = createHash('sha256').update(`${delivery} ${index}`).digest('hex');
	// Version 8 is for hashes of one's own, https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8.
	return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

import { z } from 'zod';
import type { Job } from '../jobs/job.ts';

/** A kind of delivery that the bot acts on. */
export interface Delivery {
	/** What `X-GitHub-Event` says. */
	readonly event: string;
	/** What is to be done about it, nothing where it is of no interest; throws for what GitHub would not send. */
	readonly jobs: (payload: unknown) => readonly Job[];
}

/** Where a delivery comes from; every payload of an App has it. */
export const ORIGIN = z.object({
	installation: z.object({ id: z.int().positive() }),
	repository: z.object({ name: z.string(), owner: z.object({ login: z.string() }) }),
});

/** The part of a job that says where. */
export function placeOf({ installation, repository }: z.infer<typeof ORIGIN>) {
	return { installation: installation.id, owner: repository.owner.login, repo: repository.name };
}

/** A commit's hash. */
export const SHA = z.string().regex(/^[0-9a-f]{40,64}$/);

/** Which action of an event a payload is about. */
export const ACTION = z.object({ action: z.string() });

import { z } from 'zod';

const PLACE = {
	/** The installation that the repository belongs to. */
	installation: z.int().positive(),
	owner: z.string().min(1).max(100),
	repo: z.string().min(1).max(100),
	number: z.int().positive(),
};

const JOB = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('check'),
		...PLACE,
		/** The head that the delivery was about; null where it is about whatever the head is now. */
		head: z.string().nullable(),
	}),
	z.strictObject({
		kind: z.literal('command'),
		...PLACE,
		/** The comment that asks for something. */
		comment: z.int().positive(),
		author: z.string(),
		/** The comment's first line, in which a command stands. */
		text: z.string().max(1000),
	}),
	z.strictObject({
		kind: z.literal('button'),
		...PLACE,
		/** Whoever pressed it. */
		author: z.string(),
		/** What the button is called in the check run. */
		button: z.string().max(40),
		head: z.string(),
	}),
]);

/** Something to do for a pull request, as the queue keeps it. */
export type Job = z.infer<typeof JOB>;

/** Reads a job from the queue; throws for one that this version does not know. */
export function parseJob(data: unknown): Job {
	return JOB.parse(data);
}

/** What jobs of one pull request have in common, in letters that no name can forge. */
export function pullRequestKey({ owner, repo, number }: Pick<Job, 'owner' | 'repo' | 'number'>): string {
	return `${owner}/${repo}#${number}`;
}

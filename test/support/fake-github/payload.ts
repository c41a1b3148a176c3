import { z } from 'zod';
import { recordedPayload } from './show/recorded.ts';

/** What a test wants a pull request's payload to say. */
export interface PayloadPatch {
	/** Such as `octocat/shop`. */
	readonly repository: string;
	readonly number: number;
	readonly baseSha: string;
	/** The branch that it is to be merged into; the recording's where it is left out. */
	readonly baseRef?: string;
	readonly headSha: string;
}

const REPOSITORY = z.looseObject({
	name: z.string(),
	full_name: z.string(),
	owner: z.looseObject({ login: z.string() }),
});
const BRANCH = z.looseObject({ sha: z.string(), repo: REPOSITORY });
const PAYLOAD = z.looseObject({
	action: z.literal('synchronize'),
	number: z.number(),
	before: z.string(),
	after: z.string(),
	repository: REPOSITORY,
	pull_request: z.looseObject({ number: z.number(), base: BRANCH, head: BRANCH }),
});

/** A recorded `pull_request` payload (`synchronize`), brought up to date and made to be about the given commits. */
export function pullRequestPayload({ repository, number, baseSha, baseRef, headSha }: PayloadPatch): object {
	const recorded = PAYLOAD.parse(recordedPayload('pull_request', 'synchronize'));
	const [login = '', name = ''] = repository.split('/');
	const move = (old: z.infer<typeof REPOSITORY>) => ({
		...old,
		...{ name, full_name: repository, owner: { ...old.owner, login } },
		// The recording is older than this field.
		has_discussions: false,
	});
	const { base, head } = recorded.pull_request;
	return {
		...recorded,
		number,
		before: baseSha,
		after: headSha,
		repository: move(recorded.repository),
		pull_request: {
			...recorded.pull_request,
			number,
			base: { ...base, sha: baseSha, ...(baseRef ? { ref: baseRef } : {}), repo: move(base.repo) },
			head: { ...head, sha: headSha, repo: move(head.repo) },
		},
	};
}

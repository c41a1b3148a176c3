import { z } from 'zod';
import { refuse } from './refuse.ts';

/** The run of another workflow, as the event that follows it tells of it. */
export interface FollowedRun {
	readonly id: number;
	/** The event that had started it, such as `pull_request`. */
	readonly event: string;
	/** Such as `success`, `failure` or `cancelled`; null where it has not ended. */
	readonly conclusion: string | null;
	readonly repositoryId: number;
	/** The commit, branch and repository that it ran for; null where that repository or branch is gone. */
	readonly head: FollowedHead | null;
	/** The pull requests that GitHub names; none where the head is in a fork. */
	readonly pullRequests: readonly number[];
}

/** Where the code of a run came from. */
export interface FollowedHead {
	readonly sha: string;
	readonly branch: string;
	readonly owner: string;
	readonly repositoryId: number;
}

const REPOSITORY = z.object({ id: z.int(), owner: z.object({ login: z.string().min(1) }) });

const PAYLOAD = z.object({
	repository: REPOSITORY,
	workflow_run: z.object({
		id: z.int().positive(),
		event: z.string(),
		conclusion: z.string().nullable(),
		head_sha: z.string().regex(/^[0-9a-f]{40,64}$/),
		head_branch: z.string().min(1).nullable(),
		head_repository: REPOSITORY.nullable(),
		repository: REPOSITORY,
		pull_requests: z.array(z.object({ number: z.int().positive() }).nullable()),
	}),
});

/** Reads the payload of `workflow_run`; throws a UserError for another one, and for a run of another repository. */
export function readFollowedRun(payload: object): FollowedRun {
	const parsed = PAYLOAD.safeParse(payload);
	if (!parsed.success) {
		throw refuse('the payload is not that of the event `workflow_run`', {
			problem: z.prettifyError(parsed.error).slice(0, 500),
		});
	}
	const { repository, workflow_run: run } = parsed.data;
	if (run.repository.id !== repository.id) throw refuse('the run belongs to another repository');
	const { head_repository: from, head_branch: branch } = run;
	return {
		id: run.id,
		event: run.event,
		conclusion: run.conclusion,
		repositoryId: repository.id,
		head:
			from && branch ? { sha: run.head_sha, branch, owner: from.owner.login, repositoryId: from.id } : null,
		pullRequests: run.pull_requests.flatMap((each) => each?.number ?? []),
	};
}

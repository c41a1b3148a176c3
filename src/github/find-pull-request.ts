import type { FollowedHead, FollowedRun } from './artifact/followed-run.ts';
import type { Client } from './client.ts';
import type { PullRequestEvent } from './event.ts';
import { reading } from './reading.ts';

/** The pull request that a run was for, or why none is taken. */
export type FoundPullRequest =
	| { readonly kind: 'found'; readonly pullRequest: PullRequestEvent }
	| { readonly kind: 'none' | 'overtaken' | 'several' };

const TARGET = { what: 'list of pull requests', permission: 'pull-requests: read' } as const;

/**
 * Finds the open pull request whose newest commit a run was for. GitHub's own list of branches and commits decides, never
 * what the run has left: that may be written by anybody.
 */
export async function findPullRequest(
	client: Client,
	{ owner, repo }: { readonly owner: string; readonly repo: string },
	{ repositoryId, pullRequests }: FollowedRun,
	head: FollowedHead,
): Promise<FoundPullRequest> {
	const listed = await reading(TARGET, () =>
		client.paginate(client.rest.pulls.list, {
			...{ owner, repo, state: 'open', head: `${head.owner}:${head.branch}`, per_page: 100 },
		}),
	);
	const ours = listed.filter(
		(pull) =>
			pull.base.repo.id === repositoryId &&
			pull.head.ref === head.branch &&
			pull.head.repo?.id === head.repositoryId,
	);
	if (ours.length === 0) return { kind: 'none' };
	const current = ours.filter((pull) => pull.head.sha === head.sha);
	if (current.length === 0) return { kind: 'overtaken' };
	// One branch may be meant for several others; GitHub says which it was where the head is no fork's.
	const named = current.filter(({ number }) => pullRequests.includes(number));
	const [pull] = named.length > 0 ? named : current;
	if (!pull || (named.length > 0 ? named : current).length > 1) return { kind: 'several' };
	const isFork = head.repositoryId !== repositoryId;
	return {
		kind: 'found',
		pullRequest: {
			number: pull.number,
			baseSha: pull.base.sha,
			baseRef: pull.base.ref,
			headSha: head.sha,
			isFork,
		},
	};
}

import { makeRepository, type Repository } from '../cases/repository.ts';

/** A repository with an open pull request, as GitHub keeps it. */
export interface PullRequest {
	readonly origin: Repository;
	/** The branches of the repository that the pull request joins. */
	readonly base: string;
	readonly head: string;
	/** The merge commit that GitHub makes of both, and keeps under `refs/pull/2/merge`. */
	readonly mergeSha: string;
	readonly headSha: string;
	readonly baseSha: string;
}

/** Opens a pull request between two branches, or brings one up to date with them. */
export function openPullRequest(origin: Repository, base: string, head: string): PullRequest {
	origin.git('checkout', '--quiet', '--detach', base);
	origin.git('merge', '--quiet', '--no-ff', '--message', `Merge ${head} into ${base}`, head);
	origin.git('update-ref', 'refs/pull/2/merge', 'HEAD');
	const commit = (ref: string): string => origin.git('rev-parse', ref).trim();
	return {
		origin,
		base,
		head,
		mergeSha: commit('HEAD'),
		headSha: commit(head),
		baseSha: commit(base),
	};
}

/** Checks the merge commit out into an empty repository, as actions/checkout does; depth 0 fetches everything. */
export function checkOut({ origin, mergeSha }: PullRequest, depth: number): Repository {
	const clone = makeRepository();
	const refs = [`+${mergeSha}:refs/remotes/pull/2/merge`];
	const extent = depth === 0 ? ['+refs/heads/*:refs/remotes/origin/*'] : [`--depth=${depth}`];
	clone.git('init', '--quiet');
	clone.git('remote', 'add', 'origin', `file://${origin.path}`);
	clone.git('fetch', '--quiet', '--no-tags', 'origin', ...extent, ...refs);
	clone.git('checkout', '--quiet', '--force', 'refs/remotes/pull/2/merge');
	return clone;
}

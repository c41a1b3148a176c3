import type { Client } from './client.ts';
import type { PullRequestName } from './comment-port.ts';
import { answeredStatus } from './retry-after.ts';

/** A pull request as it stands now. */
export interface PullRequestState {
	readonly isOpen: boolean;
	readonly headSha: string;
	/** The name of the branch that is to be merged. */
	readonly headRef: string;
	/** True where the head is in another repository, or in one that is gone. */
	readonly isFork: boolean;
	/** The name of the branch that it is to be merged into. */
	readonly baseRef: string;
	readonly baseSha: string;
	/** The page of the repository that it is in. */
	readonly repositoryUrl: string;
}

/** Reads a pull request; null where it is not there, or not for us to see. */
export async function readPullRequest(
	client: Client,
	{ owner, repo, number }: PullRequestName,
): Promise<PullRequestState | null> {
	try {
		const { data } = await client.rest.pulls.get({ owner, repo, pull_number: number });
		return {
			isOpen: data.state === 'open',
			headSha: data.head.sha,
			headRef: data.head.ref,
			isFork: data.head.repo?.id !== data.base.repo.id,
			baseRef: data.base.ref,
			baseSha: data.base.sha,
			repositoryUrl: data.base.repo.html_url,
		};
	} catch (error) {
		const status = answeredStatus(error);
		if (status === 404 || status === 410) return null;
		throw error;
	}
}

/** Where a pull request's head left the branch that it is to be merged into, and where that branch stands now. */
export async function findBaseCommits(
	client: Client,
	{ owner, repo }: PullRequestName,
	{ baseRef, baseSha, headSha }: PullRequestState,
): Promise<{ readonly mergeBase: string; readonly tip: string }> {
	const basehead = `${baseRef}...${headSha}`;
	try {
		const { data } = await client.rest.repos.compareCommitsWithBasehead({
			owner,
			repo,
			basehead,
			per_page: 1,
		});
		return { mergeBase: data.merge_base_commit.sha, tip: data.base_commit.sha };
	} catch (error) {
		// No commit in common, or a branch that is gone: what the pull request was opened against is there still.
		if (answeredStatus(error) === 404) return { mergeBase: baseSha, tip: baseSha };
		throw error;
	}
}

import type { DoublePort } from '../publish/remove-doubles.ts';
import type { Client } from './client.ts';
import { githubComments, type PullRequestName } from './comment-port.ts';

/** The comments of one pull request on GitHub, of which those that were written twice can be removed. */
export function githubDoubles(
	client: Client,
	pullRequest: PullRequestName,
	author: () => Promise<string>,
): DoublePort {
	const { owner, repo } = pullRequest;
	return {
		list: githubComments(client, pullRequest).list,
		author,
		async remove(id) {
			await client.rest.issues.deleteComment({ owner, repo, comment_id: id });
		},
	};
}

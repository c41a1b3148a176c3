import type { ReviewThread } from '../publish/ports/review-port.ts';
import type { Client } from './client.ts';
import type { PullRequestName } from './comment-port.ts';

const QUERY = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
	viewer { login }
	repository(owner: $owner, name: $repo) {
		pullRequest(number: $number) {
			reviewThreads(first: 100, after: $after) {
				nodes { id isResolved comments(first: 1) { nodes { id body author { __typename login } } } }
				pageInfo { hasNextPage endCursor }
			}
		}
	}
}`;

interface Author {
	readonly __typename: string;
	readonly login: string;
}

interface Answer {
	readonly viewer: { readonly login: string };
	readonly repository: {
		readonly pullRequest: {
			readonly reviewThreads: {
				readonly nodes: readonly {
					readonly id: string;
					readonly isResolved: boolean;
					readonly comments: {
						readonly nodes: readonly {
							readonly id: string;
							readonly body: string;
							readonly author: Author | null;
						}[];
					};
				}[];
				readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
			};
		};
	};
}

/** The review threads of a pull request that the client's own login began, oldest first. */
export async function listOwnThreads(
	client: Client,
	{ owner, repo, number }: PullRequestName,
): Promise<readonly ReviewThread[]> {
	const threads: ReviewThread[] = [];
	let after: string | null = null;
	for (;;) {
		const answer: Answer = await client.graphql<Answer>(QUERY, { owner, repo, number, after });
		const { nodes, pageInfo } = answer.repository.pullRequest.reviewThreads;
		for (const { id, isResolved, comments } of nodes) {
			const [first] = comments.nodes;
			if (!first || restLogin(first.author) !== answer.viewer.login) continue;
			threads.push({ id, comment: first.id, body: first.body, isResolved });
		}
		if (!pageInfo.hasNextPage) return threads;
		after = pageInfo.endCursor;
	}
}

/** GraphQL names the author of a bot without the `[bot]` that it and REST give it elsewhere. */
function restLogin(author: Author | null): string {
	if (author === null) return '';
	const { __typename, login } = author;
	return __typename === 'Bot' && !login.endsWith('[bot]') ? `${login}[bot]` : login;
}

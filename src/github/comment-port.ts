import type { CommentPort, PostedComment } from '../publish/ports.ts';
import type { Client } from './client.ts';
import { publishError } from './publish-error.ts';

/** The pull request whose comments a port reads and writes. */
export interface PullRequestName {
	readonly owner: string;
	readonly repo: string;
	readonly number: number;
}

/** The login of the token that every job gets. */
const ACTIONS_LOGIN = 'github-actions[bot]';

/** The comments of one pull request on GitHub. */
export function githubComments(client: Client, { owner, repo, number }: PullRequestName): CommentPort {
	const pullRequest = { owner, repo, issue_number: number };
	const { listComments, createComment, updateComment } = client.rest.issues;
	return {
		list: () =>
			asking(async () => {
				const comments = await client.paginate(listComments, { ...pullRequest, per_page: 100 });
				return comments.map(toPosted);
			}),
		author: () => findAuthor(client),
		create: (body) => asking(async () => toPosted((await createComment({ ...pullRequest, body })).data)),
		update: (id, body) =>
			asking(async () => {
				await updateComment({ owner, repo, comment_id: id, body });
			}),
	};
}

/** REST's `GET /user` refuses the tokens of jobs and apps; GraphQL's `viewer` knows them all. */
async function findAuthor(client: Client): Promise<string> {
	try {
		const { viewer } = await client.graphql<{ viewer: { login: string } }>('query { viewer { login } }');
		return viewer.login;
	} catch {
		return ACTIONS_LOGIN;
	}
}

async function asking<T>(ask: () => Promise<T>): Promise<T> {
	try {
		return await ask();
	} catch (error) {
		throw publishError(error);
	}
}

function toPosted(comment: {
	readonly id: number;
	readonly body?: string;
	readonly user: { readonly login: string } | null;
}): PostedComment {
	return { id: comment.id, author: comment.user?.login ?? '', body: comment.body ?? '' };
}

import type { CommentPort, PostedComment } from '../publish/ports.ts';
import { asking } from './asking.ts';
import type { Client } from './client.ts';
import { findLogin } from './login.ts';
import { answeredStatus } from './retry-after.ts';

/** The pull request whose comments a port reads and writes. */
export interface PullRequestName {
	readonly owner: string;
	readonly repo: string;
	readonly number: number;
}

const COMMENT = { what: 'pull request comment', permission: 'pull-requests: write' };

/** The comments of one pull request on GitHub. */
export function githubComments(client: Client, { owner, repo, number }: PullRequestName): CommentPort {
	const pullRequest = { owner, repo, issue_number: number };
	const { listComments, createComment, updateComment } = client.rest.issues;
	const list = async () => {
		const comments = await client.paginate(listComments, { ...pullRequest, per_page: 100 });
		return comments.map(toPosted);
	};
	const create = async (body: string) =>
		// Tried again without a look, it could be there twice.
		toPosted((await createComment({ ...pullRequest, body, request: { retries: 0 } })).data);
	/** GitHub may have written what it then failed to answer, so it is looked for before it is tried once more. */
	const createOnce = async (body: string) => {
		try {
			return await create(body);
		} catch (error) {
			const status = answeredStatus(error);
			if (status !== null && status < 500) throw error;
			const [marker] = body.split('\n');
			const me = await findLogin(client);
			const written = (await list()).find((each) => each.author === me && each.body.startsWith(`${marker}`));
			return written ?? create(body);
		}
	};
	return {
		list: () => asking(COMMENT, list),
		author: () => findLogin(client),
		create: (body) => asking(COMMENT, () => createOnce(body)),
		update: (id, body) =>
			asking(COMMENT, async () => {
				await updateComment({ owner, repo, comment_id: id, body });
			}),
	};
}

function toPosted(comment: {
	readonly id: number;
	readonly body?: string;
	readonly user: { readonly login: string } | null;
}): PostedComment {
	return { id: comment.id, author: comment.user?.login ?? '', body: comment.body ?? '' };
}

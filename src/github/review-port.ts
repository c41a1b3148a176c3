import type { ChangedFile, ReviewComment, ReviewPort, ReviewThread } from '../publish/ports/review-port.ts';
import { asking } from './asking.ts';
import type { Client } from './client.ts';
import type { PullRequestName } from './comment-port.ts';
import { isGraphqlError } from './graphql-error.ts';
import { listOwnThreads } from './review-threads.ts';

const REVIEW = { what: 'review', permission: 'pull-requests: write' };

const UPDATE = `mutation ($id: ID!, $body: String!) {
	updatePullRequestReviewComment(input: { pullRequestReviewCommentId: $id, body: $body }) { clientMutationId }
}`;
const RESOLVE = `mutation ($id: ID!) {
	resolveReviewThread(input: { threadId: $id }) { clientMutationId }
}`;

/** The reviews of one head of a pull request on GitHub; needs the permission `pull-requests: write`. */
export function githubReviews(
	client: Client,
	{ owner, repo, number }: PullRequestName,
	head: string,
): ReviewPort {
	const pull = { owner, repo, pull_number: number };
	const { get, listFiles } = client.rest.pulls;
	const ownThreads = () => listOwnThreads(client, { owner, repo, number });
	return {
		changedFiles: (paths) =>
			asking(REVIEW, async () => {
				const { data } = await get(pull);
				if (data.head.sha !== head) return null;
				const wanted = new Set(paths);
				return client.paginate(listFiles, { ...pull, per_page: 100 }, ({ data: page }, done) => {
					const files = page.filter(({ filename }) => wanted.delete(filename)).map(toChangedFile);
					if (wanted.size === 0) done();
					return files;
				});
			}),
		ownThreads: () => asking(REVIEW, ownThreads),
		post: (body, comments) =>
			asking(REVIEW, () => postOnce({ client, pull, head, ownThreads }, body, comments)),
		settle: ({ id, comment }, body) =>
			asking(REVIEW, async () => {
				await resolveIfAllowed(client, id);
				await client.graphql(UPDATE, { id: comment, body });
			}),
	};
}

/**
 * Resolving takes `contents: write` as well; without it only the comment can say that it is settled.
 * https://github.com/orgs/community/discussions/44650
 */
async function resolveIfAllowed(client: Client, id: string): Promise<void> {
	try {
		await client.graphql(RESOLVE, { id });
	} catch (error) {
		if (!isGraphqlError(error, 'FORBIDDEN')) throw error;
	}
}

interface Place {
	readonly client: Client;
	readonly pull: { readonly owner: string; readonly repo: string; readonly pull_number: number };
	readonly head: string;
	readonly ownThreads: () => Promise<readonly ReviewThread[]>;
}

/** GitHub may have posted what it then failed to answer, so it is looked for before it is tried once more. */
async function postOnce(place: Place, body: string, comments: readonly ReviewComment[]): Promise<boolean> {
	try {
		return await tryToPost(place, body, comments);
	} catch (error) {
		if (statusOf(error) < 500) throw error;
		const [first] = comments;
		const threads = await place.ownThreads();
		if (first && threads.some((thread) => beginAlike(thread.body, first.body))) return true;
		return tryToPost(place, body, comments);
	}
}

/** Only the first line, which is ours alone: GitHub may return other line ends than it was given. */
function beginAlike(one: string, other: string): boolean {
	const [[first], [second]] = [one.split(/\r?\n/), other.split(/\r?\n/)];
	return first === second;
}

async function tryToPost(
	{ client, pull, head }: Place,
	body: string,
	comments: readonly ReviewComment[],
): Promise<boolean> {
	try {
		await client.rest.pulls.createReview({
			...pull,
			commit_id: head,
			event: 'COMMENT',
			body,
			comments: comments.map(toGitHub),
			// Tried again without a look, it could be posted twice.
			request: { retries: 0 },
		});
		return true;
	} catch (error) {
		if (statusOf(error) === 422) return false;
		throw error;
	}
}

function statusOf(error: unknown): number {
	return error instanceof Error && 'status' in error ? Number(error.status) : 0;
}

function toGitHub({ path, startLine, line, body }: ReviewComment) {
	const side = 'RIGHT';
	return {
		path,
		body,
		side,
		line,
		...(startLine === null ? {} : { start_line: startLine, start_side: side }),
	};
}

function toChangedFile({
	filename,
	patch,
}: {
	readonly filename: string;
	readonly patch?: string;
}): ChangedFile {
	return { path: filename, patch: patch ?? null };
}

import type { RepositoryState, ThreadState } from '../state.ts';
import { demand, type GraphqlContext, graphqlError, showActor } from './context.ts';
import { type PageArguments, pageOf } from './pages.ts';

/** The threads of a pull request, page by page. */
export function showThreads(repository: RepositoryState, pull: number, asked: PageArguments): object {
	const all = repository.threads.filter((thread) => thread.pull === pull);
	const page = pageOf(all, asked);
	return { ...page, nodes: page.nodes.map((thread) => showThread(repository, thread)) };
}

/** Marks a thread as settled, for whoever may; it asks for `contents` too, which GitHub's pages do not say. */
export function resolveReviewThread(
	{ input }: { readonly input: { readonly threadId: string } },
	context: GraphqlContext,
): object {
	for (const repository of context.state.repositories.values()) {
		const thread = repository.threads.find(({ id }) => id === input.threadId);
		if (!thread) continue;
		demand(context, repository, ['pull-requests: write', 'contents: write']);
		thread.resolvedBy = context.rights.login;
		return { thread: showThread(repository, thread) };
	}
	throw graphqlError('NOT_FOUND', `Could not resolve to a node with the global id of '${input.threadId}'.`);
}

/** Rewrites a review comment; what a bot wrote is the bot's. */
export function updatePullRequestReviewComment(
	{ input }: { readonly input: { readonly pullRequestReviewCommentId: string; readonly body: string } },
	context: GraphqlContext,
): object {
	for (const repository of context.state.repositories.values()) {
		const comment = repository.reviewComments.find(
			({ id }) => `PRRC_${id}` === input.pullRequestReviewCommentId,
		);
		if (!comment) continue;
		demand(context, repository, ['pull-requests: write']);
		comment.body = input.body;
		return { clientMutationId: null };
	}
	throw graphqlError('NOT_FOUND', 'Could not resolve to a node with this global id.');
}

function showThread({ reviewComments }: RepositoryState, { id, first, resolvedBy }: ThreadState): object {
	const comments = reviewComments.filter((each) => each.id === first || each.inReplyTo === first);
	return {
		id,
		isResolved: resolvedBy !== null,
		isOutdated: comments[0]?.line === null,
		path: comments[0]?.path ?? '',
		resolvedBy: resolvedBy === null ? null : showActor(resolvedBy),
		comments: (page: PageArguments) => ({
			totalCount: comments.length,
			nodes: comments.slice(0, page.first).map((comment) => ({
				...{ id: `PRRC_${comment.id}`, databaseId: comment.id, body: comment.body },
				author: showActor(comment.author),
			})),
		}),
	};
}

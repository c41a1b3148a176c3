import { simpleUser } from '../answers.ts';
import type { FakeState, RepositoryState, ReviewCommentState, ReviewState } from '../state.ts';

interface Place {
	readonly state: FakeState;
	readonly repository: RepositoryState;
}

const DATE = '2026-01-01T00:00:00Z';

/** A review as GitHub shows it. */
export function showReview({ state, repository }: Place, review: ReviewState): object {
	const html_url = `https://github.com/${repository.name}/pull/${review.pull}#pullrequestreview-${review.id}`;
	const pull_request_url = `${state.apiUrl()}/repos/${repository.name}/pulls/${review.pull}`;
	return {
		...{
			id: review.id,
			node_id: 'PRR_1',
			body: review.body,
			state: review.state,
			html_url,
			pull_request_url,
		},
		user: simpleUser(review.author, state.apiUrl()),
		...{ submitted_at: DATE, commit_id: review.commit, author_association: 'NONE' },
		_links: { html: { href: html_url }, pull_request: { href: pull_request_url } },
	};
}

/** A review comment as GitHub shows it. */
export function showReviewComment({ state, repository }: Place, comment: ReviewCommentState): object {
	const pull = repository.reviews.find(({ id }) => id === comment.review)?.pull ?? 0;
	const html_url = `https://github.com/${repository.name}/pull/${pull}#discussion_r${comment.id}`;
	const url = `${state.apiUrl()}/repos/${repository.name}/pulls/comments/${comment.id}`;
	const pull_request_url = `${state.apiUrl()}/repos/${repository.name}/pulls/${pull}`;
	return {
		...{ url, html_url, pull_request_url, id: comment.id, node_id: 'PRRC_1', diff_hunk: '@@ -1 +1 @@' },
		...{ pull_request_review_id: comment.review, path: comment.path, body: comment.body, side: comment.side },
		...{ commit_id: comment.commit, original_commit_id: comment.commit, position: 1, original_position: 1 },
		user: simpleUser(comment.author, state.apiUrl()),
		...{ created_at: DATE, updated_at: DATE, author_association: 'NONE' },
		...(comment.line === null ? {} : { line: comment.line }),
		...(comment.startLine === null ? {} : { start_line: comment.startLine, start_side: comment.side }),
		...(comment.inReplyTo === null ? {} : { in_reply_to_id: comment.inReplyTo }),
		_links: { self: { href: url }, html: { href: html_url }, pull_request: { href: pull_request_url } },
	};
}

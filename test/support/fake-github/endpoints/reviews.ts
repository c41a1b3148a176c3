import { type Answer, refusal } from '../answers.ts';
import { diffLines } from '../diff-lines.ts';
import { paginate } from '../paginate.ts';
import { pullFiles } from '../pull-files.ts';
import { headOf } from '../show/pull.ts';
import { showReview, showReviewComment } from '../show/review.ts';
import type { PullState, ReviewCommentState } from '../state.ts';
import { type Endpoints, REPOSITORY, type RepositoryCall } from './endpoint.ts';
import { findPull } from './pulls.ts';

const READ = ['pull-requests: read'] as const;
const WRITE = ['pull-requests: write'] as const;
const MISSING = refusal(404, 'Not Found', 'pulls/reviews');
const LONGEST_BODY = 65_536;

/** https://docs.github.com/rest/pulls/reviews and https://docs.github.com/rest/pulls/comments */
export const REVIEWS: Endpoints = {
	[`GET ${REPOSITORY}/pulls/{pull_number}/reviews`]: {
		needs: READ,
		answer: (call) => {
			const pull = findPull(call);
			if (!pull) return MISSING;
			const reviews = call.repository.reviews.filter((review) => review.pull === pull.number);
			const { page, headers } = paginate(reviews, call.url);
			return { status: 200, headers, body: page.map((review) => showReview(call, review)) };
		},
	},
	[`POST ${REPOSITORY}/pulls/{pull_number}/reviews`]: { needs: WRITE, answer: createReview },
	[`GET ${REPOSITORY}/pulls/{pull_number}/reviews/{review_id}/comments`]: {
		needs: READ,
		answer: (call) => {
			const review = Number(call.parameters.review_id);
			return listComments(
				call,
				call.repository.reviewComments.filter((each) => each.review === review),
			);
		},
	},
	[`GET ${REPOSITORY}/pulls/{pull_number}/comments`]: {
		needs: READ,
		answer: (call) => {
			const pull = findPull(call);
			if (!pull) return MISSING;
			const reviews = new Set(
				call.repository.reviews.filter((review) => review.pull === pull.number).map(({ id }) => id),
			);
			return listComments(
				call,
				call.repository.reviewComments.filter((each) => reviews.has(each.review)),
			);
		},
	},
	[`POST ${REPOSITORY}/pulls/{pull_number}/comments/{comment_id}/replies`]: {
		needs: WRITE,
		answer: (call) => {
			const first = findComment(call);
			if (!first) return MISSING;
			const { state, repository, login, body } = call;
			const reply = {
				...first,
				id: state.nextId(),
				author: login,
				body: String(body.body),
				inReplyTo: first.id,
			};
			repository.reviewComments.push(reply);
			return { status: 201, body: showReviewComment(call, reply) };
		},
	},
	[`PATCH ${REPOSITORY}/pulls/comments/{comment_id}`]: {
		needs: WRITE,
		answer: (call) => {
			const comment = findComment(call);
			if (!comment) return MISSING;
			comment.body = String(call.body.body);
			return { status: 200, body: showReviewComment(call, comment) };
		},
	},
};

function findComment({ repository, parameters }: RepositoryCall): ReviewCommentState | undefined {
	return repository.reviewComments.find(({ id }) => id === Number(parameters.comment_id));
}

function listComments(call: RepositoryCall, comments: readonly ReviewCommentState[]): Answer {
	const { page, headers } = paginate(comments, call.url);
	return { status: 200, headers, body: page.map((comment) => showReviewComment(call, comment)) };
}

interface Draft {
	readonly path: string;
	readonly body: string;
	readonly line?: number;
	readonly side?: 'LEFT' | 'RIGHT';
	readonly start_line?: number;
}

/** One comment that cannot be placed, and none of the review is there. */
function createReview(call: RepositoryCall): Answer {
	const pull = findPull(call);
	if (!pull) return MISSING;
	const { state, repository, login, body } = call;
	const drafts = (body.comments ?? []) as readonly Draft[];
	const text = String(body.body ?? '');
	const errors = [
		...drafts.flatMap((draft) => draftProblem(call, pull, draft) ?? []),
		...(text === '' && drafts.length === 0 ? ["Body can't be blank"] : []),
		...([text, ...drafts.map((draft) => draft.body)].some((each) => each.length > LONGEST_BODY)
			? ['Body is too long (maximum is 65536 characters)']
			: []),
	];
	if (errors.length > 0) {
		const documentation_url = 'https://docs.github.com/rest/pulls/reviews#create-a-review-for-a-pull-request';
		return { status: 422, body: { message: 'Unprocessable Entity', errors, documentation_url } };
	}
	const commit = String(body.commit_id ?? headOf(state, repository, pull));
	const review = { id: state.nextId(), pull: pull.number, author: login, body: text, commit };
	const kept = { ...review, state: body.event === 'APPROVE' ? 'APPROVED' : 'COMMENTED' } as const;
	repository.reviews.push(kept);
	for (const draft of drafts) {
		const comment: ReviewCommentState = {
			...{ id: state.nextId(), review: review.id, author: login, commit, inReplyTo: null },
			...{ path: draft.path, body: draft.body, line: draft.line ?? null, side: draft.side ?? 'RIGHT' },
			startLine: draft.start_line ?? null,
		};
		repository.reviewComments.push(comment);
		repository.threads.push({
			...{ id: `PRRT_${comment.id}`, pull: pull.number, first: comment.id, resolvedBy: null },
		});
	}
	return { status: 200, body: showReview(call, kept) };
}

function draftProblem({ state, repository }: RepositoryCall, pull: PullState, draft: Draft): string | null {
	const file = pullFiles(state, repository, pull).find(({ path }) => path === draft.path);
	if (!file) return 'Path could not be resolved';
	const side = draft.side ?? 'RIGHT';
	const hunk = diffLines(file.patch ?? '').find((each) => each[side].has(draft.line ?? 0));
	if (!hunk) return 'Line could not be resolved';
	if (draft.start_line === undefined) return null;
	if (draft.start_line >= (draft.line ?? 0)) return 'Start line must precede the end line.';
	return hunk[side].has(draft.start_line) ? null : 'Start line could not be resolved';
}

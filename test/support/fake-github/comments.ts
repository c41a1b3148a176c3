import { type Answer, refusal, simpleUser, tooLong } from './answers.ts';
import { paginate } from './paginate.ts';

/** A comment as the fake keeps it. */
export interface StoredComment {
	readonly id: number;
	readonly issue: number;
	readonly author: string;
	body: string;
	/** How often it was edited. */
	edits: number;
}

/** GitHub's documented limit. */
const LONGEST_BODY = 65_536;
const DOCS = 'issues/comments';

/** The comments of a repository's issues and pull requests, and what GitHub answers about them. */
export interface CommentStore {
	readonly all: StoredComment[];
	add(issue: number, author: string, body: string): StoredComment;
	list(issue: number, url: URL): Answer;
	create(issue: number, author: string, body: string): Answer;
	get(id: number): Answer;
	update(id: number, body: string): Answer;
}

/** Makes an empty store; `repositoryUrl` is the repository's address in the interface. */
export function commentStore(apiUrl: () => string, repository: string): CommentStore {
	const all: StoredComment[] = [];
	let latest = 999;
	const add = (issue: number, author: string, body: string) => {
		latest += 1;
		const comment = { id: latest, issue, author, body, edits: 0 };
		all.push(comment);
		return comment;
	};
	const show = (comment: StoredComment) => showComment(comment, apiUrl(), repository);
	return {
		all,
		add,
		list: (issue, url) => {
			const ofIssue = all.filter((comment) => comment.issue === issue);
			const { page, headers } = paginate(ofIssue, url);
			return { status: 200, body: page.map(show), headers };
		},
		create: (issue, author, body) => {
			if (body.length > LONGEST_BODY) return tooLong(`${DOCS}#create-an-issue-comment`);
			const comment = show(add(issue, author, body));
			return { status: 201, body: comment, headers: { location: comment.url } };
		},
		get: (id) => {
			const comment = all.find((each) => each.id === id);
			if (!comment) return refusal(404, 'Not Found', `${DOCS}#get-an-issue-comment`);
			return { status: 200, body: show(comment) };
		},
		update: (id, body) => {
			if (body.length > LONGEST_BODY) return tooLong(`${DOCS}#update-an-issue-comment`);
			const comment = all.find((each) => each.id === id);
			if (!comment) return refusal(404, 'Not Found', `${DOCS}#update-an-issue-comment`);
			comment.body = body;
			comment.edits += 1;
			return { status: 200, body: show(comment) };
		},
	};
}

function showComment(comment: StoredComment, apiUrl: string, repository: string) {
	const api = `${apiUrl}/repos/${repository}/issues`;
	const html = `https://github.com/${repository}/pull/${comment.issue}`;
	return {
		url: `${api}/comments/${comment.id}`,
		html_url: `${html}#issuecomment-${comment.id}`,
		issue_url: `${api}/${comment.issue}`,
		id: comment.id,
		node_id: 'MDEyOklzc3VlQ29tbWVudDE=',
		user: simpleUser(comment.author, apiUrl),
		created_at: '2026-01-01T00:00:00Z',
		updated_at: `2026-01-01T00:00:0${Math.min(comment.edits, 9)}Z`,
		author_association: 'NONE',
		body: comment.body,
		performed_via_github_app: null,
		reactions: {
			url: `${api}/comments/${comment.id}/reactions`,
			...{ total_count: 0, '+1': 0, '-1': 0, laugh: 0, hooray: 0, confused: 0, heart: 0, rocket: 0, eyes: 0 },
		},
	};
}

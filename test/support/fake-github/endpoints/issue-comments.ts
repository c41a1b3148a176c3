import { refusal } from '../answers.ts';
import { type Endpoints, REPOSITORY } from './endpoint.ts';

const WRITE = ['issues: write', 'pull-requests: write'] as const;
const READ = ['issues: read', 'pull-requests: read'] as const;

/** https://docs.github.com/rest/issues/comments */
export const ISSUE_COMMENTS: Endpoints = {
	[`GET ${REPOSITORY}/issues/{issue_number}/comments`]: {
		needs: READ,
		answer: ({ repository, parameters, url }) =>
			repository.comments.list(Number(parameters.issue_number), url),
	},
	[`POST ${REPOSITORY}/issues/{issue_number}/comments`]: {
		needs: WRITE,
		answer: ({ repository, parameters, login, body }) =>
			repository.comments.create(Number(parameters.issue_number), login, String(body.body)),
	},
	[`GET ${REPOSITORY}/issues/comments/{comment_id}`]: {
		needs: READ,
		answer: ({ repository, parameters }) => repository.comments.get(Number(parameters.comment_id)),
	},
	[`PATCH ${REPOSITORY}/issues/comments/{comment_id}`]: {
		needs: WRITE,
		answer: ({ repository, parameters, body }) =>
			repository.comments.update(Number(parameters.comment_id), String(body.body)),
	},
	[`DELETE ${REPOSITORY}/issues/comments/{comment_id}`]: {
		needs: WRITE,
		answer: ({ repository: { comments }, parameters }) => {
			const at = comments.all.findIndex(({ id }) => id === Number(parameters.comment_id));
			if (at < 0) return refusal(404, 'Not Found', 'issues/comments#delete-an-issue-comment');
			comments.all.splice(at, 1);
			return { status: 204, body: undefined };
		},
	},
};

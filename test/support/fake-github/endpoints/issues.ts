import { refusal } from '../answers.ts';
import { paginate } from '../paginate.ts';
import { showIssue } from '../show/issue.ts';
import { showPull } from '../show/pull.ts';
import { type Endpoints, REPOSITORY, type RepositoryCall } from './endpoint.ts';

const READ = ['issues: read'] as const;
const WRITE = ['issues: write'] as const;
const MISSING = refusal(404, 'Not Found', 'issues/issues');

/** https://docs.github.com/rest/issues/issues */
export const ISSUES: Endpoints = {
	[`GET ${REPOSITORY}/issues`]: {
		needs: READ,
		answer: ({ state, repository, url }) => {
			const wanted = url.searchParams.get('state') ?? 'open';
			const creator = url.searchParams.get('creator');
			const matches = (one: { readonly state: string; readonly author: string }) =>
				(wanted === 'all' || one.state === wanted) && (creator === null || one.author === creator);
			const issues = repository.issues.filter(matches).map((issue) => showIssue(state, repository, issue));
			// A pull request is an issue too, and known by a field of its own.
			const pulls = repository.pulls
				.filter(matches)
				.map((pull) => asIssue(showPull(state, repository, pull)));
			const { page, headers } = paginate([...issues, ...pulls], url);
			return { status: 200, headers, body: page };
		},
	},
	[`POST ${REPOSITORY}/issues`]: {
		needs: WRITE,
		answer: ({ state, repository, login, body }) => {
			const number = 1 + Math.max(0, ...[...repository.issues, ...repository.pulls].map((one) => one.number));
			const text = { title: String(body.title), body: String(body.body ?? '') };
			const issue = { number, ...text, state: 'open' as const, reason: null, author: login, edits: 0 };
			repository.issues.push(issue);
			return { status: 201, body: showIssue(state, repository, issue) };
		},
	},
	[`GET ${REPOSITORY}/issues/{issue_number}`]: {
		needs: READ,
		answer: (call) => {
			const issue = findIssue(call);
			return issue ? { status: 200, body: showIssue(call.state, call.repository, issue) } : MISSING;
		},
	},
	[`PATCH ${REPOSITORY}/issues/{issue_number}`]: {
		needs: WRITE,
		answer: (call) => {
			const issue = findIssue(call);
			if (!issue) return MISSING;
			const { title, body, state, state_reason: reason } = call.body;
			if (typeof title === 'string') issue.title = title;
			if (typeof body === 'string') issue.body = body;
			if (state === 'open' || state === 'closed') issue.state = state;
			issue.reason = typeof reason === 'string' ? reason : issue.reason;
			issue.edits += 1;
			return { status: 200, body: showIssue(call.state, call.repository, issue) };
		},
	},
};

function findIssue({ repository, parameters }: RepositoryCall) {
	return repository.issues.find(({ number }) => number === Number(parameters.issue_number));
}

function asIssue(pull: Record<string, unknown>): Record<string, unknown> {
	const url = String(pull.url);
	const { number, title, body, state, user } = pull;
	return {
		...{ number, title, body, state, user, id: pull.id, node_id: pull.node_id, html_url: pull.html_url },
		...{ url: url.replace('/pulls/', '/issues/'), repository_url: url.replace(/\/pulls\/.*/, '') },
		labels_url: `${url}/labels{/name}`,
		comments_url: `${url}/comments`,
		events_url: `${url}/events`,
		...{ labels: [], assignee: null, milestone: null, locked: false, comments: 0, closed_at: null },
		...{ created_at: '2026-01-01T12:00:00Z', updated_at: '2026-01-01T12:00:00Z' },
		author_association: 'CONTRIBUTOR',
		pull_request: { url, html_url: pull.html_url, diff_url: null, patch_url: null },
	};
}

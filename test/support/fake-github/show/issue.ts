import { z } from 'zod';
import { simpleUser } from '../answers.ts';
import type { FakeState, IssueState, RepositoryState } from '../state.ts';
import { recordedPayload } from './recorded.ts';

const RECORDED = z.object({ issue: z.looseObject({}) });

/** An issue as `GET /repos/{owner}/{repo}/issues/{number}` shows it. */
export function showIssue(
	state: FakeState,
	{ name }: RepositoryState,
	issue: IssueState,
): Record<string, unknown> {
	const { issue: recorded } = RECORDED.parse(recordedPayload('issues', 'opened'));
	const api = `${state.apiUrl()}/repos/${name}`;
	const { number, title, body } = issue;
	return {
		...recorded,
		...{ id: 2_000_000 + number, number, title, body, state: issue.state, state_reason: issue.reason },
		...{ url: `${api}/issues/${number}`, repository_url: api },
		html_url: `https://github.com/${name}/issues/${number}`,
		user: simpleUser(issue.author, state.apiUrl()),
		closed_at: issue.state === 'closed' ? '2026-01-01T12:00:00Z' : null,
		...{ labels: [], assignee: null, assignees: [], milestone: null },
	};
}

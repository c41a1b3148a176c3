import type { IssuePort, PostedIssue } from '../publish/ports/issue-port.ts';
import { asking } from './asking.ts';
import type { Client } from './client.ts';
import { findLogin } from './login.ts';
import type { RepositoryName } from './sources/github-tree.ts';

const ISSUE = { what: 'issue', permission: 'issues: write' };

/** The issues that we have opened in a repository on GitHub; needs the permission `issues: write`. */
export function githubIssues(client: Client, { owner, repo }: RepositoryName): IssuePort {
	const { listForRepo, create, update, createComment } = client.rest.issues;
	return {
		listOwn: () =>
			asking(ISSUE, async () => {
				const creator = await findLogin(client);
				const asked = { owner, repo, creator, state: 'all', per_page: 100 } as const;
				const listed = await client.paginate(listForRepo, asked);
				return listed
					.filter((issue) => issue.pull_request === undefined && issue.user?.login === creator)
					.map(toPosted)
					.sort((one, other) => other.number - one.number);
			}),
		open: (title, body) =>
			asking(ISSUE, async () => toPosted((await create({ owner, repo, title, body })).data)),
		change: (number, { body, isOpen }) =>
			asking(ISSUE, async () => {
				await update({
					...{ owner, repo, issue_number: number },
					...(body === undefined ? {} : { body }),
					...(isOpen === undefined ? {} : isOpen ? REOPENED : COMPLETED),
				});
			}),
		comment: (number, body) =>
			asking(ISSUE, async () => {
				await createComment({ owner, repo, issue_number: number, body });
			}),
	};
}

const REOPENED = { state: 'open', state_reason: 'reopened' } as const;
const COMPLETED = { state: 'closed', state_reason: 'completed' } as const;

function toPosted(issue: {
	readonly number: number;
	readonly html_url: string;
	readonly body?: string | null | undefined;
	readonly state: string;
}): PostedIssue {
	const { number, html_url: url, body, state } = issue;
	return { number, url, body: body ?? '', isOpen: state === 'open' };
}

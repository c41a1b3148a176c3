import { UserError } from '../errors.ts';
import type { PostedPullRequest, PullRequestPort } from '../publish/ports/pull-request-port.ts';
import { asking } from './asking.ts';
import type { Client } from './client.ts';
import type { RepositoryName } from './sources/github-tree.ts';

const PULL_REQUEST = { what: 'pull request', permission: 'pull-requests: write' };

/** The pull requests of one repository on GitHub; needs the permission `pull-requests: write`. */
export function githubPullRequests(client: Client, { owner, repo }: RepositoryName): PullRequestPort {
	const { list, create, update } = client.rest.pulls;
	return {
		find: (branch) =>
			asking(PULL_REQUEST, async () => {
				const head = `${owner}:${branch}`;
				const { data } = await list({ owner, repo, head, state: 'all', sort: 'created', direction: 'desc' });
				const [newest] = data.toSorted((one, other) => rank(other) - rank(one));
				return newest ? toPosted(newest) : null;
			}),
		open: ({ branch, base, title, body }) =>
			asking(PULL_REQUEST, async () => {
				const { data } = await create({ owner, repo, head: branch, base, title, body });
				return toPosted(data);
			}).catch((error) => {
				throw refusedByActions(error, branch);
			}),
		rewrite: (number, body) =>
			asking(PULL_REQUEST, async () => {
				await update({ owner, repo, pull_number: number, body });
			}),
		close: (number, word) =>
			asking(PULL_REQUEST, async () => {
				await client.rest.issues.createComment({ owner, repo, issue_number: number, body: word });
				await update({ owner, repo, pull_number: number, state: 'closed' });
			}),
	};
}

interface Shown {
	readonly number: number;
	readonly html_url: string;
	readonly user: { readonly login: string } | null;
	readonly body: string | null;
	readonly state: string;
	readonly merged_at: string | null;
	readonly head: { readonly sha: string };
}

/** An open one counts before all closed ones. */
function rank({ state, number }: Shown): number {
	return (state === 'open' ? Number.MAX_SAFE_INTEGER / 2 : 0) + number;
}

function toPosted({ number, html_url, user, body, state, merged_at, head }: Shown): PostedPullRequest {
	return {
		...{ number, url: html_url, author: user?.login ?? '', body: body ?? '' },
		...{ isOpen: state === 'open', isMerged: merged_at !== null, head: head.sha },
	};
}

/** https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/enabling-features-for-your-repository/managing-github-actions-settings-for-a-repository#preventing-github-actions-from-creating-or-approving-pull-requests */
function refusedByActions(error: unknown, branch: string): unknown {
	if (!(error instanceof UserError) || !/not permitted to create/i.test(error.message)) return error;
	return new UserError('publish', error.message, {
		hint: `Allow it in the settings of the repository under Actions, General, "Allow GitHub Actions to create and approve pull requests", and run this again; or open the pull request by hand: the branch \`${branch}\` is there.`,
		cause: error,
	});
}

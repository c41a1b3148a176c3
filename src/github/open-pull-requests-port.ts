import type {
	OpenPullRequest,
	OpenPullRequests,
	OpenPullRequestsPort,
} from '../history/integrity/open-pull-requests.ts';
import type { Client } from './client.ts';
import type { PullRequestName } from './comment-port.ts';
import { isGraphqlError } from './graphql-error.ts';
import { answeredStatus } from './retry-after.ts';

/** Few questions see nearly every repository whole; the newest pull requests are the ones that are merged next. */
const MOST_PAGES = 4;
const MOST_FILE_PAGES = 10;

const FILES = 'nodes { path changeType } pageInfo { hasNextPage endCursor }';

/** https://docs.github.com/graphql/reference/objects#pullrequestchangedfile */
const LIST = `query ($owner: String!, $repo: String!, $base: String!, $after: String) {
	repository(owner: $owner, name: $repo) {
		pullRequests(
			states: OPEN, baseRefName: $base, first: 50, after: $after,
			orderBy: { field: CREATED_AT, direction: DESC }
		) {
			nodes { number isCrossRepository files(first: 100) { ${FILES} } }
			pageInfo { hasNextPage endCursor }
		}
	}
}`;

const MORE_FILES = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
	repository(owner: $owner, name: $repo) {
		pullRequest(number: $number) { files(first: 100, after: $after) { ${FILES} } }
	}
}`;

interface PageInfo {
	readonly hasNextPage: boolean;
	readonly endCursor: string | null;
}

interface FilePage {
	readonly nodes: readonly { readonly path: string; readonly changeType: string }[];
	readonly pageInfo: PageInfo;
}

interface Listed {
	readonly repository: {
		readonly pullRequests: {
			readonly nodes: readonly {
				readonly number: number;
				readonly isCrossRepository: boolean;
				readonly files: FilePage | null;
			}[];
			readonly pageInfo: PageInfo;
		};
	};
}

interface MoreFiles {
	readonly repository: { readonly pullRequest: { readonly files: FilePage | null } };
}

/** The open pull requests into a branch of a repository on GitHub; needs the permission `pull-requests: read`. */
export function githubOpenPullRequests(
	client: Client,
	{ owner, repo, number }: PullRequestName,
	base: string,
): OpenPullRequestsPort {
	return {
		number,
		async list() {
			try {
				return await listOthers(client, { owner, repo, number }, base);
			} catch (error) {
				const leftOut = `The other open pull requests could not be read, so it is not known whether one of them takes the same version: ${whyNot(error)}.`;
				return { pullRequests: [], leftOut };
			}
		},
	};
}

async function listOthers(
	client: Client,
	{ owner, repo, number: own }: PullRequestName,
	base: string,
): Promise<OpenPullRequests> {
	const pullRequests: OpenPullRequest[] = [];
	const cut: number[] = [];
	let filePages = 0;
	let after: string | null = null;
	let hasMore = true;
	for (let page = 0; page < MOST_PAGES && hasMore; page += 1) {
		const answer: Listed = await client.graphql<Listed>(LIST, { owner, repo, base, after });
		const { nodes, pageInfo } = answer.repository.pullRequests;
		for (const { number, isCrossRepository, files: first } of nodes) {
			if (number === own) continue;
			const addedFiles = addedIn(first);
			let files = first;
			while (files?.pageInfo.hasNextPage && filePages < MOST_FILE_PAGES) {
				filePages += 1;
				const asked = { owner, repo, number, after: files.pageInfo.endCursor };
				files = (await client.graphql<MoreFiles>(MORE_FILES, asked)).repository.pullRequest.files;
				addedFiles.push(...addedIn(files));
			}
			if (files?.pageInfo.hasNextPage) cut.push(number);
			pullRequests.push({ number, isFork: isCrossRepository, addedFiles });
		}
		after = pageInfo.endCursor;
		hasMore = pageInfo.hasNextPage;
	}
	return { pullRequests, leftOut: whatWasCut(pullRequests.length, hasMore, cut) };
}

function whyNot(error: unknown): string {
	const isForbidden = isGraphqlError(error, 'FORBIDDEN') || answeredStatus(error) === 403;
	if (isForbidden) return 'the token lacks the permission `pull-requests: read`';
	const status = answeredStatus(error);
	return status === null ? 'GitHub did not answer' : `GitHub answered ${status}`;
}

const NEW_NAMES = new Set(['ADDED', 'COPIED', 'RENAMED']);

function addedIn(files: FilePage | null): string[] {
	return (files?.nodes ?? []).filter(({ changeType }) => NEW_NAMES.has(changeType)).map(({ path }) => path);
}

function whatWasCut(count: number, hasMore: boolean, cut: readonly number[]): string | null {
	const parts = [
		...(hasMore ? [`Only the ${count} newest open pull requests were compared with.`] : []),
		...(cut.length > 0
			? [`Not all files were looked at of ${cut.map((number) => `#${number}`).join(', ')}.`]
			: []),
	];
	return parts.length > 0 ? parts.join(' ') : null;
}

import { simpleUser } from '../answers.ts';
import type { CommitData } from '../git-directory.ts';

const DATE = '2026-01-01T12:00:00Z';
const PERSON = { name: 'Someone', email: 'someone@example.com', date: DATE };

/** A commit in the form of `GET …/git/commits/{sha}`. */
export function showGitCommit(api: string, name: string, commit: CommitData): Record<string, unknown> {
	const page = (sha: string) => `https://github.com/${name}/commit/${sha}`;
	return {
		sha: commit.sha,
		node_id: 'MDY6Q29tbWl0',
		url: `${api}/git/commits/${commit.sha}`,
		html_url: page(commit.sha),
		...{ author: PERSON, committer: PERSON, message: commit.message },
		tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
		parents: commit.parents.map((sha) => ({
			...{ sha, url: `${api}/git/commits/${sha}`, html_url: page(sha) },
		})),
		verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
	};
}

/** A commit in the form of `GET …/commits/{ref}`. */
export function showCommit(api: string, name: string, commit: CommitData): Record<string, unknown> {
	const { sha, node_id, html_url, message, tree, parents, verification } = showGitCommit(api, name, commit);
	return {
		...{ sha, node_id, html_url, parents, committer: null },
		author: commit.author === null ? null : simpleUser(commit.author, api.replace(/\/repos\/.*/, '')),
		url: `${api}/commits/${sha}`,
		comments_url: `${api}/commits/${sha}/comments`,
		commit: {
			...{ url: `${api}/git/commits/${sha}`, author: PERSON, committer: PERSON, message, tree, verification },
			comment_count: 0,
		},
	};
}

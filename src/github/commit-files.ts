import { asking } from './asking.ts';
import type { Client } from './client.ts';
import { isGraphqlError } from './graphql-error.ts';
import type { RepositoryName } from './sources/github-tree.ts';

/** Files to be written in one commit on top of a branch that must still be where we last saw it. */
export interface FileCommit {
	readonly branch: string;
	/** The full hash of the commit that the branch has to be at. */
	readonly expectedHead: string;
	/** One line. */
	readonly message: string;
	/** What stands below it. */
	readonly body?: string;
	/** The new text of each file, or null for one that goes; paths are from the repository's root. */
	readonly files: readonly { readonly path: string; readonly text: string | null }[];
}

/** A commit that was made. */
export interface MadeCommit {
	readonly commit: string;
	readonly url: string;
}

const COMMIT = { what: 'commit', permission: 'contents: write' };

const MUTATION = `mutation ($input: CreateCommitOnBranchInput!) {
	createCommitOnBranch(input: $input) { commit { oid url } }
}`;

interface Answer {
	readonly createCommitOnBranch: { readonly commit: { readonly oid: string; readonly url: string } };
}

/**
 * Commits files without git, so that GitHub signs the commit; null where the branch has moved on. Throws a UserError with
 * code `publish` for everything else. https://docs.github.com/graphql/reference/mutations#createcommitonbranch
 */
export async function commitFiles(
	client: Client,
	{ owner, repo }: RepositoryName,
	{ branch, expectedHead, message, body, files }: FileCommit,
): Promise<MadeCommit | null> {
	const input = {
		branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: branch },
		expectedHeadOid: expectedHead,
		message: { headline: message, ...(body === undefined ? {} : { body }) },
		fileChanges: {
			additions: files.flatMap(({ path, text }) =>
				text === null ? [] : [{ path, contents: Buffer.from(text).toString('base64') }],
			),
			deletions: files.flatMap(({ path, text }) => (text === null ? [{ path }] : [])),
		},
	};
	return asking(COMMIT, async () => {
		try {
			const { commit } = (await client.graphql<Answer>(MUTATION, { input })).createCommitOnBranch;
			return { commit: commit.oid, url: commit.url };
		} catch (error) {
			if (isGraphqlError(error, 'STALE_DATA')) return null;
			throw error;
		}
	});
}

import { UserError } from '../errors.ts';
import type { BranchCommit, BranchPort, NewCommit } from '../publish/ports/branch-port.ts';
import { asking } from './asking.ts';
import type { Client } from './client.ts';
import { commitFiles, type MadeCommit } from './commit-files.ts';
import { findLogin } from './login.ts';
import { moveBranches } from './move-branches.ts';
import { answeredStatus } from './retry-after.ts';
import type { RepositoryName } from './sources/github-tree.ts';

const BRANCH = { what: 'branch', permission: 'contents: write' };

const PAGE = 100;

/** The branches of one repository on GitHub; needs the permission `contents: write`. */
export function githubBranches(client: Client, repository: RepositoryName): BranchPort {
	const port: BranchPort = {
		head: (branch) =>
			asking(BRANCH, async () => {
				try {
					const asked = { ...repository, ref: `heads/${branch}` };
					return (await client.rest.git.getRef(asked)).data.object.sha;
				} catch (error) {
					if (answeredStatus(error) === 404) return null;
					throw error;
				}
			}),
		ahead: (base, head) =>
			asking(BRANCH, async () => {
				const commits: BranchCommit[] = [];
				for (let page = 1; commits.length === (page - 1) * PAGE; page += 1) {
					const asked = { ...repository, basehead: `${base}...${head}`, per_page: PAGE, page };
					const { data } = await client.rest.repos.compareCommitsWithBasehead(asked);
					for (const { sha, author, commit } of data.commits)
						commits.push({ sha, author: author?.login ?? '', message: commit.message });
					if (data.commits.length === 0) break;
				}
				return commits;
			}),
		async commit(commit) {
			const { branch, expectedHead, parent, headline, message, files } = commit;
			if (expectedHead !== parent) return commitAside(client, repository, commit, port.head);
			return commitFiles(client, repository, {
				branch,
				expectedHead,
				message: headline,
				body: message,
				files,
			});
		},
		author: () => findLogin(client),
	};
	return port;
}

/**
 * Commits to a branch of its own first and then moves the branch onto it in one step: a branch that is put back to its
 * base, even for a moment, has its pull request closed by GitHub, and what others have pushed meanwhile would be lost.
 */
async function commitAside(
	client: Client,
	repository: RepositoryName,
	{ branch, expectedHead, parent, headline, message, files }: NewCommit,
	headOf: BranchPort['head'],
): Promise<MadeCommit | null> {
	const aside = `${branch}-next`;
	await moveBranches(client, repository, [{ branch: aside, to: parent }]);
	const made = await commitFiles(client, repository, {
		...{ branch: aside, expectedHead: parent, message: headline, body: message, files },
	});
	if (!made) return null;
	try {
		await moveBranches(client, repository, [
			{ branch, from: expectedHead, to: made.commit },
			{ branch: aside, from: made.commit, to: null },
		]);
		return made;
	} catch (error) {
		await moveBranches(client, repository, [{ branch: aside, to: null }]).catch(() => {});
		if (error instanceof UserError && (await headOf(branch)) !== expectedHead) return null;
		throw error;
	}
}

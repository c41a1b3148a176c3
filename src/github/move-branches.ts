import { asking } from './asking.ts';
import type { Client } from './client.ts';
import type { RepositoryName } from './sources/github-tree.ts';

/** Where a branch is to stand. */
export interface BranchMove {
	readonly branch: string;
	/** The commit that it has to stand at before, null where it must not be there; anywhere where this is left out. */
	readonly from?: string | null;
	/** Null removes it. */
	readonly to: string | null;
}

const BRANCH = { what: 'branch', permission: 'contents: write' };

/** What git takes for a branch that is not there. */
const NOWHERE = '0'.repeat(40);

const REPOSITORY = `query ($owner: String!, $repo: String!) {
	repository(owner: $owner, name: $repo) { id }
}`;

const MUTATION = `mutation ($input: UpdateRefsInput!) {
	updateRefs(input: $input) { clientMutationId }
}`;

/**
 * Moves branches, all or none; throws a UserError with code `publish` where one of them does not stand where it has to.
 * https://docs.github.com/graphql/reference/mutations#updaterefs
 */
export async function moveBranches(
	client: Client,
	{ owner, repo }: RepositoryName,
	moves: readonly BranchMove[],
): Promise<void> {
	const refUpdates = moves.map(({ branch, from, to }) => ({
		...{ name: `refs/heads/${branch}`, afterOid: to ?? NOWHERE, force: true },
		...(from === undefined ? {} : { beforeOid: from ?? NOWHERE }),
	}));
	await asking(BRANCH, async () => {
		const { repository } = await client.graphql<{ repository: { id: string } }>(REPOSITORY, { owner, repo });
		await client.graphql(MUTATION, { input: { repositoryId: repository.id, refUpdates } });
	});
}

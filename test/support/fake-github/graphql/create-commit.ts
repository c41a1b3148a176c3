import { demand, findRepository, type GraphqlContext, graphqlError } from './context.ts';

interface Input {
	readonly branch: { readonly repositoryNameWithOwner?: string; readonly branchName?: string };
	readonly message: { readonly headline: string; readonly body?: string };
	readonly expectedHeadOid: string;
	readonly fileChanges?: {
		readonly additions?: readonly { readonly path: string; readonly contents: string }[];
		readonly deletions?: readonly { readonly path: string }[];
	};
}

/** Commits to a branch that stands where it is expected to, signed by GitHub itself. */
export function createCommitOnBranch({ input }: { readonly input: Input }, context: GraphqlContext): object {
	const name = input.branch.repositoryNameWithOwner ?? '';
	const branch = (input.branch.branchName ?? '').replace(/^refs\/heads\//, '');
	const repository = findRepository(context, name);
	demand(context, repository, ['contents: write']);
	const { git } = repository;
	const head = git?.resolve(`refs/heads/${branch}`);
	if (!git || !head) throw graphqlError('NOT_FOUND', `A ref named "refs/heads/${branch}" does not exist.`);
	if (head !== input.expectedHeadOid) {
		const message = `Expected branch to point to "${input.expectedHeadOid}" but it did not.  Pull and try again.`;
		throw graphqlError('STALE_DATA', message);
	}
	const rule = repository.protectedBranches.get(branch);
	if (rule) throw graphqlError(rule.type, rule.message);
	const { additions = [], deletions = [] } = input.fileChanges ?? {};
	const { headline, body } = input.message;
	const changes = new Map<string, Buffer | null>([
		...additions.map(({ path, contents }) => [path, Buffer.from(contents, 'base64')] as const),
		...deletions.map(({ path }) => [path, null] as const),
	]);
	const text = body ? `${headline}\n\n${body}` : headline;
	const oid = git.writeCommit(head, text, changes, context.rights.login);
	git.moveBranch(branch, oid);
	const signature = { __typename: 'GpgSignature', isValid: true, state: 'VALID', wasSignedByGitHub: true };
	const url = `https://github.com/${name}/commit/${oid}`;
	const commit = { __typename: 'Commit', oid, url, signature };
	return { commit, ref: { name: branch, target: commit } };
}

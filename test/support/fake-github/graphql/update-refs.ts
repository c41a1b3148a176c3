import type { RepositoryState } from '../state.ts';
import { demand, type GraphqlContext, graphqlError } from './context.ts';

interface Input {
	readonly repositoryId: string;
	readonly refUpdates: readonly {
		readonly name: string;
		readonly afterOid: string;
		readonly beforeOid?: string | null;
		readonly force?: boolean;
	}[];
}

const NOWHERE = /^0+$/;

/** The name that a repository has in GraphQL. */
export function repositoryNode({ id }: RepositoryState): string {
	return `R_${id}`;
}

/** Moves branches all together or not at all; one that is not where it was said to be stops them. */
export function updateRefs({ input }: { readonly input: Input }, context: GraphqlContext): object {
	const repository = [...context.state.repositories.values()].find(
		(each) => repositoryNode(each) === input.repositoryId,
	);
	if (!repository?.git) throw graphqlError('NOT_FOUND', 'Could not resolve to a node.');
	demand(context, repository, ['contents: write']);
	const { git } = repository;
	for (const { name, afterOid, beforeOid, force = false } of input.refUpdates) {
		const now = git.resolve(name);
		const isThere = (beforeOid ?? null) === null || (NOWHERE.test(beforeOid!) ? null : beforeOid) === now;
		const isForward = now === null || NOWHERE.test(afterOid) || git.mergeBase(now, afterOid) === now;
		if (!isThere || (!force && !isForward) || (!NOWHERE.test(afterOid) && !git.resolve(afterOid)))
			throw graphqlError('UNPROCESSABLE', `Reference update failed: ${name}`);
	}
	for (const { name, afterOid } of input.refUpdates)
		git.moveBranch(name.replace(/^refs\/heads\//, ''), NOWHERE.test(afterOid) ? null : afterOid);
	closeEmptyPulls(repository);
	return {};
}

/** A pull request whose branch has nothing of its own any more is closed, and cannot be opened again. */
function closeEmptyPulls({ git, pulls, name }: RepositoryState): void {
	for (const pull of pulls) {
		if (pull.state !== 'open' || pull.headRepository !== name) continue;
		const [base, head] = [`refs/heads/${pull.base.ref}`, `refs/heads/${pull.head.ref}`];
		if (git?.resolve(base) && git.between(base, head).length === 0) pull.state = 'closed';
	}
}

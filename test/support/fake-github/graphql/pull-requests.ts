import type { DiffFile } from '../diff-files.ts';
import { pullFiles } from '../pull-files.ts';
import { headOf } from '../show/pull.ts';
import type { PullState, RepositoryState } from '../state.ts';
import { demand, type GraphqlContext } from './context.ts';
import { type PageArguments, pageOf } from './pages.ts';
import { showThreads } from './review-threads.ts';

/** The arguments of a repository's list of pull requests. */
export interface PullsArguments extends PageArguments {
	readonly states?: readonly string[];
	readonly baseRefName?: string;
	readonly orderBy?: { readonly field: string; readonly direction: 'ASC' | 'DESC' };
}

/** A repository's pull requests, oldest first unless it is asked otherwise. */
export function showPulls(
	context: GraphqlContext,
	repository: RepositoryState,
	{ states, baseRefName, orderBy, ...page }: PullsArguments,
): object {
	demand(context, repository, ['pull-requests: read']);
	const found = repository.pulls
		.filter(({ base }) => baseRefName === undefined || base.ref === baseRefName)
		.filter(({ state, mergedAt }) => {
			const name = mergedAt !== null ? 'MERGED' : state.toUpperCase();
			return states?.includes(name) ?? true;
		})
		.toSorted((a, b) => a.number - b.number);
	const sorted = orderBy?.direction === 'DESC' ? found.toReversed() : found;
	const listed = pageOf(sorted, page);
	return { ...listed, nodes: listed.nodes.map((pull) => showPullNode(context, repository, pull)) };
}

/** One pull request. */
export function showPullNode(
	{ state, rights }: GraphqlContext,
	repository: RepositoryState,
	pull: PullState,
): object {
	return {
		...{ number: pull.number, headRefName: pull.head.ref, headRefOid: headOf(state, repository, pull) },
		isCrossRepository: pull.headRepository !== repository.name,
		reviewThreads: (page: PageArguments) => showThreads(repository, pull.number, page),
		files: (page: PageArguments) => {
			demand({ state, rights }, repository, ['pull-requests: read']);
			const listed = pageOf(pullFiles(state, repository, pull), page);
			return { ...listed, nodes: listed.nodes.map(showFile) };
		},
	};
}

const CHANGES = { added: 'ADDED', removed: 'DELETED', modified: 'MODIFIED', renamed: 'RENAMED' } as const;

function showFile({ path, status }: DiffFile): object {
	return { path, changeType: CHANGES[status] };
}

import { graphqlError } from './context.ts';

/** The arguments of a connection: GitHub wants one of them, and no more than 100. */
export interface PageArguments {
	readonly first?: number;
	readonly last?: number;
	readonly after?: string | null;
}

/** One page of a list, as GitHub's connections have it. */
export interface Page<T> {
	readonly totalCount: number;
	readonly nodes: readonly T[];
	readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

/** The page of a list that is asked for; throws what GitHub answers to a page without an end or with too long a one. */
export function pageOf<T>(all: readonly T[], { first, last, after }: PageArguments): Page<T> {
	const size = first ?? last;
	if (size === undefined) {
		throw graphqlError('MISSING_PAGINATION_BOUNDARIES', 'You must provide a `first` or `last` value.');
	}
	if (size > 100)
		throw graphqlError('EXCESSIVE_PAGINATION', `Requesting ${size} records exceeds the limit of 100.`);
	const start = after === undefined || after === null ? 0 : Number(after);
	const end = Math.min(start + size, all.length);
	return {
		totalCount: all.length,
		nodes: all.slice(start, end),
		pageInfo: { hasNextPage: end < all.length, endCursor: String(end) },
	};
}

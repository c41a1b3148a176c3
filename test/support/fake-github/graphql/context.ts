import { GraphQLError } from 'graphql';
import { NOT_ACCESSIBLE } from '../answers.ts';
import { grants, type Need, type TokenRights } from '../rights.ts';
import type { FakeState, RepositoryState } from '../state.ts';

/** Who asks, and of which GitHub. */
export interface GraphqlContext {
	readonly state: FakeState;
	readonly rights: TokenRights;
}

/** A refusal with the kind that GitHub gives it, such as `NOT_FOUND`. */
export function graphqlError(type: string, message: string): GraphQLError {
	const none = undefined;
	return new GraphQLError(message, none, none, none, none, none, { type });
}

/** The repository of a name such as `octocat/shop`; throws what GitHub answers where there is none. */
export function findRepository({ state, rights }: GraphqlContext, name: string): RepositoryState {
	const found = state.repositories.get(name);
	if (found && (rights.repositories?.includes(name) ?? true)) return found;
	throw graphqlError('NOT_FOUND', `Could not resolve to a Repository with the name '${name}'.`);
}

/** Throws what GitHub answers to a token that lacks a permission. */
export function demand(
	{ rights }: GraphqlContext,
	repository: RepositoryState,
	needs: readonly Need[],
): void {
	for (const need of needs) {
		if (!grants(rights.permissions, [need], repository.isPublic))
			throw graphqlError('FORBIDDEN', NOT_ACCESSIBLE);
	}
}

/** A person or bot; a bot goes without the `[bot]` that REST gives it. */
export function showActor(login: string): { readonly __typename: string; readonly login: string } {
	return login.endsWith('[bot]')
		? { __typename: 'Bot', login: login.slice(0, -5) }
		: { __typename: 'User', login };
}

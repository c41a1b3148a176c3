import type { Answer } from '../answers.ts';
import type { Need, TokenRights } from '../rights.ts';
import type { FakeState, RepositoryState } from '../state.ts';

/** A request, with what it is about. */
export interface Call {
	readonly state: FakeState;
	/** What stands in the path, by the names of its template. */
	readonly parameters: Readonly<Record<string, string>>;
	readonly url: URL;
	readonly body: Readonly<Record<string, unknown>>;
	/** The value of `Authorization` as it came. */
	readonly authorization: string;
}

/** A call about a repository that exists, by a token that is for it and may do what the endpoint needs. */
export interface RepositoryCall extends Call {
	readonly repository: RepositoryState;
	/** The login of who asks. */
	readonly login: string;
	readonly rights: TokenRights;
}

/** What answers one operation. */
export type Endpoint =
	| { readonly needs: readonly Need[]; readonly answer: (call: RepositoryCall) => Answer | Promise<Answer> }
	/** An operation that is about no repository and sees by itself who asks. */
	| { readonly answerAnyone: (call: Call) => Answer | Promise<Answer> };

/** Endpoints by method and path template, such as `GET /repos/{owner}/{repo}`. */
export type Endpoints = Readonly<Record<string, Endpoint>>;

/** The beginning of the paths of all that is in a repository. */
export const REPOSITORY = '/repos/{owner}/{repo}';

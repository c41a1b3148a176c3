import type { Client } from './client.ts';

/** The login of the token that every job gets. */
const ACTIONS_LOGIN = 'github-actions[bot]';

/**
 * The login under which a token writes, such as `github-actions[bot]`. REST's `GET /user` refuses the tokens of jobs and
 * apps; GraphQL's `viewer` knows them all.
 */
export async function findLogin(client: Client): Promise<string> {
	try {
		const { viewer } = await client.graphql<{ viewer: { login: string } }>('query { viewer { login } }');
		return viewer.login;
	} catch {
		return ACTIONS_LOGIN;
	}
}

import { getOctokitOptions } from '@actions/github/lib/utils';
import { Octokit } from 'octokit';

/** A client of GitHub's REST and GraphQL interfaces. */
export type Client = Octokit;

/** https://docs.github.com/rest/about-the-rest-api/api-versions; supported by GitHub Enterprise Server too. */
export const API_VERSION = '2022-11-28';

/** GitHub asks for longer pauses than a job should wait. */
const LONGEST_PAUSE = 60;

/** Whom to talk to, as whom, and with how much patience. */
export interface ClientOptions {
	readonly token: string;
	/** Such as `https://api.github.com`. */
	readonly apiUrl: string;
	/** True to keep the pauses between writes that GitHub asks for, and to try again what failed for a moment. */
	readonly patient: boolean;
}

/** Makes a client with a pinned interface version; nothing is sent yet. */
export function openClient({ token, apiUrl, patient }: ClientOptions): Client {
	const tryOnceMore = (pause: number, _request: object, _client: object, attempts: number) =>
		attempts < 1 && pause <= LONGEST_PAUSE;
	// The runner's proxy settings come from its own package, the client from GitHub's.
	const options = getOctokitOptions(token, {
		baseUrl: apiUrl,
		retry: { enabled: patient },
		throttle: { enabled: patient, onRateLimit: tryOnceMore, onSecondaryRateLimit: tryOnceMore },
	});
	const client = new Octokit(options);
	client.hook.before('request', (request) => {
		request.headers['x-github-api-version'] = API_VERSION;
	});
	return client;
}

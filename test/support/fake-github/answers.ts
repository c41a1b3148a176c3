/** What the fake GitHub sends back. */
export interface Answer {
	readonly status: number;
	readonly body: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

/** A user or bot in the short form that comments carry. */
export function simpleUser(login: string, apiUrl: string): object {
	const bot = login.endsWith('[bot]');
	const api = `${apiUrl}/users/${encodeURIComponent(login)}`;
	return {
		login,
		id: bot ? 41898282 : 21031067,
		node_id: 'MDQ6VXNlcjIxMDMxMDY3',
		avatar_url: 'https://avatars.githubusercontent.com/u/21031067?v=4',
		gravatar_id: '',
		url: api,
		html_url: `https://github.com/${bot ? `apps/${login.slice(0, -5)}` : login}`,
		followers_url: `${api}/followers`,
		following_url: `${api}/following{/other_user}`,
		gists_url: `${api}/gists{/gist_id}`,
		starred_url: `${api}/starred{/owner}{/repo}`,
		subscriptions_url: `${api}/subscriptions`,
		organizations_url: `${api}/orgs`,
		repos_url: `${api}/repos`,
		events_url: `${api}/events{/privacy}`,
		received_events_url: `${api}/received_events`,
		type: bot ? 'Bot' : 'User',
		site_admin: false,
	};
}

/** What GitHub says to a token that lacks a permission. */
export const NOT_ACCESSIBLE = 'Resource not accessible by integration';

/** A refusal in GitHub's form. */
export function refusal(status: number, message: string, path: string): Answer {
	return {
		status,
		body: { message, documentation_url: `https://docs.github.com/rest/${path}`, status: String(status) },
	};
}

/** What GitHub says to a comment above its limit. */
export function tooLong(path: string): Answer {
	const message = 'Body is too long (maximum is 65536 characters)';
	return {
		status: 422,
		body: {
			message: 'Validation Failed',
			errors: [{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message }],
			documentation_url: `https://docs.github.com/rest/${path}`,
			status: '422',
		},
	};
}

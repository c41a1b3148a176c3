import { App, Octokit } from 'octokit';
import { API_VERSION, type Client } from './client.ts';

/** What GitHub gave the App when it was made. */
export interface AppCredentials {
	readonly appId: number;
	/** In PEM. */
	readonly privateKey: string;
	readonly webhookSecret: string;
}

/** Takes notes on what the client does; the same shape as the client's own. */
export type ClientLog = Readonly<Record<'debug' | 'info' | 'warn' | 'error', (message: string) => void>>;

/** What a GitHub App of one server can do. */
export interface GitHubApp {
	/** Whether a delivery's body was signed with the App's secret. */
	isSigned(body: string, signature: string): Promise<boolean>;
	/** A client that speaks as the App itself. */
	readonly client: Client;
	/** A client that speaks as an installation; its tokens are asked for when they are needed, and kept while they last. */
	clientOf(installation: number): Promise<Client>;
	/** The login under which the App writes, such as `database-spec[bot]`. */
	login(): Promise<string>;
}

/** How an App is opened. */
export interface AppOptions {
	/** Such as `https://api.github.com`. */
	readonly apiUrl: string;
	readonly log: ClientLog;
	/** True to keep the pauses between writes that GitHub asks for. */
	readonly patient: boolean;
	/** Told after every answer how many requests are left, where the answer says so. */
	readonly onRemaining: (installation: number | null, remaining: number) => void;
}

/** How long one request may take, in milliseconds. */
const LONGEST_REQUEST = 30_000;

/**
 * Opens a GitHub App; nothing is sent yet. Nothing is tried again here: what calls it repeats the whole task, because a
 * comment whose answer was lost may have been written.
 */
export function openApp(credentials: AppCredentials, options: AppOptions): GitHubApp {
	const { appId, privateKey, webhookSecret } = credentials;
	const { apiUrl, log, patient } = options;
	const never = () => false;
	const app = new App({
		appId,
		privateKey,
		webhooks: { secret: webhookSecret },
		log,
		Octokit: Octokit.defaults({
			baseUrl: apiUrl,
			log,
			request: { fetch: fetchInTime },
			retry: { enabled: false },
			throttle: { enabled: patient, onRateLimit: never, onSecondaryRateLimit: never },
		}),
	});
	const prepare = (client: Client, installation: number | null): Client => {
		client.hook.after('request', ({ headers }) => {
			const remaining = Number(headers['x-ratelimit-remaining'] ?? Number.NaN);
			if (Number.isFinite(remaining)) options.onRemaining(installation, remaining);
		});
		return client;
	};
	const client = prepare(app.octokit, null);
	let login: Promise<string> | undefined;
	return {
		isSigned: (body, signature) => app.webhooks.verify(body, signature),
		client,
		clientOf: async (installation) => prepare(await app.getInstallationOctokit(installation), installation),
		login() {
			login ??= findLogin(client).catch((error: unknown) => {
				login = undefined;
				throw error;
			});
			return login;
		},
	};
}

async function findLogin(client: Client): Promise<string> {
	const { data } = await client.rest.apps.getAuthenticated();
	return `${data?.slug ?? ''}[bot]`;
}

/** The requests for tokens come by here as well. */
function fetchInTime(url: string, { headers, ...init }: RequestInit = {}): Promise<Response> {
	return fetch(url, {
		...init,
		headers: { ...(headers as Record<string, string>), 'x-github-api-version': API_VERSION },
		signal: AbortSignal.timeout(LONGEST_REQUEST),
	});
}

import { Octokit } from 'octokit';
import { z } from 'zod';
import type { AppCredentials } from './app.ts';
import { API_VERSION } from './client.ts';
import { answeredStatus } from './retry-after.ts';

/** An App that GitHub has just made. */
export interface NewApp {
	readonly credentials: AppCredentials;
	readonly name: string;
	/** The App's page on GitHub. */
	readonly page: string;
}

/** What became of a manifest's code: `unanswered` where the same code may be tried again. */
export type Conversion =
	| { readonly kind: 'made'; readonly app: NewApp }
	| { readonly kind: 'refused' | 'unanswered'; readonly reason: string };

/** https://docs.github.com/rest/apps/apps#create-a-github-app-from-a-manifest; the client secret is not kept. */
const ANSWER = z.object({
	id: z.int().positive(),
	name: z.string().min(1),
	html_url: z.url({ protocol: /^https?$/ }),
	pem: z.string().startsWith('-----BEGIN '),
	webhook_secret: z.string().min(8),
});

/** How long GitHub may take, in milliseconds. */
const PATIENCE = 30_000;

/** Asks GitHub for the App that was made from a manifest, with the code that it gave for it; a code is good for once. */
export async function convertManifest(apiUrl: string, code: string): Promise<Conversion> {
	const silent = () => {};
	const client = new Octokit({
		baseUrl: apiUrl,
		log: { debug: silent, info: silent, warn: silent, error: silent },
		retry: { enabled: false },
		throttle: { enabled: false },
	});
	try {
		const { data } = await client.rest.apps.createFromManifest({
			code,
			headers: { 'x-github-api-version': API_VERSION },
			request: { signal: AbortSignal.timeout(PATIENCE) },
		});
		const parsed = ANSWER.safeParse(data);
		if (!parsed.success) {
			const fields = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
			return { kind: 'refused', reason: `GitHub's answer lacks ${fields}` };
		}
		const { id, name, html_url: page, pem: privateKey, webhook_secret: webhookSecret } = parsed.data;
		return { kind: 'made', app: { credentials: { appId: id, privateKey, webhookSecret }, name, page } };
	} catch (error) {
		// The error's own words may hold the address, and with it the code.
		const status = answeredStatus(error) ?? 500;
		if (status >= 500) return { kind: 'unanswered', reason: 'GitHub did not answer as it should' };
		// Whoever has asked too often may ask again later.
		const kind = status === 403 || status === 429 ? 'unanswered' : 'refused';
		return { kind, reason: `GitHub answered ${status}` };
	}
}

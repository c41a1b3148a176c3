import type { IncomingMessage } from 'node:http';
import type { Conversion, NewApp } from '../../github/convert-manifest.ts';
import type { Log } from '../log.ts';
import { readBody } from '../web/read-body.ts';
import type { Answer, Route } from '../web/route.ts';
import { WEBHOOK_PATH } from '../web/webhook-route.ts';
import { makeManifest } from './manifest.ts';
import { confirmPage } from './pages/confirm-page.ts';
import { donePage } from './pages/done-page.ts';
import { failedPage } from './pages/failed-page.ts';
import { pageAnswer } from './pages/page.ts';
import { startPage } from './pages/start-page.ts';
import { findProblems, isLoopback, readForm } from './read-form.ts';
import { isSetupCode } from './setup-code.ts';
import type { States } from './states.ts';

/** Where people begin. */
export const SETUP_PATH = '/setup';

const CALLBACK_PATH = `${SETUP_PATH}/callback`;
const LONGEST_FORM = 10_000;

/** What the pages do their work with. */
export interface SetupOptions {
	/** What only those know who see the bot's output. */
	readonly code: string;
	/** The GitHub that people see, such as `https://github.com`. */
	readonly webUrl: string;
	readonly states: States;
	/** Exchanges GitHub's code for the App. */
	readonly convert: (code: string) => Promise<Conversion>;
	/** Keeps the App; the bot goes on with it. */
	readonly keep: (app: NewApp) => Promise<void>;
	readonly log: Log;
}

/** The pages through which a person makes the App, and what GitHub and others get while there is none. */
export function setupRoutes(options: SetupOptions): readonly Route[] {
	const start = async (request: IncomingMessage): Promise<Answer> => {
		const webhook = `${originOf(request)}${WEBHOOK_PATH}`;
		const known = isLoopback(webhook) && !isLoopback(options.webUrl) ? '' : webhook;
		return pageAnswer(startPage({ code: '', organisation: '', webhook: known }));
	};
	return [
		{ method: 'GET', path: '/', answer: start },
		{ method: 'GET', path: SETUP_PATH, answer: start },
		{ method: 'POST', path: SETUP_PATH, answer: (request) => describeApp(request, options) },
		{ method: 'GET', path: CALLBACK_PATH, answer: (request) => takeApp(request, options) },
		{ method: 'GET', path: '/health', answer: async () => ({ status: 200, body: 'waits for its App\n' }) },
		{
			method: 'POST',
			path: WEBHOOK_PATH,
			// GitHub remembers what was not taken, and is asked for it later.
			answer: async () => ({ status: 503, body: 'There is no App yet.\n', headers: { 'retry-after': '60' } }),
		},
	];
}

/** Sends a person who knows the code on to GitHub, with a manifest. */
async function describeApp(
	request: IncomingMessage,
	{ code, webUrl, states, log }: SetupOptions,
): Promise<Answer> {
	const body = await readBody(request, LONGEST_FORM);
	if (body === null) return { status: 413, body: 'The form is too long.\n' };
	const form = readForm(body);
	if (!isSetupCode(code, form.code)) {
		log.warn({}, 'a wrong setup code was given');
		return pageAnswer(startPage(form, { code: 'This is not the code that the bot has printed.' }), 403);
	}
	const problems = findProblems(form, webUrl);
	if (Object.keys(problems).length > 0) return pageAnswer(startPage(form, problems), 422);
	const { organisation, webhook } = form;
	const redirect = `${originOf(request)}${CALLBACK_PATH}`;
	const owner = organisation === '' ? '' : `/organizations/${organisation}`;
	const action = `${webUrl}${owner}/settings/apps/new?state=${states.add()}`;
	const manifest = makeManifest({ organisation, webhook, redirect });
	return pageAnswer(confirmPage({ action, manifest, owner: organisation, webhook }));
}

/** Takes the person back from GitHub, and the App with them. */
async function takeApp(
	{ url = '' }: IncomingMessage,
	{ states, convert, keep, log }: SetupOptions,
): Promise<Answer> {
	const query = new URL(url, 'http://bot').searchParams;
	const state = query.get('state') ?? '';
	const code = query.get('code') ?? '';
	if (!states.take(state) || !/^[\w-]{1,200}$/.test(code)) {
		log.warn({}, 'somebody came back from GitHub who was not sent there');
		const words =
			'This address is good only once, for an hour, and only for whoever was sent to GitHub from here.';
		return pageAnswer(failedPage('Nothing was set up', words, 'again'), 403);
	}
	const conversion = await convert(code);
	if (conversion.kind !== 'made') {
		const { kind, reason } = conversion;
		log.warn({ reason }, 'GitHub did not hand over the App');
		if (kind === 'unanswered') states.putBack(state);
		const words = `The App could not be fetched: ${reason}.`;
		const way = kind === 'unanswered' ? 'reload' : 'again';
		return pageAnswer(failedPage('Not set up yet', words, way), 502);
	}
	const { app } = conversion;
	try {
		await keep(app);
	} catch (error) {
		log.error({ error }, 'the App is made, but it could not be kept');
		const words = `${app.name} is made, but its key could not be kept; the reason is in the bot's log. Delete it on GitHub before you begin again.`;
		return pageAnswer(failedPage('Not set up yet', words, 'again'), 500);
	}
	log.info({ app: app.credentials.appId, name: app.name, page: app.page }, 'the App is made');
	const answer = pageAnswer(donePage(app));
	return { ...answer, headers: { ...answer.headers, connection: 'close' } };
}

/** Where the browser sees us: it says so with a form; else the proxy or the request itself does. */
function originOf({ headers }: IncomingMessage): string {
	const { origin, host = 'localhost' } = headers;
	if (origin && /^https?:\/\/[\w.:[\]-]+$/.test(origin)) return origin;
	const scheme = headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
	return `${scheme}://${/^[\w.:[\]-]+$/.test(host) ? host : 'localhost'}`;
}

import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLog } from '../../src/bot/log.ts';
import type { BotSettings } from '../../src/bot/settings.ts';
import { type FoundApp, findApp } from '../../src/bot/setup/find-app.ts';
import { startBot } from '../../src/bot/start-bot.ts';
import { checkingWith } from '../../src/github/check-pull-request.ts';
import { type BotWorld, HASTY, makeWorld, pullRequestDelivery, until } from '../support/bot.ts';
import { cheapCheck } from '../support/cheap-check.ts';
import { deliver } from '../support/fake-github/app.ts';
import { submitManifest } from '../support/fake-github/app-manifests.ts';
import { SERVER_ERROR } from '../support/fake-github/outages.ts';

const CONVERSION = /^POST \/app-manifests\//;

let world: BotWorld;
let settings: BotSettings;
let lines: string[];
let told: string;
let stop: () => void;
let found: Promise<FoundApp | null>;
let url: string;

beforeEach(async () => {
	world = await makeWorld();
	const data = await mkdtemp(join(tmpdir(), 'setup-'));
	settings = {
		...{ app: null, apiUrl: world.github.url, queue: { data }, data, port: 0, workers: 1 },
		logLevel: 'debug',
	};
	start();
	await until('there is a page', () => told !== '');
	url = /http:\S+:\d+/.exec(told)?.[0] ?? '';
});

afterEach(async () => {
	vi.useRealTimers();
	stop();
	await found;
	await world.close();
	await rm(settings.data, { recursive: true });
	expect(world.github.violations).toEqual([]);
});

function start(): void {
	lines = [];
	told = '';
	const { promise: stopped, resolve } = Promise.withResolvers<void>();
	stop = resolve;
	found = findApp(settings, {
		log: openLog('debug', [], (line) => void lines.push(line)),
		tell(words) {
			told += words;
		},
		stopped,
	});
}

const code = () => /\b\w{4}-\w{4}-\w{4}\b/.exec(told)?.[0] ?? '';

async function describeApp(fields: Readonly<Record<string, string>> = {}) {
	const form = { code: code(), organisation: '', webhook: `${url}/api/github/webhooks`, ...fields };
	const response = await fetch(`${url}/setup`, {
		method: 'POST',
		body: new URLSearchParams(form),
		headers: { origin: url },
	});
	const page = await response.text();
	return { status: response.status, page, headers: response.headers, ...formIn(page) };
}

/** The action and the manifest of a page's form, as a browser reads them. */
function formIn(page: string): { readonly action: string; readonly manifest: string } {
	const plain = (text = '') =>
		text
			.replaceAll('&quot;', '"')
			.replaceAll('&#39;', "'")
			.replaceAll('&lt;', '<')
			.replaceAll('&gt;', '>')
			.replaceAll('&amp;', '&');
	return {
		action: plain(/<form[^>]* action="([^"]*)"/.exec(page)?.[1]),
		manifest: plain(/ name="manifest" value="([^"]*)"/.exec(page)?.[1]),
	};
}

/** Goes to GitHub, confirms there, and gives the address that GitHub sends the browser to. */
async function goToGitHub(): Promise<URL> {
	const { action, manifest } = await describeApp();
	return submitManifest(world.github.state, action, manifest);
}

const conversions = () => world.github.requests.filter((what) => CONVERSION.test(what)).length;

it('makes an App, keeps it for this user alone, and the bot works with it at once', async () => {
	expect(await (await fetch(`${url}/health`)).text()).toBe('waits for its App\n');
	expect((await fetch(`${url}/api/github/webhooks`, { method: 'POST', body: '{}' })).status).toBe(503);
	const back = await goToGitHub();
	const response = await fetch(back);
	const page = await response.text();
	expect(response.status).toBe(200);
	expect(page).toContain('href="https://github.com/apps/database-spec/installations/new"');

	const app = world.github.state.app;
	const ready = await found;
	expect(ready?.app).toMatchObject({ appId: app?.id, webhookSecret: app?.webhookSecret });
	const path = join(settings.data, 'app.json');
	expect((await stat(path)).mode & 0o777).toBe(0o600);
	expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
		name: 'database-spec',
		page: 'https://github.com/apps/database-spec',
		...ready?.app,
	});
	expect((await readdir(settings.data)).filter((name) => name.startsWith('.'))).toEqual([]);

	const key = ready?.app.privateKey ?? '';
	const secrets = [
		...key.trim().split('\n').slice(1, -1),
		app?.webhookSecret ?? '',
		'a-client-secret-that-nobody-keeps',
		back.searchParams.get('code') ?? '',
	];
	for (const secret of secrets) expect([...lines, page, told].join('')).not.toContain(secret);
	for (const secret of [code(), back.searchParams.get('state') ?? ''])
		expect(lines.join('')).not.toContain(secret);

	if (!ready || !app) return;
	const parts = { timings: HASTY, checkPullRequest: checkingWith(cheapCheck) };
	const bot = await startBot(
		{ ...settings, ...ready },
		ready.app,
		openLog('debug', [], (line) => void lines.push(line)),
		parts,
	);
	expect(bot.port).toBe(Number(new URL(url).port));
	world.open(1);
	await deliver(
		world.github.state,
		app,
		'pull_request',
		pullRequestDelivery(world.github, world.github.repository, 1, 'opened'),
	);
	await until('there is a comment', () => world.comments(1).length > 0);
	await bot.stop(5);
});

it('asks GitHub for what is shown on the page, and for nothing more', async () => {
	const { action, manifest, page } = await describeApp({
		organisation: 'tea-co',
		webhook: 'https://bot.example.com/api/github/webhooks',
	});
	expect(action).toMatch(
		/^http:\/\/127\.0\.0\.1:\d+\/organizations\/tea-co\/settings\/apps\/new\?state=[\w-]{43}$/,
	);
	expect(page).toContain('tea-co');
	expect(JSON.parse(manifest)).toEqual({
		name: 'database-spec-tea-co',
		description: expect.any(String),
		url: 'https://bot.example.com',
		hook_attributes: { url: 'https://bot.example.com/api/github/webhooks', active: true },
		redirect_url: `${url}/setup/callback`,
		public: false,
		default_permissions: {
			contents: 'write',
			pull_requests: 'write',
			checks: 'write',
			issues: 'write',
			metadata: 'read',
		},
		default_events: ['pull_request', 'issue_comment', 'check_run', 'check_suite'],
	});
	const start = await (await fetch(`${url}/`)).text();
	for (const title of ['Contents', 'Pull requests', 'Checks', 'Issues', 'Metadata'])
		expect(start).toContain(`<th scope="row">${title}</th>`);
});

it.each([
	['no code', { code: '' }, 403, 'not the code that the bot has printed'],
	['another code', { code: 'AAAA-AAAA-AAAA' }, 403, 'not the code that the bot has printed'],
	['a name that is none', { organisation: 'a/../b' }, 422, 'letters, digits and single hyphens'],
	['no webhook', { webhook: '' }, 422, 'where to send its deliveries'],
	['a webhook that is no address', { webhook: 'javascript:alert(1)' }, 422, 'not an address'],
	['markup', { webhook: '"><script>alert(1)</script>' }, 422, '&quot;&gt;&lt;script&gt;'],
])('takes no form with %s', async (_, fields, status, words) => {
	const answer = await describeApp(fields);
	expect(answer.status).toBe(status);
	expect(answer.page).toContain(words);
	expect(answer.page).not.toMatch(/<script|state=|name="manifest"/);
	expect(answer.page).not.toContain(code());
});

it('takes the code however it is written', async () => {
	expect((await describeApp({ code: ` ${code().toLowerCase().replaceAll('-', ' ')}` })).status).toBe(200);
});

it('takes no form that is too long', async () => {
	expect((await describeApp({ webhook: 'x'.repeat(20_000) })).status).toBe(413);
});

describe('who comes back from GitHub', () => {
	it.each([
		['without a state', (back: URL) => back.searchParams.delete('state')],
		['with a state of their own', (back: URL) => back.searchParams.set('state', 'x'.repeat(43))],
		['without a code', (back: URL) => back.searchParams.delete('code')],
		['with a code that leads elsewhere', (back: URL) => back.searchParams.set('code', '../user')],
		['too late', () => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_001 })],
	])('%s is sent away, and GitHub is not asked', async (_, spoil) => {
		const back = await goToGitHub();
		spoil(back);
		const response = await fetch(back);
		expect(response.status).toBe(403);
		expect(await response.text()).toContain('Begin again');
		expect(conversions()).toBe(0);
	});

	it('a second time with the same state is sent away', async () => {
		const back = await goToGitHub();
		world.github.outages.push({ only: CONVERSION, status: 404, body: { message: 'Not Found' } });
		expect((await fetch(back)).status).toBe(502);
		expect((await fetch(back)).status).toBe(403);
		expect(conversions()).toBe(1);
	});

	it('while GitHub is down can try the same again', async () => {
		const back = await goToGitHub();
		world.github.outages.push(
			{ only: CONVERSION, ...SERVER_ERROR },
			{ only: CONVERSION, connection: 'drops' },
		);
		for (const _ of [1, 2]) {
			const response = await fetch(back);
			expect([response.status, await response.text()]).toEqual([
				502,
				expect.stringContaining('Reload this page'),
			]);
		}
		expect((await fetch(back)).status).toBe(200);
		expect(lines.join('')).not.toContain(back.searchParams.get('code'));
	});
});

it('says so when the App cannot be kept, and shows no key', async () => {
	const back = await goToGitHub();
	await mkdir(join(settings.data, 'app.json', 'in-the-way'), { recursive: true });
	const response = await fetch(back);
	expect([response.status, await response.text()]).toEqual([
		500,
		expect.stringContaining('Delete it on GitHub'),
	]);
	expect(lines.join('')).toContain('could not be kept');
	expect(lines.join('')).not.toContain('PRIVATE KEY');
});

it('lets its pages load, run and frame nothing', async () => {
	const pages = [await fetch(url), await fetch(`${url}/setup/callback?code=a&state=b`)];
	const { headers, page } = await describeApp();
	const shown = [
		...(await Promise.all(pages.map(async (each) => ({ policy: each.headers, page: await each.text() })))),
		{ policy: headers, page },
	];
	for (const { policy, page: markup } of shown) {
		const style = /<style>([\s\S]*?)<\/style>/.exec(markup)?.[1] ?? '';
		expect(policy.get('content-security-policy')).toContain(
			`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
		);
		expect(policy.get('content-security-policy')).toMatch(
			/^default-src 'none'; .*form-action 'self'.*frame-ancestors 'none'/,
		);
		expect(markup).not.toMatch(/<script| on\w+=| style=|javascript:/);
	}
	expect(headers.get('content-security-policy')).toContain(`form-action 'self' ${world.github.url};`);
});

it('is not shown any more once there is an App', async () => {
	await fetch(await goToGitHub());
	const made = await found;
	start();
	expect((await found)?.app).toEqual(made?.app);
	expect(told).toBe('');
});

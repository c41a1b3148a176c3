import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BotWorld, makeWorld, type RunningBot, startTestBot, until } from '../support/bot.ts';
import { deliver } from '../support/fake-github/app.ts';
import { SERVER_ERROR, secondaryLimit } from '../support/fake-github/outages.ts';
import { recordedPayload } from '../support/fake-github/show/recorded.ts';

let world: BotWorld;
let bot: RunningBot;

beforeAll(async () => {
	world = await makeWorld();
	bot = await startTestBot(world);
});

afterAll(async () => {
	await bot.stop(5);
	await world.close();
});

const log = () => bot.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
const outcomes = (number: number) =>
	log().flatMap(({ msg, pullRequest, kind }) =>
		msg === 'published' && pullRequest === `octocat/shop#${number}` ? [kind] : [],
	);
const jobsDone = () => log().filter(({ msg }) => msg === 'job done').length;
const settled = async () => {
	const depth = async () => (await fetch(`${bot.url}/metrics`)).text();
	await until('the queue is empty', async () => {
		const text = await depth();
		return /queue_jobs\{state="waiting"\} 0/.test(text) && /queue_jobs\{state="active"\} 0/.test(text);
	});
};

describe('a delivery', () => {
	it('ends as one comment that tells what the pull request brings', async () => {
		world.open(1);
		expect(await world.tell(1, 'opened')).toBe(202);
		await until('there is a comment', () => world.comments(1).length > 0);
		await settled();
		expect(world.comments(1)).toHaveLength(1);
		expect(world.comments(1)[0]).toContain('ADD COLUMN phone text');
	});

	it('that comes again is done once', async () => {
		world.open(2);
		const guid = '0b9c5f6e-1d7f-4b5e-8f0a-3c2d1e0f9a8b';
		const before = jobsDone();
		expect(await world.tell(2, 'opened', { guid })).toBe(202);
		expect(await world.tell(2, 'opened', { guid })).toBe(202);
		await settled();
		expect(await world.tell(2, 'opened', { guid })).toBe(202);
		await settled();
		expect(jobsDone() - before).toBe(1);
		expect(
			log()
				.filter(({ delivery }) => delivery === guid)
				.map(({ outcome }) => outcome),
		).toEqual(['queued', 'again', 'again']);
	});

	it.each([
		['pull_request', 'labeled'],
		['pull_request', 'closed'],
		['issue_comment', 'created'],
		['check_run', 'created'],
		['installation', 'created'],
		['star', 'created'],
	])('of no interest is taken and ignored: %s %s', async (event, action) => {
		const before = log().length;
		const payload = { installation: { id: 77 }, ...recordedPayload(event, action) };
		expect((await deliver(world.github.state, world.app, event, payload)).status).toBe(202);
		expect(log().slice(before)).toMatchObject([{ event, outcome: 'ignored' }]);
	});

	it('that GitHub would not send is refused and seen', async () => {
		const { status } = await deliver(world.github.state, world.app, 'pull_request', { action: 'opened' });
		expect(status).toBe(422);
		expect(log().at(-1)).toMatchObject({ level: 'error', event: 'pull_request' });
	});

	it.each([
		['a wrong signature', { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }, 401],
		['no signature', {}, 401],
		['a signature of another form', { 'x-hub-signature-256': 'x' }, 401],
	])('with %s is refused, and nothing of it gets into the log', async (_, headers, expected) => {
		const before = bot.lines.length;
		const response = await fetch(world.app.webhookUrl ?? '', {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-github-event': 'pull_request', ...headers },
			body: JSON.stringify({ action: 'opened', secret: 'very-special-words' }),
		});
		expect(response.status).toBe(expected);
		const lines = bot.lines.slice(before);
		expect(lines).toHaveLength(1);
		expect(lines[0]).not.toContain('very-special-words');
	});

	it('that is too long is refused before it is read', async () => {
		const response = await fetch(world.app.webhookUrl ?? '', {
			method: 'POST',
			body: Buffer.alloc(26 * 1024 * 1024, 'x'),
		}).catch(() => null);
		// The connection may be closed while the rest is still being sent.
		expect(response?.status ?? 413).toBe(413);
	});
});

describe('a job', () => {
	it('about an older head gives way to the newest', async () => {
		world.open(10);
		world.github.fault = (what) => (what.includes('/pulls/10') ? { delay: 100 } : undefined);
		await world.tell(10, 'opened');
		const newest = Array.from({ length: 5 }, (_, at) =>
			world.push(10, {
				'db/migrations/0002_phone.up.sql': `ALTER TABLE users ADD COLUMN phone${at} text;\n`,
			}),
		);
		for (const _ of newest) await world.tell(10, 'synchronize');
		await settled();
		world.github.fault = () => undefined;
		expect(world.comments(10)).toHaveLength(1);
		expect(world.comments(10)[0]).toContain('phone4');
	});

	it('is tried again after an error of GitHub, and writes its comment once', async () => {
		world.open(11);
		world.github.outages.push(
			{ ...SERVER_ERROR, only: /^POST .*\/issues\/11\/comments/, afterwards: true },
			{ ...SERVER_ERROR, only: /\/pulls\/11$/ },
		);
		await world.tell(11, 'opened');
		await settled();
		expect(world.comments(11)).toHaveLength(1);
		expect(outcomes(11)).toEqual(['published']);
		expect(world.github.outages).toEqual([]);
	});

	it('waits for as long as GitHub asks it to', async () => {
		world.open(12);
		world.github.outages.push({ ...secondaryLimit(3), only: /^POST .*\/issues\/12\/comments/ });
		const started = performance.now();
		await world.tell(12, 'opened');
		await settled();
		expect(performance.now() - started).toBeGreaterThan(3000);
		expect(world.comments(12)).toHaveLength(1);
	});

	it('tells a config that cannot be read by the check run, at once and without a comment', async () => {
		const head = world.open(14, { '.github/database-spec.yml': 'migrationz: here\n' });
		await world.tell(14, 'opened');
		await settled();
		expect(world.comments(14)).toEqual([]);
		const run = world.github.repository.checkRuns.find(({ sha }) => sha === head);
		expect(run?.fields).toMatchObject({ conclusion: 'failure' });
		expect(JSON.stringify(run?.fields)).toContain('migrationz');
		expect(outcomes(14)).toEqual(['published']);
	});

	it('does not wait for a permission that nobody gave', async () => {
		world.open(15);
		const body = {
			message: 'Resource not accessible by integration',
			documentation_url: 'https://docs.github.com',
		};
		world.github.fault = (what) => (/^POST .*check-runs/.test(what) ? { status: 403, body } : undefined);
		await world.tell(15, 'opened');
		await settled();
		world.github.fault = () => undefined;
		expect(world.comments(15)).toHaveLength(1);
		expect(
			log().some(({ msg, about }) => msg === 'publishing' && /permission|accessible/.test(String(about))),
		).toBe(true);
	});

	it('that fails for good is a dead letter, which can be tried again', async () => {
		world.open(13);
		world.github.fault = (what) => (what.endsWith('/pulls/13') ? SERVER_ERROR : undefined);
		await world.tell(13, 'opened');
		await until('the job is given up', () => log().some(({ next }) => next === 'dead'));
		world.github.fault = () => undefined;
		const { openLetterBox } = await import('../../src/bot/letter-box.ts');
		const { openLog } = await import('../../src/bot/log.ts');
		const box = await openLetterBox(
			{ data: bot.data },
			openLog('silent', [], () => {}),
		);
		const letters = await box.list();
		expect(letters).toMatchObject([{ kind: 'check', pullRequest: 'octocat/shop#13', tries: 4 }]);
		await box.retry(letters[0]?.id ?? '');
		await until('there is a comment', () => world.comments(13).length > 0);
		expect(await box.list()).toEqual([]);
		await expect(box.retry('nothing')).rejects.toThrow('There is no dead letter nothing.');
		await box.close();
	});
});

it('answers a command of somebody who may give it, and of nobody else', async () => {
	world.open(20);
	const payload = (login: string, body: string) => ({
		...recordedPayload('issue_comment', 'created'),
		action: 'created',
		installation: { id: 77 },
		repository: { name: 'shop', owner: { login: 'octocat' } },
		issue: { number: 20, pull_request: {} },
		comment: { id: world.github.comments.add(20, login, body).id, body, user: { login, type: 'User' } },
	});
	const ask = (login: string, body: string) =>
		deliver(world.github.state, world.app, 'issue_comment', payload(login, body));
	world.github.repository.collaborators.set('hubot', 'write');
	await ask('stranger', '/database-spec update');
	await ask('hubot', '/database-spec help\nand more');
	await settled();
	const said = world.github.comments.all.filter(({ issue }) => issue === 20).map(({ body }) => body);
	expect(
		said.filter((body) => body.includes('`/database-spec update` is for those who may push')),
	).toHaveLength(1);
	expect(log().some(({ msg, login }) => msg === 'command refused' && login === 'stranger')).toBe(true);
	expect(said).toHaveLength(4);
});

it('does not try a command again that the files of the repository stop', async () => {
	world.open(21, { '.github/database-spec.yml': 'migrationz: here\n' });
	const body = '/database-spec update';
	await deliver(world.github.state, world.app, 'issue_comment', {
		...recordedPayload('issue_comment', 'created'),
		action: 'created',
		installation: { id: 77 },
		repository: { name: 'shop', owner: { login: 'octocat' } },
		issue: { number: 21, pull_request: {} },
		comment: {
			id: world.github.comments.add(21, 'hubot', body).id,
			body,
			user: { login: 'hubot', type: 'User' },
		},
	});
	await settled();
	const done = log().filter(({ msg, kind }) => msg === 'job done' && kind === 'command');
	expect(done.at(-1)).toMatchObject({ outcome: 'stopped' });
});

it('says how it is and counts what it does', async () => {
	expect((await fetch(`${bot.url}/health`)).status).toBe(200);
	const text = await (await fetch(`${bot.url}/metrics`)).text();
	for (const line of [
		/database_spec_deliveries_total\{event="pull_request",outcome="queued"\} \d+/,
		/database_spec_deliveries_total\{event="unknown",outcome="refused"\} \d+/,
		/database_spec_jobs_total\{kind="check",outcome="published"\} \d+/,
		/database_spec_job_seconds_count\{kind="check"\} \d+/,
		/database_spec_rate_limit_remaining\{installation="77"\} \d+/,
		/database_spec_queue_jobs\{state="dead"\} 0/,
	]) {
		expect(text).toMatch(line);
	}
	expect((await fetch(`${bot.url}/nothing`)).status).toBe(404);
	expect((await fetch(`${bot.url}/api/github/webhooks`)).status).toBe(405);
});

it('asks for what it missed, and for nothing else', async () => {
	world.open(30);
	await world.tell(30, 'opened', { isLost: true });
	const { requestMissed } = await import('../../src/bot/missed-deliveries.ts');
	const { githubDeliveries } = await import('../../src/github/redeliveries.ts');
	const { openApp } = await import('../../src/github/app.ts');
	const { app } = world;
	const credentials = { appId: app.id, privateKey: app.privateKey, webhookSecret: app.webhookSecret };
	const quiet = () => {};
	const opened = openApp(credentials, {
		apiUrl: world.github.url,
		patient: false,
		onRemaining: quiet,
		log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
	});
	const asked = await requestMissed(githubDeliveries(opened.client), () => true, Date.now(), 0);
	// The payload that GitHub would not send was never taken either.
	expect(asked).toHaveLength(2);
	await until('there is a comment', () => world.comments(30).length > 0);
	await settled();
});

it('wrote no secret anywhere and asked nothing that GitHub does not know', () => {
	const text = bot.lines.join('');
	for (const secret of [world.app.privateKey.split('\n')[5] ?? '', world.app.webhookSecret, 'ghs_', 'eyJ']) {
		expect(secret).not.toBe('');
		expect(text).not.toContain(secret);
	}
	expect(world.github.violations).toEqual([]);
});

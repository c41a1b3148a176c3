import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BotTimings } from '../../src/bot/start-bot.ts';
import { pullRequestDelivery } from '../../test/support/bot.ts';
import { type AppState, addApp, deliver } from '../../test/support/fake-github/app.ts';
import { type MemoryGit, memoryGit } from '../../test/support/fake-github/memory-git.ts';
import { type FakeGitHub, startFakeGitHub } from '../../test/support/fake-github/server.ts';
import { addPull, addRepository, type RepositoryState } from '../../test/support/fake-github/state.ts';
import { type NativeServer, startNativeServer } from '../../test/support/native-server.ts';
import type { StormProcess } from './bot-process.ts';
import { randomFaults } from './faults.ts';
import { type Random, seeded } from './random.ts';

/** How hard it blows. */
export interface StormOptions {
	readonly deliveries: number;
	readonly repositories: number;
	readonly pullsPerRepository: number;
	/** How often a worker is killed. */
	readonly kills: number;
	/** How often the database server fails. */
	readonly restarts: number;
	/** Deliveries that GitHub sends at the same time. */
	readonly atOnce: number;
	readonly seed: number;
	readonly say: (line: string) => void;
}

/** What was left when it was over. */
export interface StormResult {
	/** What is not as it should be, in words; empty when all is well. */
	readonly wrong: readonly string[];
	readonly figures: Readonly<Record<string, number>>;
}

const TIMINGS: BotTimings = {
	...{ heartbeat: 10, supervision: 1, expiry: 300, retries: 20, firstPause: 1, longestPause: 5 },
	...{ poll: 0.5, redelivery: 5, grace: 2, patient: false },
};

const SECONDS_TO_CALM = 900;
const MIGRATION = 'db/migrations/0002_next.up.sql';

interface Pull {
	readonly repository: RepositoryState;
	readonly git: MemoryGit;
	readonly installation: number;
	readonly number: number;
	pushes: number;
}

interface Storm {
	readonly options: StormOptions;
	readonly random: Random;
	readonly server: NativeServer;
	readonly github: FakeGitHub;
	readonly app: AppState;
	readonly pulls: readonly Pull[];
	readonly lines: string[];
	/** How many deliveries have gone out. */
	sent: number;
}

/** Sends deliveries to a bot of three processes on a PostgreSQL server while everything fails, and looks at what came of it. */
export async function runStorm(options: StormOptions): Promise<StormResult> {
	const random = seeded(options.seed);
	const server = await startNativeServer();
	const github = await startFakeGitHub({ repository: 'storm/none', tokens: {} });
	const app = addApp(github.state, { installation: 1 });
	const pulls = makePulls(github, app, options);
	const storm: Storm = { options, random, server, github, app, pulls, lines: [], sent: 0 };
	const web = startProcess(storm, { web: true });
	const workers = [startProcess(storm, { web: false }), startProcess(storm, { web: false })];
	const started = performance.now();
	try {
		app.webhookUrl = `http://127.0.0.1:${await listeningPort(storm)}/api/github/webhooks`;
		github.fault = randomFaults(seeded(options.seed + 1));
		const trouble = makeTrouble(storm, workers);
		await sendAll(storm);
		await trouble;
		options.say('everything is sent; waiting for calm');
		await waitForCalm(storm);
		github.fault = () => undefined;
		return await judge(storm, Math.round((performance.now() - started) / 1000));
	} finally {
		for (const child of [web, ...workers]) child.kill('SIGKILL');
		await github.close();
		await server.stop();
	}
}

function makePulls(github: FakeGitHub, app: AppState, options: StormOptions): readonly Pull[] {
	return Array.from({ length: options.repositories }, (_, at) => {
		const git = memoryGit();
		git.push('main', { 'db/migrations/0001_first.up.sql': 'CREATE TABLE first (id int);\n' });
		const name = `storm/repository-${at}`;
		const repository = addRepository(github.state, { name, git });
		// One installation has half of all repositories.
		const installation = at % 2 === 0 ? 1 : 2 + (at % 5);
		app.installations.set(installation, null);
		return Array.from({ length: options.pullsPerRepository }, (_none, index): Pull => {
			const number = index + 1;
			const base = git.resolve('main') ?? '';
			const sha = git.push(`topic-${number}`, { [MIGRATION]: words(name, number, 0) }, base);
			addPull(repository, {
				number,
				base: { ref: 'main', sha: base },
				head: { ref: `topic-${number}`, sha },
			});
			return { repository, git, installation, number, pushes: 0 };
		});
	}).flat();
}

function words(repository: string, number: number, push: number): string {
	return `SELECT 'push ${push} to ${repository} ${number}';\n`;
}

function startProcess(
	{ app, github, server, lines }: Storm,
	{ web }: { readonly web: boolean },
): ChildProcess {
	const told: StormProcess = {
		settings: {
			app: { appId: app.id, privateKey: app.privateKey, webhookSecret: app.webhookSecret },
			apiUrl: github.url,
			queue: { url: server.address() },
			data: '/nonexistent',
			port: web ? 0 : null,
			workers: web ? 0 : 4,
			logLevel: 'info',
		},
		timings: TIMINGS,
	};
	const child = spawn(process.execPath, [fileURLToPath(new URL('bot-process.ts', import.meta.url))], {
		env: { PATH: process.env.PATH, STORM: JSON.stringify(told) },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	for (const stream of [child.stdout, child.stderr]) {
		let rest = '';
		stream.on('data', (chunk: Buffer) => {
			const parts = `${rest}${chunk}`.split('\n');
			rest = parts.pop() ?? '';
			lines.push(...parts);
		});
	}
	return child;
}

async function listeningPort({ lines }: Storm): Promise<number> {
	for (let waited = 0; waited < 600; waited += 1) {
		const port = /"port":(\d+)/.exec(
			lines.find((line) => line.includes('"port":') && !line.includes('"port":null')) ?? '',
		);
		if (port) return Number(port[1]);
		await sleep(100);
	}
	throw new Error(`the bot does not start:\n${lines.join('\n')}`);
}

function sleep(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Several streams of deliveries, each one after the other. */
async function sendAll(storm: Storm): Promise<void> {
	const { options } = storm;
	const opened = storm.pulls.map((pull) => () => send(storm, pull, 'opened', {}));
	const more = Array.from(
		{ length: Math.max(0, options.deliveries - opened.length) },
		() => () => sendNext(storm),
	);
	const tasks = [...opened, ...more].values();
	const stream = async (): Promise<void> => {
		for (const task of tasks) {
			await task();
			if (storm.sent % 1000 === 0) options.say(`${storm.sent} deliveries sent`);
		}
	};
	await Promise.all(Array.from({ length: options.atOnce }, stream));
}

/** A push, something that asks for the same again, something of no interest, a delivery that is lost, or one twice. */
async function sendNext(storm: Storm): Promise<void> {
	const { random, pulls, app, github } = storm;
	const pull = pulls[random.below(pulls.length)];
	if (!pull) return;
	const dice = random.next();
	if (dice < 0.1) {
		const old = app.deliveries[random.below(app.deliveries.length)];
		storm.sent += 1;
		if (old) await deliver(github.state, app, old.event, old.payload, { guid: old.guid, redelivery: true });
		return;
	}
	if (dice < 0.2) return send(storm, pull, 'labeled', {});
	if (dice < 0.3) return send(storm, pull, dice < 0.25 ? 'reopened' : 'ready_for_review', {});
	pull.pushes += 1;
	const { name } = pull.repository;
	pull.git.push(`topic-${pull.number}`, { [MIGRATION]: words(name, pull.number, pull.pushes) });
	return send(storm, pull, 'synchronize', { isLost: random.chance(0.02) });
}

async function send(
	storm: Storm,
	pull: Pull,
	action: string,
	more: { readonly isLost?: boolean },
): Promise<void> {
	const { github, app } = storm;
	storm.sent += 1;
	const payload = pullRequestDelivery(github, pull.repository, pull.number, action, pull.installation);
	await deliver(github.state, app, 'pull_request', payload, more);
}

/** Kills and restarts, spread over the deliveries. */
async function makeTrouble(storm: Storm, workers: ChildProcess[]): Promise<void> {
	const { options, server } = storm;
	const random = seeded(options.seed + 2);
	const events = [
		...Array.from({ length: options.kills }, () => ({ kind: 'kill' as const, at: random.next() })),
		...Array.from({ length: options.restarts }, () => ({ kind: 'restart' as const, at: random.next() })),
	].sort((a, b) => a.at - b.at);
	for (const { kind, at } of events) {
		while (storm.sent < at * options.deliveries) await sleep(50);
		if (kind === 'restart') await server.restart();
		else {
			const which = random.below(workers.length);
			const dead = workers[which];
			if (!dead) continue;
			const gone = once(dead, 'exit');
			dead.kill('SIGKILL');
			await gone;
			workers[which] = startProcess(storm, { web: false });
		}
		options.say(`${kind} after ${storm.sent} deliveries`);
	}
}

async function waitForCalm(storm: Storm): Promise<void> {
	const { server, app, github, options } = storm;
	const deadline = performance.now() + SECONDS_TO_CALM * 1000;
	for (let calm = 0; calm < 2; await sleep(1000)) {
		const [depth] = await server.query<{ waiting: number }>(
			"SELECT count(*)::int AS waiting FROM pgboss.job WHERE name = 'jobs' AND state <= 'active'",
		);
		const missed = missedIn(app).length;
		calm = depth?.waiting === 0 && missed === 0 ? calm + 1 : 0;
		if (performance.now() > deadline)
			throw new Error(`not calm: ${depth?.waiting} waiting, ${missed} missed`);
		options.say(
			`${depth?.waiting} jobs in the queue, ${missed} deliveries missed, ${github.requests.length} requests`,
		);
	}
}

function missedIn({ deliveries }: AppState): readonly string[] {
	const taken = new Set(deliveries.filter(({ status }) => status === 202).map(({ guid }) => guid));
	return [...new Set(deliveries.map(({ guid }) => guid))].filter((guid) => !taken.has(guid));
}

async function judge(storm: Storm, seconds: number): Promise<StormResult> {
	const { pulls, github, app, server, lines, options } = storm;
	const wrong: string[] = github.violations.slice(0, 20);
	for (const { repository, number, pushes } of pulls) {
		const mine = repository.comments.all.filter(({ issue }) => issue === number);
		const name = `${repository.name}#${number}`;
		if (mine.length !== 1) wrong.push(`${name} has ${mine.length} comments`);
		const newest = words(repository.name, number, pushes).trim();
		if (!mine[0]?.body.includes(newest)) wrong.push(`the comment of ${name} is not about push ${pushes}`);
	}
	const text = lines.join('\n');
	for (const secret of [app.webhookSecret, app.privateKey.split('\n')[3] ?? '', 'ghs_', 'BEGIN ']) {
		if (text.includes(secret)) wrong.push('a secret is in the log');
	}
	const rows = await server.query<{ name: string; state: string; outcome: string | null; count: number }>(
		`SELECT name, state::text, output ->> 'outcome' AS outcome, count(*)::int AS count
		FROM pgboss.job WHERE name IN ('jobs', 'dead-letters') GROUP BY 1, 2, 3`,
	);
	const jobs = rows.map(({ name, state, outcome, count }) => [
		`${name} ${state} ${outcome ?? ''}`.trim(),
		count,
	]);
	if (rows.some(({ name }) => name === 'dead-letters')) wrong.push('there are dead letters');
	const count = (what: RegExp) => lines.filter((line) => what.test(line)).length;
	return {
		wrong,
		figures: {
			...{
				deliveries: storm.sent,
				'delivery attempts': app.deliveries.length,
				'pull requests': pulls.length,
			},
			pushes: pulls.reduce((sum, { pushes }) => sum + pushes, 0),
			...{ 'workers killed': options.kills, 'server restarts': options.restarts },
			'requests to GitHub': github.requests.length,
			'requests that failed': github.log.filter(({ status }) => status === null || status >= 400).length,
			...Object.fromEntries(jobs),
			'attempts that failed': count(/"job failed"/),
			'deliveries requested again': app.deliveries.filter(({ redelivery }) => redelivery).length,
			'doubled comments removed': github.requests.filter((what) => what.startsWith('DELETE ')).length,
			seconds,
		},
	};
}

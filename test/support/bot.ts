import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '../../src/bot/log.ts';
import type { QueuePlace } from '../../src/bot/queue/open-queue.ts';
import { type Bot, type BotTimings, startBot } from '../../src/bot/start-bot.ts';
import { type CheckRepository, checkingWith } from '../../src/github/check-pull-request.ts';
import { cheapCheck } from './cheap-check.ts';
import { type AppState, addApp, deliver } from './fake-github/app.ts';
import { type MemoryGit, memoryGit } from './fake-github/memory-git.ts';
import { type FakeGitHub, startFakeGitHub } from './fake-github/server.ts';
import { showPull } from './fake-github/show/pull.ts';
import { recordedPayload } from './fake-github/show/recorded.ts';
import { showRepository } from './fake-github/show/repository.ts';
import { addPull, type RepositoryState } from './fake-github/state.ts';

/** The installation that every repository belongs to where a test says nothing. */
export const INSTALLATION = 77;

/** A bot that does not wait for anything. */
export const HASTY: BotTimings = {
	...{ heartbeat: 10, supervision: 1, expiry: 120, retries: 3, firstPause: 1, longestPause: 2 },
	...{ poll: 0.2, redelivery: 600, grace: 0, patient: false },
};

/** A GitHub with an App and one repository that has migrations. */
export interface BotWorld {
	readonly github: FakeGitHub;
	readonly app: AppState;
	readonly git: MemoryGit;
	/** Opens a pull request of one commit with these files on top of the main branch. */
	open(number: number, files?: Readonly<Record<string, string>>): string;
	/** Pushes to a pull request; gives the new head. */
	push(number: number, files: Readonly<Record<string, string>>): string;
	/** Sends what GitHub sends about a pull request; gives the status of the answer. */
	tell(
		number: number,
		action: string,
		more?: { readonly guid?: string; readonly isLost?: boolean },
	): Promise<number>;
	/** The bodies of the bot's comments on a pull request. */
	comments(number: number): readonly string[];
	close(): Promise<void>;
}

const MIGRATION = 'CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);\n';

/** Makes such a world; nobody listens to its App yet. */
export async function makeWorld(name = 'octocat/shop'): Promise<BotWorld> {
	const git = memoryGit();
	git.push('main', { 'db/migrations/0001_users.up.sql': MIGRATION, 'docs/database-spec.md': '# Shop\n' });
	const github = await startFakeGitHub({ repository: { name, git }, tokens: {} });
	const app = addApp(github.state, { installation: INSTALLATION });
	const { repository } = github;
	return {
		...{ github, app, git },
		open(
			number,
			files = { 'db/migrations/0002_phone.up.sql': 'ALTER TABLE users ADD COLUMN phone text;\n' },
		) {
			const sha = git.push(`topic-${number}`, files, git.resolve('main') ?? '');
			const base = { ref: 'main', sha: git.resolve('main') ?? '' };
			addPull(repository, { number, base, head: { ref: `topic-${number}`, sha } });
			return sha;
		},
		push: (number, files) => git.push(`topic-${number}`, files),
		async tell(number, action, more = {}) {
			const payload = pullRequestDelivery(github, repository, number, action);
			return (await deliver(github.state, app, 'pull_request', payload, more)).status;
		},
		comments: (number) =>
			github.comments.all
				.filter(({ issue, author }) => issue === number && author === `${app.slug}[bot]`)
				.map(({ body }) => body),
		close: github.close,
	};
}

/** What GitHub says of a pull request as it is now, in the form that it once really had. */
export function pullRequestDelivery(
	{ state }: FakeGitHub,
	repository: RepositoryState,
	number: number,
	action: string,
	installation = INSTALLATION,
): Readonly<Record<string, unknown>> {
	const pull = repository.pulls.find((each) => each.number === number);
	if (!pull) throw new Error(`there is no pull request ${number}`);
	return {
		...recordedPayload('pull_request', 'synchronize'),
		...{ action, number },
		pull_request: showPull(state, repository, pull),
		repository: showRepository(state, repository.name),
		installation: { id: installation, node_id: 'MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9uMQ==' },
	};
}

/** A bot of a world, with what it has written into its log. */
export interface RunningBot extends Bot {
	readonly url: string;
	readonly lines: readonly string[];
	readonly data: string;
}

/** Starts a bot in this process; its queue is in a new folder where no place is given. */
export async function startTestBot(
	{ github, app }: BotWorld,
	{
		place,
		timings = {},
		workers = 2,
		check = cheapCheck,
	}: {
		readonly place?: QueuePlace;
		readonly timings?: Partial<BotTimings>;
		readonly workers?: number;
		readonly check?: CheckRepository;
	} = {},
): Promise<RunningBot> {
	const data = await mkdtemp(join(tmpdir(), 'bot-'));
	const lines: string[] = [];
	const credentials = { appId: app.id, privateKey: app.privateKey, webhookSecret: app.webhookSecret };
	const log = openLog('debug', [app.privateKey, app.webhookSecret], (line) => void lines.push(line));
	const settings = {
		...{ app: credentials, apiUrl: github.url, queue: place ?? { data }, data, port: 0, workers },
		logLevel: 'debug' as const,
	};
	const bot = await startBot(settings, credentials, log, {
		timings: { ...HASTY, ...timings },
		checkPullRequest: checkingWith(check),
	});
	const url = `http://127.0.0.1:${bot.port}`;
	app.webhookUrl = `${url}/api/github/webhooks`;
	return {
		...{ url, lines, data, port: bot.port },
		async stop(seconds) {
			await bot.stop(seconds);
			await rm(data, { recursive: true, force: true });
		},
	};
}

/** Waits until something is so, and fails with what it waits for when that takes too long. */
export async function until(
	what: string,
	isSo: () => boolean | Promise<boolean>,
	seconds = 60,
): Promise<void> {
	const deadline = performance.now() + seconds * 1000;
	while (!(await isSo())) {
		if (performance.now() > deadline) throw new Error(`waited ${seconds} seconds in vain until ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

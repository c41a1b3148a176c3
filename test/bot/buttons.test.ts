import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
	type BotWorld,
	INSTALLATION,
	makeWorld,
	type RunningBot,
	startTestBot,
	until,
} from '../support/bot.ts';
import { deliver } from '../support/fake-github/app.ts';
import { recordedPayload } from '../support/fake-github/show/recorded.ts';
import { showRepository } from '../support/fake-github/show/repository.ts';

const PHONE = 'db/migrations/0002_phone.up.sql';
const STATE = 'db/migrations/0003_state.up.sql';

let world: BotWorld;
let bot: RunningBot;
let head: string;

beforeAll(async () => {
	world = await makeWorld();
	bot = await startTestBot(world);
	world.github.repository.collaborators.set('maintainer', 'write').set('passer-by', 'read');
});

afterAll(async () => {
	await bot.stop(5);
	await world.close();
});

let number = 0;

beforeEach(() => {
	number++;
	head = world.open(number, {
		[PHONE]: 'ALTER TABLE users ADD COLUMN phone text;\n',
		[STATE]: 'ALTER TABLE users ADD COLUMN state text;\n',
	});
});

/** Sends what GitHub sends when somebody presses a button of the check run; gives the job's outcome. */
async function press(identifier: string, login: string): Promise<unknown> {
	const { state, repository } = world.github;
	const recorded = recordedPayload('check_run', 'created');
	const before = bot.lines.length;
	const payload = {
		...recorded,
		...{ action: 'requested_action', requested_action: { identifier } },
		check_run: {
			...(recorded.check_run as object),
			...{ head_sha: head, pull_requests: [], external_id: String(number) },
		},
		repository: showRepository(state, repository.name),
		sender: { ...(recorded.sender as object), login },
		installation: { id: INSTALLATION, node_id: 'MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9uMQ==' },
	};
	expect((await deliver(state, world.app, 'check_run', payload)).status).toBe(202);
	const done = () =>
		bot.lines
			.slice(before)
			.map((line) => JSON.parse(line) as Record<string, unknown>)
			.find(({ msg }) => msg === 'job done');
	await until('the job is done', () => done() !== undefined);
	return done()?.outcome;
}

describe('a pressed button', () => {
	it('shows the new migrations as one, and commits nothing', async () => {
		expect(await press('show-squash', 'maintainer')).toBe('answered');
		const [comment, ...others] = world.comments(number);
		expect(others).toEqual([]);
		expect(comment).toContain('ALTER TABLE users ADD COLUMN phone text');
		expect(comment).toContain('2 of 2 migrations folded into 1');
		expect(world.git.resolve(`topic-${number}`)).toBe(head);
	});

	it('that is pressed twice is answered once', async () => {
		await press('show-squash', 'maintainer');
		await press('show-squash', 'maintainer');
		expect(world.comments(number)).toHaveLength(1);
	});

	it('does nothing for those who may not write', async () => {
		expect(await press('show-squash', 'passer-by')).toBe('refused');
		expect(world.comments(number)).toEqual([]);
	});

	it('that nobody has made does nothing', async () => {
		expect(await press('explode', 'maintainer')).toBe('ignored');
		expect(world.comments(number)).toEqual([]);
	});
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DELIVERIES, readDelivery } from '../../src/bot/deliveries/index.ts';
import { formatError, UserError } from '../../src/errors.ts';
import { readFollowedRun } from '../../src/github/artifact/followed-run.ts';
import { isForkRun, readEvent } from '../../src/github/event.ts';
import { visibleText } from '../../src/report/visible-text.ts';
import { withoutWorkflowCommands } from '../../src/report/workflow-commands.ts';
import { runs, TIME_LIMIT } from '../properties/runs.ts';
import { expectNoCommand } from './harmless.ts';
import { hostileText } from './hostile-text.ts';

interface Recorded {
	readonly name: string;
	readonly examples: readonly object[];
}

const RECORDED: readonly Recorded[] = createRequire(import.meta.url)('@octokit/webhooks-examples');
const NAMES = ['pull_request', 'workflow_run', 'issue_comment', 'check_run', 'check_suite', 'push'];
const EXAMPLES = RECORDED.filter(({ name }) => NAMES.includes(name)).flatMap(({ name, examples }) =>
	examples.map((payload) => ({ name, payload })),
);

let directory: string;

beforeAll(() => {
	directory = mkdtempSync(join(tmpdir(), 'payload-'));
});

afterAll(() => rmSync(directory, { recursive: true }));

const intruder = fc.oneof(
	hostileText,
	fc.constantFrom(null, true, -1, 0, 1e300, [], {}, '0'.repeat(40)),
	fc.jsonValue({ maxDepth: 2 }),
);

/** A recorded payload in which some values, wherever they stand, are others. */
const payloads = fc
	.tuple(fc.constantFrom(...EXAMPLES), fc.array(fc.tuple(fc.nat(), intruder), { maxLength: 5 }))
	.map(([{ name, payload }, changes]) => {
		const copy = structuredClone(payload);
		for (const [seed, by] of changes) replaceSomewhere(copy, seed, by);
		return { name, text: JSON.stringify(copy) };
	});

/** Goes down by the digits of a number, which lead near the root as often as far from it. */
function replaceSomewhere(value: object, seed: number, by: unknown): void {
	const keys = Object.keys(value);
	const key = keys[seed % (keys.length || 1)];
	if (key === undefined) return;
	const child: unknown = Reflect.get(value, key);
	const rest = Math.floor(seed / (keys.length || 1));
	if (typeof child === 'object' && child !== null && rest % 4 !== 0) replaceSomewhere(child, rest, by);
	else Reflect.set(value, key, by);
}

function expectUserError(error: unknown): void {
	expect(error).toBeInstanceOf(UserError);
	expectNoCommand(withoutWorkflowCommands(visibleText(formatError(error))));
}

it(
	'whatever a payload says, the Action reads it or says clearly that it is none',
	async () => {
		const file = join(directory, 'event.json');
		const property = fc.asyncProperty(payloads, fc.boolean(), async ({ name, text }, isCut) => {
			writeFileSync(file, isCut ? text.slice(0, text.length / 2) : text);
			const event = await readEvent(name, file).catch(expectUserError);
			const env = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: file };
			const isFork = await isForkRun(env);
			// What cannot be read might be a fork's.
			expect(isFork).toBe(event ? event.isFork : true);
			if (!event) return;
			expect(event.pullRequest?.headSha ?? 'a').toMatch(/^[0-9a-f]+$/);
			try {
				const { head } = readFollowedRun(event.payload);
				expect(head?.sha ?? 'a').toMatch(/^[0-9a-f]+$/);
			} catch (error) {
				expectUserError(error);
			}
		});
		await fc.assert(property, runs(150));
	},
	TIME_LIMIT,
);

it(
	'whatever a delivery says, the bot makes jobs of it or knows that it is none',
	() => {
		const names = fc.constantFrom(...DELIVERIES.map(({ event }) => event));
		const property = fc.property(payloads, fc.option(names), fc.boolean(), ({ name, text }, other, isCut) => {
			const jobs = readDelivery(other ?? name, isCut ? text.slice(1) : text);
			for (const job of jobs ?? []) {
				expect(Number.isSafeInteger(job.number) && job.number > 0).toBe(true);
				expect(JSON.stringify(job).length).toBeLessThan(10_000);
			}
		});
		fc.assert(property, runs(300));
	},
	TIME_LIMIT,
);

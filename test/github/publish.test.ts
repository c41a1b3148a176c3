import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatError, UserError } from '../../src/errors.ts';
import { openClient } from '../../src/github/client.ts';
import type { ActionInputs } from '../../src/github/inputs.ts';
import { type FollowedOutcome, publishFollowedRun } from '../../src/github/publish-followed-run.ts';
import type { RunContext } from '../../src/github/run-context.ts';
import { formatJson } from '../../src/report/formats/json.ts';
import type { Report } from '../../src/report/report.ts';
import { type ArchiveHost, startArchiveHost } from '../support/fake-github/archive-host.ts';
import { openContract } from '../support/fake-github/contract.ts';
import type { Permissions } from '../support/fake-github/rights.ts';
import { type FakeGitHub, startFakeGitHub } from '../support/fake-github/server.ts';
import { type ArtifactState, addPull, type PullOptions } from '../support/fake-github/state.ts';
import { type WorkflowRunPatch, workflowRunPayload } from '../support/fake-github/workflow-run-payload.ts';
import { makeDatabase, makeFinding, makeReport, shopDatabase } from '../support/reports.ts';
import { runStep, type StepResult } from '../support/runner.ts';

const REPOSITORY = 'octocat/shop';
const FORK = 'mallory/shop';
const HEAD = 'a'.repeat(40);
const RUN = 4711;
const PUBLISHER: Permissions = { actions: 'read', 'pull-requests': 'write', checks: 'write' };
const DRIFTING = makeReport([shopDatabase()]);

let github: FakeGitHub;
let host: ArchiveHost;
let directory: string;

beforeEach(async () => {
	directory = await mkdtemp(join(tmpdir(), 'publish-'));
	host = await startArchiveHost();
	github = await startFakeGitHub({
		repository: { name: REPOSITORY, isPublic: false },
		tokens: {
			publisher: { login: 'github-actions[bot]', permissions: PUBLISHER },
			blind: { login: 'github-actions[bot]', permissions: { 'pull-requests': 'write' } },
		},
	});
});

afterEach(async () => {
	expect(github.violations).toEqual([]);
	expect(host.authorizations).toEqual([]);
	await Promise.all([github.close(), host.close()]);
	await rm(directory, { recursive: true });
});

const pull = (part: Partial<PullOptions> = {}) =>
	addPull(github.repository, { number: 2, headRepository: FORK, head: { ref: 'topic', sha: HEAD }, ...part });

const pack = (report: Report) => zipSync({ 'report.json': strToU8(formatJson(report)) });

function leave(
	bytes: Uint8Array,
	part: Partial<ArtifactState> = {},
	run: Partial<ArtifactState['run']> = {},
): void {
	github.repository.artifacts.push({
		id: github.state.nextId(),
		...{ name: 'database-report', size: bytes.byteLength, expired: false, archive: host.add(bytes) },
		...part,
		run: {
			...{ id: RUN, repositoryId: github.repository.id, headRepositoryId: 1 },
			...{ headBranch: 'topic', headSha: HEAD },
			...run,
		},
	});
}

const payload = (part: Partial<WorkflowRunPatch> = {}) =>
	workflowRunPayload(github.state, {
		...{ repository: REPOSITORY, headRepository: FORK, id: RUN, event: 'pull_request' },
		...{ headBranch: 'topic', headSha: HEAD },
		...part,
	});

const runContext = (): RunContext => ({
	...{ apiUrl: github.url, serverUrl: 'https://github.com', repository: { owner: 'octocat', repo: 'shop' } },
	...{
		sha: 'c'.repeat(40),
		ref: 'refs/heads/main',
		eventName: 'workflow_run',
		eventPath: undefined,
		workspace: directory,
	},
	...{ workflow: 'Database report', job: 'publish', summaryPath: undefined, temporaryDirectory: directory },
});

const INPUTS: ActionInputs = {
	...{
		cwd: '/',
		task: null,
		config: null,
		base: null,
		token: 'publisher',
		checkRun: false,
		cacheDirectory: null,
	},
	...{ artifact: 'database-report', mode: 'pull-request', liveUrl: null, overrides: {} },
};

function publish(event: object = payload(), inputs: Partial<ActionInputs> = {}): Promise<FollowedOutcome> {
	const token = inputs.token ?? 'publisher';
	const client = openClient({ token, apiUrl: github.url, patient: false });
	const given = { name: 'workflow_run', pullRequest: null, isFork: true, payload: event };
	const job = { inputs: { ...INPUTS, ...inputs }, event: given, run: runContext() };
	return publishFollowedRun(client, job, { owner: 'octocat', repo: 'shop' });
}

/** The same as the runner does it. */
function runPublish(): Promise<StepResult> {
	return runStep({
		script: fileURLToPath(new URL('../../src/entry/action.ts', import.meta.url)),
		directory,
		workspace: directory,
		event: { name: 'workflow_run', payload: payload() },
		token: 'publisher',
		apiUrl: github.url,
		repository: REPOSITORY,
		sha: 'c'.repeat(40),
	});
}

const writes = () =>
	github.requests.filter((request) => !request.startsWith('GET') && !request.endsWith('/graphql'));

async function expectNothing(reason: string, event: object = payload()): Promise<void> {
	expect(await publish(event)).toEqual({ kind: 'nothing', reason: expect.stringContaining(reason) });
	expect(writes()).toEqual([]);
}

async function expectRefused(
	reason: string,
	event: object = payload(),
	inputs: Partial<ActionInputs> = {},
): Promise<void> {
	const refusal = await publish(event, inputs).catch((error: unknown) => error);
	expect(refusal).toBeInstanceOf(UserError);
	expect(formatError(refusal)).toContain(reason);
	expect(writes()).toEqual([]);
}

describe('a run of a fork', () => {
	it('has its report published by the commit that it was for', async () => {
		pull({ number: 1, head: { ref: 'other', sha: HEAD } });
		pull();
		leave(pack(DRIFTING));
		const outcome = await publish();
		expect(outcome).toMatchObject({ kind: 'published', report: JSON.parse(JSON.stringify(DRIFTING)) });
		expect(github.comments.all).toHaveLength(1);
		expect(github.comments.all[0]).toMatchObject({ issue: 2, author: 'github-actions[bot]' });
		expect(github.comments.all[0]?.body).toContain('### This pull request adds 1 column and 1 table');
		expect(github.comments.all[0]?.body).toContain(`https://github.com/${REPOSITORY}/blob/${HEAD}/db/`);
	});

	it('says nothing where the pull request brings nothing, and that it is settled where it was said', async () => {
		pull();
		leave(pack(makeReport([makeDatabase()])));
		await publish();
		expect(writes()).toEqual([]);
		leave(pack(DRIFTING));
		await publish();
		leave(pack(makeReport([makeDatabase()])));
		await publish();
		expect(github.comments.all).toHaveLength(1);
		expect(github.comments.all[0]?.body).toContain('### The specification and the migrations agree.');
	});

	it('has a check run on its commit where the workflow wants one', async () => {
		pull();
		leave(pack(DRIFTING));
		await publish(payload(), { checkRun: true });
		expect(github.repository.checkRuns).toMatchObject([{ sha: HEAD, fields: { conclusion: 'failure' } }]);
	});

	it('works as well for a branch of the same repository', async () => {
		pull({ headRepository: REPOSITORY });
		leave(pack(DRIFTING));
		await publish(payload({ headRepository: REPOSITORY }));
		expect(github.comments.all).toHaveLength(1);
	});
});

describe('nothing is published', () => {
	it('for a push', () => expectNothing('the run was started by `push`.', payload({ event: 'push' })));

	it('where the fork is gone', () =>
		expectNothing(
			'the branch or the repository that the run was for is gone.',
			payload({ headRepository: null }),
		));

	it('without an open pull request', async () => {
		pull({ state: 'closed' });
		leave(pack(DRIFTING));
		await expectNothing('no open pull request has the branch');
	});

	it('for a branch of the same name in another fork', async () => {
		pull({ headRepository: 'trent/shop' });
		leave(pack(DRIFTING));
		await expectNothing('no open pull request has the branch');
	});

	it('once the head has moved on', async () => {
		pull({ head: { ref: 'topic', sha: 'f'.repeat(40) } });
		leave(pack(DRIFTING));
		await expectNothing('the branch has moved on since the run');
	});

	it('where it cannot be told for which pull request', async () => {
		pull();
		pull({ number: 3, base: { ref: 'stable', sha: 'b'.repeat(40) } });
		leave(pack(DRIFTING));
		await expectNothing('several open pull requests have this branch');
	});

	it('where the run has left nothing, or nothing that is still there', async () => {
		pull();
		leave(pack(DRIFTING), { name: 'other' });
		leave(pack(DRIFTING), { expired: true });
		await expectNothing('the run has left no artifact "database-report"; it ended with failure.');
	});
});

describe('what is refused', () => {
	beforeEach(() => {
		pull();
	});

	it.each<[string, Partial<ArtifactState['run']>]>([
		['another run', { id: 1 }],
		['another repository', { repositoryId: 1 }],
		['another commit', { headSha: 'f'.repeat(40) }],
	])('is an artifact of %s', async (_, run) => {
		leave(pack(DRIFTING), {}, run);
		if (run.id === 1) {
			// GitHub lists by run; here it is made to give a foreign one.
			const [artifact] = github.repository.artifacts.splice(0);
			if (artifact)
				github.repository.artifacts.push({ ...artifact, run: { ...artifact.run, id: RUN, repositoryId: 2 } });
		}
		await expectRefused('belongs to another run or another repository');
	});

	it('is a run of another repository', async () => {
		const other = payload({ repository: 'octocat/other' }) as { readonly workflow_run: object };
		await expectRefused('the run belongs to another repository', {
			...payload(),
			workflow_run: other.workflow_run,
		});
	});

	it('is a payload of another event', () =>
		expectRefused('the payload is not that of the event `workflow_run`', {}));

	it.each([
		['no archive', strToU8('PK, but no archive'), 'it is no ZIP archive'],
		['an archive without a report', zipSync({ 'specification.patch': strToU8('') }), 'it has no report.json'],
		['one with a path', zipSync({ '../report.json': strToU8('{}') }), 'a file that does not belong there'],
		[
			'another report',
			zipSync({ 'report.json': strToU8('{"version":2}') }),
			'report.json is no report of this version',
		],
	])('is %s', async (_, bytes, reason) => {
		leave(bytes);
		await expectRefused(reason);
	});

	it('is an artifact that is too large, before it is downloaded', async () => {
		leave(pack(DRIFTING), { size: 1e9 });
		await expectRefused('the artifact has 1000000000 bytes');
		expect(github.requests.filter((request) => request.endsWith('/zip'))).toEqual([]);
	});

	it('is a token that may not read artifacts, with the permission that it lacks', async () => {
		leave(pack(DRIFTING));
		await expectRefused('`actions: read`', payload(), { token: 'blind' });
	});
});

it('obeys nothing that stands in a report', async () => {
	pull();
	const words = '::error::forged\n##[error]forged\r::error::forged';
	const finding = makeFinding({ subject: words, message: words, detail: words, hint: words });
	leave(pack(makeReport([makeDatabase({ name: words, findings: [finding], documentDiff: words })])));
	const { commands, stdout } = await runPublish();
	// The run is one of the default branch: notes at lines would stand at other files.
	expect(commands.map(({ name }) => name)).toEqual([]);
	expect(stdout).not.toMatch(/^\s*::|##\[/m);
});

it('says in the log and in the summary why a report is refused', async () => {
	pull();
	leave(zipSync({ '../::error::.json': strToU8('{}') }));
	const { exitCode, commands, summary } = await runPublish();
	expect(exitCode).toBe(1);
	expect(commands.map(({ name }) => name)).toEqual(['error']);
	expect(summary).toContain('it has a file that does not belong there');
});

it('comes with a payload that GitHub could have sent', () => {
	expect(openContract().payloadProblems('workflow-run-completed', payload())).toEqual([]);
});

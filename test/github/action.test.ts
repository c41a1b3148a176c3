import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commentMarker } from '../../src/publish/marker.ts';
import type { Report } from '../../src/report/report.ts';
import { pullRequestPayload } from '../support/fake-github/payload.ts';
import { COMMENTER, READER } from '../support/fake-github/rights.ts';
import { type FakeGitHub, startFakeGitHub } from '../support/fake-github/server.ts';
import { addPull } from '../support/fake-github/state.ts';
import { makeDatabase, makeFinding, makeReport, shopDatabase } from '../support/reports.ts';
import { readAction, runStep, type StepOptions, type StepResult } from '../support/runner.ts';

const REPOSITORY = 'octocat/shop';
const BOT = 'github-actions[bot]';
const HEAD = 'a'.repeat(40);
const PAYLOAD = pullRequestPayload({
	repository: REPOSITORY,
	number: 2,
	baseSha: 'b'.repeat(40),
	headSha: HEAD,
});
const MARKER = commentMarker({
	document: 'docs/database-spec.md',
	workflow: 'Database specification',
	job: 'check',
});
const DRIFTING = makeReport([shopDatabase()]);
const FIXED = makeReport([makeDatabase({ addedMigrations: ['db/migrations/0011_add_phone.sql'] })]);

const OF_OTHER_TASKS = [
	...['files', 'directory', 'pull-request-number', 'pull-request-url', 'commit'],
	'issue-number',
];

const ADDED = {
	previousPath: null,
	status: 'added',
	sha: 'd'.repeat(40),
	additions: 4,
	deletions: 0,
} as const;

let github: FakeGitHub;
let directory: string;

beforeEach(async () => {
	directory = await mkdtemp(join(tmpdir(), 'action-'));
	await mkdir(join(directory, 'workspace'));
	github = await startFakeGitHub({
		repository: REPOSITORY,
		tokens: {
			writer: { login: BOT, permissions: COMMENTER },
			reader: { login: BOT, permissions: READER },
			app: { login: 'our-app[bot]', permissions: COMMENTER },
		},
	});
	addPull(github.repository, { number: 2, head: { ref: 'topic', sha: HEAD } });
});

afterEach(async () => {
	expect(github.violations).toEqual([]);
	await github.close();
	await rm(directory, { recursive: true });
});

async function run(report: Report, part: Partial<StepOptions> = {}): Promise<StepResult> {
	const file = join(directory, 'given.json');
	await writeFile(file, JSON.stringify(report));
	return runStep({
		script: fileURLToPath(new URL('given-report.ts', import.meta.url)),
		directory,
		workspace: join(directory, 'workspace'),
		event: { name: 'pull_request', payload: PAYLOAD },
		token: 'writer',
		apiUrl: github.url,
		repository: REPOSITORY,
		sha: 'c'.repeat(40),
		...part,
		env: { TEST_REPORT: file, ...part.env },
	});
}

const writes = () => github.requests.filter((request) => /^(POST|PATCH) \/repos/.test(request));

describe('the comment', () => {
	it('is made once, left alone while nothing changes, and brought up to date by the fix', async () => {
		const first = await run(DRIFTING);
		expect(github.comments.all).toHaveLength(1);
		expect(github.comments.all[0]?.body).toMatch(
			/^<!-- .+ -->\n### This pull request adds 1 column and 1 table/,
		);
		expect(github.comments.all[0]?.body).toContain(`https://github.com/octocat/shop/blob/${HEAD}/db/`);
		expect(first.exitCode).toBe(1);

		await run(DRIFTING);
		expect(writes()).toHaveLength(1);

		const last = await run(FIXED);
		expect(writes()).toHaveLength(2);
		expect(github.comments.all).toHaveLength(1);
		expect(github.comments.all[0]?.body).toContain('### The specification and the migrations agree.');
		expect(last.exitCode).toBe(0);
	});

	it('is not made while there is nothing to say', async () => {
		const { exitCode } = await run(FIXED);
		expect({ exitCode, writes: writes() }).toEqual({ exitCode: 0, writes: [] });
	});

	it('is found on the third page', async () => {
		for (let at = 0; at < 250; at += 1) github.comments.add(2, 'octocat', `comment ${at}`);
		const ours = github.comments.add(2, BOT, `${MARKER}\nold`);
		await run(DRIFTING);
		expect(ours.edits).toBe(1);
		expect(writes()).toHaveLength(1);
	});

	it('is not mistaken for one of another author or one that quotes it', async () => {
		const forged = github.comments.add(2, 'mallory', `${MARKER}\nAll is well.`);
		const quoting = github.comments.add(2, BOT, `> ${MARKER}`);
		const elsewhere = github.comments.add(3, BOT, `${MARKER}\nold`);
		await run(DRIFTING);
		expect([forged.edits, quoting.edits, elsewhere.edits]).toEqual([0, 0, 0]);
		expect(github.comments.all).toHaveLength(4);
	});

	it("is the app's own where an app's token writes it", async () => {
		github.comments.add(2, BOT, `${MARKER}\nof another token`);
		const ours = github.comments.add(2, 'our-app[bot]', `${MARKER}\nold`);
		await run(DRIFTING, { token: 'app' });
		expect(ours.edits).toBe(1);
	});

	it('is kept apart from that of another job', async () => {
		await run(DRIFTING);
		await run(DRIFTING, { job: 'nightly' });
		expect(github.comments.all).toHaveLength(2);
	});

	it('is tried again when GitHub fails for a moment', async () => {
		const { body } = { body: { message: 'Server Error' } };
		github.outages.push({ status: 502, body });
		await run(DRIFTING);
		expect(github.comments.all).toHaveLength(1);
	});

	it('is not written where the input says so', async () => {
		const { summary } = await run(DRIFTING, { inputs: { comment: 'never' } });
		expect(github.requests).toEqual([]);
		expect(summary).toContain('### This pull request adds');
	});
});

describe('the review', () => {
	it('stands at the lines of the diff in place of the annotations, beside the comment', async () => {
		const patch =
			"@@ -0,0 +1,4 @@\n+ALTER TABLE users\n+\tADD COLUMN phone text NOT NULL DEFAULT '',\n+-- 3\n+-- 4";
		const pull = github.repository.pulls[0];
		const path = 'db/migrations/0011_add_phone.sql';
		if (pull) pull.files = [{ ...ADDED, path, patch }];
		const { commands } = await run(DRIFTING);
		expect(github.log.find(({ what }) => what.endsWith('/reviews'))?.body).toMatchObject({
			...{ event: 'COMMENT', commit_id: HEAD },
			comments: [
				{ path, line: 1 },
				{ path, line: 3 },
				{ path, line: 4 },
			],
		});
		expect(commands.filter(({ properties }) => properties.file === path)).toEqual([]);
		expect(commands.filter(({ properties }) => 'file' in properties)).not.toEqual([]);
		expect(github.comments.all[0]?.body).toContain('_3 of them at their lines too, the others only here._');
	});
});

describe('a read-only token', () => {
	it('ends with the same verdict, summary and annotations, and one warning that names the permission', async () => {
		const allowed = await run(DRIFTING);
		const refused = await run(DRIFTING, { token: 'reader', job: 'fork' });
		expect(refused.outputs.verdict).toBe('fail');
		expect(refused.exitCode).toBe(allowed.exitCode);
		expect(refused.summary).toBe(allowed.summary);
		const notes = (result: StepResult) => result.commands.filter(({ name }) => name !== 'stop-commands');
		const [warning, ...others] = notes(refused).filter(
			({ properties }) => !('title' in properties) && !('file' in properties),
		);
		expect(warning?.name).toBe('warning');
		expect(warning?.message).toContain('`pull-requests: write`');
		expect(others).toHaveLength(1);
		expect(notes(refused)).toHaveLength(notes(allowed).length + 1);
	});

	it('is told apart from a token that nobody knows', async () => {
		const { commands, outputs } = await run(DRIFTING, { token: 'unknown' });
		expect(outputs.verdict).toBe('fail');
		expect(
			commands.find(({ name, properties }) => name === 'warning' && !properties.title)?.message,
		).toContain('401');
	});
});

describe('other events', () => {
	it.each([
		['push', {}],
		['workflow_dispatch', {}],
		['merge_group', {}],
	])('writes the summary only on %s', async (name, inputs) => {
		const result = await run(DRIFTING, {
			inputs,
			event: { name, payload: { repository: { full_name: REPOSITORY } } },
		});
		expect(github.requests).toEqual([]);
		expect(result.summary).toMatch(new RegExp(`^No comment is written: the event \`${name}\` is not about`));
		expect(result.summary).toContain('### This pull request adds');
		expect(result.outputs.verdict).toBe('fail');
	});

	it('refuses a payload that is not what GitHub sends', async () => {
		const payload = { pull_request: { number: 'two' } };
		const result = await run(DRIFTING, { event: { name: 'pull_request', payload } });
		expect(result.exitCode).toBe(1);
		expect(result.summary).toContain('The payload of the event pull_request is not what GitHub sends.');
	});
});

describe('the step', () => {
	it('passes inputs and the base commit on to the check', async () => {
		const { stdout } = await run(FIXED, {
			inputs: { 'working-directory': 'apps/shop', migrations: 'db', 'project-name': 'Shop' },
		});
		expect(stdout).toContain(`"cwd":"${join(directory, 'workspace', 'apps/shop')}"`);
		expect(stdout).toContain(`"base":"${'b'.repeat(40)}"`);
		expect(stdout).toContain('"migrations":"db","projectName":"Shop"');
	});

	it('sets the outputs that action.yml declares, those of other tasks aside', async () => {
		const { outputs } = await run(DRIFTING);
		const { outputs: declared } = await readAction();
		const own = Object.keys(declared).filter((name) => !OF_OTHER_TASKS.includes(name));
		expect(Object.keys(outputs).sort()).toEqual(own.sort());
		const { report, ...others } = outputs;
		expect(others).toEqual({
			verdict: 'fail',
			'drift-count': '5',
			'introduced-count': '5',
			'migration-count': '12',
			'added-migration-count': '2',
			stability: '',
			'comment-id': '1000',
			'check-run-id': '',
			patch: '',
		});
		expect(JSON.parse(await readFile(report ?? '', 'utf8'))).toEqual(JSON.parse(JSON.stringify(DRIFTING)));
	});

	it.each([
		['error', 0],
		['warning', 1],
		['never', 0],
	])('with fail-on %s ends a check with warnings with %d', async (failOn, exitCode) => {
		const warned = makeReport([makeDatabase({ findings: [makeFinding({ severity: 'warning' })] })]);
		expect((await run(warned, { inputs: { 'fail-on': failOn } })).exitCode).toBe(exitCode);
	});

	it('refuses a fail-on that it does not know, and says which there are', async () => {
		const { commands, exitCode } = await run(FIXED, { inputs: { 'fail-on': 'always' } });
		expect(exitCode).toBe(1);
		expect(commands.at(-1)?.message).toMatch(/error.*warning.*never/s);
	});

	it('says what stopped the check as a whole, and fails', async () => {
		const result = await run(FIXED, { env: { TEST_FAILS: 'The key `migratoins` is not known.' } });
		expect(result.exitCode).toBe(1);
		expect(result.outputs.verdict).toBe('error');
		expect(result.summary).toContain('### The check could not be run.');
		expect(result.summary).toContain('migratoins');
	});

	it('obeys no command that comes from a migration', async () => {
		const hostile = makeFinding({
			subject: 'column users.\n::error::forged',
			message: '::set-output name=verdict::pass\r\n::warning::forged ##[error]forged',
			detail: '::add-mask::a',
			hint: '::error::forged',
		});
		const report = makeReport([
			makeDatabase({ name: '::error::forged', findings: [hostile], documentDiff: '::error::forged\n' }),
		]);
		const { commands, outputs } = await run(report);
		expect(commands.map(({ name }) => name)).toEqual(['error', 'error']);
		expect(commands[0]?.properties.title).toBe('In the migrations, not in the specification');
		expect(outputs.verdict).toBe('fail');
	});
});

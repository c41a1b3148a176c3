import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildShopRepository } from '../../scripts/shop-repository.ts';
import { makeRepository, type Repository } from '../cases/repository.ts';
import { openGitDirectory } from '../support/fake-github/git-directory.ts';
import { pullRequestPayload } from '../support/fake-github/payload.ts';
import { COMMENTER, READER } from '../support/fake-github/rights.ts';
import { type FakeGitHub, startFakeGitHub } from '../support/fake-github/server.ts';
import { addPull } from '../support/fake-github/state.ts';
import { readAction, runStep, type StepOptions, type StepResult } from '../support/runner.ts';
import { copyDist, type DistCopy, runScript } from './dist-copy.ts';
import { checkOut, openPullRequest, type PullRequest } from './pull-request.ts';

const NAME = 'octocat/shop';
const REPORT = z.object({ version: z.literal(1), verdict: z.string(), databases: z.array(z.unknown()) });
const EXAMPLES = z.array(z.object({ name: z.string(), examples: z.array(z.looseObject({})) }));

let dist: DistCopy;
let runner: string;
let shop: Repository;
let opened: PullRequest;
let teas: Repository;
const repositories: Repository[] = [];
const hubs: FakeGitHub[] = [];

beforeAll(() => {
	dist = copyDist();
	runner = mkdtempSync(join(tmpdir(), 'database-spec-runner-'));
	shop = keep(makeRepository());
	buildShopRepository(shop.path);
	opened = openPullRequest(shop, 'main', 'wishlists');
	teas = keep(makeTeas());
});

afterAll(async () => {
	for (const hub of hubs) await hub.close();
	for (const repository of repositories) repository.remove();
	rmSync(runner, { recursive: true, force: true, maxRetries: 5 });
	dist.remove();
	expect(hubs.flatMap(({ violations }) => violations)).toEqual([]);
});

/** A small repository, quick to check: the branch `cups` and then the branch `main` have each added a table. */
function makeTeas(): Repository {
	const repository = makeRepository();
	const add = (number: number, name: string): void => {
		repository.write(`migrations/00${number}_${name}.sql`, `CREATE TABLE ${name} (id bigint PRIMARY KEY);\n`);
		repository.commit(`Add ${name}`);
	};
	repository.git('init', '--quiet', '--initial-branch', 'main');
	repository.write(
		'docs/database-spec.md',
		'# Tea\n\n```sql\nCREATE TABLE teas (id bigint PRIMARY KEY);\n```\n',
	);
	add(1, 'teas');
	repository.git('switch', '--quiet', '--create', 'cups');
	add(2, 'cups');
	repository.git('switch', '--quiet', 'main');
	add(3, 'pots');
	return repository;
}

function keep(repository: Repository): Repository {
	repositories.push(repository);
	return repository;
}

/** A GitHub with pull request 2: a branch of a repository, else one that shows no diff. */
async function startHub(origin?: Repository, ref = 'topic'): Promise<FakeGitHub> {
	const login = 'github-actions[bot]';
	const tokens = { writer: { login, permissions: COMMENTER }, reader: { login, permissions: READER } };
	const git = origin ? { git: openGitDirectory(origin.path) } : {};
	const hub = await startFakeGitHub({ repository: { name: NAME, ...git }, tokens });
	addPull(hub.repository, { number: 2, head: { ref, sha: '' } });
	hubs.push(hub);
	return hub;
}

/** Runs the step for a pull request in a checkout of it, which is made where none is given. */
function check(hub: FakeGitHub, on: PullRequest, part: Partial<StepOptions> = {}): Promise<StepResult> {
	const { baseSha, headSha, mergeSha } = on;
	return runStep({
		script: join(dist.path, 'index.js'),
		directory: runner,
		workspace: part.workspace ?? keep(checkOut(on, 0)).path,
		event: {
			name: 'pull_request',
			payload: pullRequestPayload({ repository: NAME, number: 2, baseSha, headSha }),
		},
		token: 'writer',
		apiUrl: hub.url,
		repository: NAME,
		sha: mergeSha,
		...part,
	});
}

/** The commands of a log that show something, and which of them are annotations of a finding. */
function shown({ commands }: StepResult) {
	const all = commands.filter(({ name }) => name === 'warning' || name === 'error' || name === 'notice');
	return {
		annotations: all.filter(({ properties }) => properties.title),
		others: all.filter(({ properties }) => !properties.title),
	};
}

/** The lines that a step has annotated, such as `a.sql:1`. */
const annotated = (result: StepResult): readonly string[] =>
	shown(result).annotations.map(({ properties: { file, line } }) => `${file}:${line}`);

const headline = (text: string): string => /^### .*$/m.exec(text)?.[0] ?? '';
const isWrite = (request: string): boolean => /^(POST|PATCH|PUT|DELETE) \/repos/.test(request);

describe('the pull request of the shop', () => {
	let hub: FakeGitHub;
	let fork: FakeGitHub;
	let first: StepResult;
	let again: StepResult;
	let refused: StepResult;

	beforeAll(async () => {
		[hub, fork] = await Promise.all([startHub(shop, 'wishlists'), startHub()]);
		const workspace = keep(checkOut(opened, 0)).path;
		[first, refused] = await Promise.all([
			check(hub, opened, { workspace }),
			check(fork, opened, { token: 'reader' }),
		]);
		again = await check(hub, opened, { workspace });
	});

	it('gets exactly one comment from the first run', () => {
		expect(first.stderr).toBe('');
		expect(first.exitCode).toBe(1);
		expect(hub.comments.all).toHaveLength(1);
		const { body, issue, author } = hub.comments.all[0]!;
		expect({ issue, author }).toEqual({ issue: 2, author: 'github-actions[bot]' });
		expect(headline(body)).toBe(
			'### This pull request adds 2 columns, 1 table and 2 other objects that the specification does not know, drops 1 column and 1 index that it still describes, and makes 3 columns differ from it.',
		);
		const file = `https://github.com/${NAME}/blob/${opened.headSha}`;
		expect(body).toContain(`${file}/migrations/000014_replace_fax_by_phone.up.sql#L2`);
		expect(body).toMatch(new RegExp(`${file}/docs/database-spec\\.md\\?plain=1#L\\d+`));
	});

	it('gets nothing more from a second run', () => {
		expect(again.exitCode).toBe(1);
		expect(again.outputs).toEqual({ ...first.outputs, report: again.outputs.report });
		expect(hub.requests.filter(isWrite)).toEqual([
			`POST /repos/${NAME}/pulls/2/reviews`,
			`POST /repos/${NAME}/issues/2/comments`,
		]);
		expect(hub.comments.all).toMatchObject([{ edits: 0 }]);
	});

	it('has every output', async () => {
		const declared = Object.keys((await readAction()).outputs);
		expect(declared).toEqual(expect.arrayContaining(Object.keys(first.outputs)));
		const { report: path = '', ...others } = first.outputs;
		expect(others).toEqual({
			verdict: 'fail',
			'drift-count': '11',
			'introduced-count': '16',
			'migration-count': '17',
			'added-migration-count': '5',
			'comment-id': '1000',
			'check-run-id': '',
			patch: '',
			stability: '0.976',
		});
		const report = REPORT.parse(JSON.parse(readFileSync(path, 'utf8')));
		expect({ ...report, databases: report.databases.length }).toEqual({
			version: 1,
			verdict: 'fail',
			databases: 1,
		});
	});

	it('is marked at the lines of the migrations, by one review or else by annotations', () => {
		const line = 'migrations/000014_replace_fax_by_phone.up.sql:2';
		const { annotations, others } = shown(first);
		expect(annotated(first)).not.toContain(line);
		expect(annotated(refused)).toContain(line);
		const reviewed = hub.repository.reviewComments.map(({ path, line: at }) => `${path}:${at}`);
		expect(reviewed).toContain(line);
		expect(reviewed.length).toBeLessThanOrEqual(10);
		expect(annotations.length).toBeLessThan(shown(refused).annotations.length);
		expect(hub.repository.reviews).toHaveLength(1);
		expect(others.map(({ name, message }) => `${name}: ${message}`)).toEqual([
			'error: The specification and the migrations: 16 things to settle.',
		]);
	});

	it('comes to the same with a token that may only read, and names the permission that it lacks', () => {
		expect(refused.stderr).toBe('');
		expect(refused.exitCode).toBe(first.exitCode);
		expect(refused.outputs).toEqual({
			...first.outputs,
			'comment-id': '',
			report: refused.outputs.report,
		});
		expect(existsSync(refused.outputs.report ?? '')).toBe(true);
		expect(refused.summary).toBe(first.summary);
		expect(headline(refused.summary)).toMatch(/^### This pull request adds 2 columns/);
		const warnings = shown(refused).others.filter(({ name }) => name === 'warning');
		expect(warnings).toHaveLength(1);
		expect(warnings[0]?.message).toContain('`pull-requests: write`');
		expect(fork.comments.all).toEqual([]);
	});

	it('has the same comment say that all is settled once it is fixed', async () => {
		shop.git('checkout', '--quiet', 'wishlists');
		settle(shop);
		const { status } = await runScript(join(dist.path, 'cli.js'), shop.path, 'generate');
		expect(status).toBe(0);
		shop.commit('Settle what the check found');
		const fixed = await check(hub, openPullRequest(shop, 'main', 'wishlists'));
		expect(fixed.exitCode).toBe(0);
		expect(fixed.outputs).toMatchObject({
			verdict: 'pass',
			'drift-count': '1',
			'introduced-count': '0',
			'comment-id': '1000',
		});
		expect(hub.comments.all).toMatchObject([{ edits: 1 }]);
		for (const { body } of hub.repository.reviewComments) expect(body).toContain('**Settled.**');
		expect(headline(hub.comments.all[0]!.body)).toBe(
			'### Nothing new differs from the specification; 1 older difference remains.',
		);
	});
});

/** What a person does about the findings that `generate` leaves: budget, migrations, and a plan that is outdated. */
function settle(repository: Repository): void {
	const edit = (path: string, from: RegExp, to: string): void => {
		const text = readFileSync(join(repository.path, path), 'utf8');
		expect(text).toMatch(from);
		repository.write(path, text.replace(from, to));
	};
	edit('.github/database-spec.yml', /$/, 'budget:\n  pull-request: 4\n');
	repository.git('rm', '--quiet', 'migrations/000017_share_wishlists.*');
	edit(
		'migrations/000013_create_wishlists.up.sql',
		/(?=created_at)/,
		'shared boolean NOT NULL DEFAULT false,\n    ',
	);
	edit(
		'migrations/000013_create_wishlists.up.sql',
		/$/,
		'\nCREATE INDEX wishlist_items_product_id_idx ON wishlist_items (product_id);\n',
	);
	const [fax, phone] = [/(?=ALTER TABLE customers DROP)/, /(?=ALTER TABLE customers ADD)/];
	const silence = (rule: string, reason: string) => `-- database-spec: ignore ${rule} ${reason}\n`;
	const replaced = 'migrations/000014_replace_fax_by_phone.up.sql';
	edit(replaced, fax, silence('drop-loses-rows', 'nobody has a fax any more'));
	edit(replaced, phone, silence('check-validated-at-once', 'the column is new and empty'));
	edit(
		'migrations/000016_drop_active_name_index.up.sql',
		/^/,
		silence('index-drop-not-concurrent', 'in the maintenance window'),
	);
	edit('docs/database-spec.md', /\*\*Wish lists\*\*[\s\S]*?```sql\n[\s\S]*?```\n\n/, '');
}

describe.concurrent('a checkout', () => {
	it('without the base commit is told how to fetch it', async () => {
		const hub = await startHub();
		const { exitCode, outputs, summary, commands } = await check(hub, opened, {
			workspace: keep(checkOut(opened, 1)).path,
		});
		expect({ exitCode, verdict: outputs.verdict }).toEqual({ exitCode: 1, verdict: 'error' });
		expect(summary).toContain('### The check could not be run.');
		expect(summary).toContain('`fetch-depth: 0`');
		const errors = commands.filter(({ name }) => name === 'error');
		expect(errors).toHaveLength(1);
		expect(errors[0]?.message).toContain('`fetch-depth: 0`');
		expect(hub.requests).toEqual([]);
	});

	it.each([0, 2])('of depth %d is not blamed for what others have merged since the push', async (depth) => {
		const hub = await startHub();
		const merged = openPullRequest(teas, 'main', 'cups');
		// The payload keeps the base of the last push, though the merge that is checked out is newer.
		const { outputs } = await check(
			hub,
			{ ...merged, baseSha: teas.git('rev-parse', 'main^').trim() },
			{ workspace: keep(checkOut(merged, depth)).path },
		);
		expect(headline(hub.comments.all[0]?.body ?? '')).toBe(
			'### This pull request adds 1 table that the specification does not know.',
		);
		expect(outputs).toMatchObject({ 'introduced-count': '1', 'added-migration-count': '1' });
	});
});

describe.concurrent('an event without a pull request', () => {
	it.each(['push', 'workflow_dispatch'])('has only the summary of a %s, which says so', async (name) => {
		const definitions = EXAMPLES.parse(createRequire(import.meta.url)('@octokit/webhooks-examples'));
		const payload = definitions.find((definition) => definition.name === name)?.examples[0];
		expect(payload).toBeDefined();
		const hub = await startHub();
		const result = await check(hub, openPullRequest(teas, 'main', 'cups'), {
			event: { name, payload: payload! },
		});
		expect(hub.requests).toEqual([]);
		const [notice] = result.summary.split('\n');
		expect(notice).toBe(`No comment is written: the event \`${name}\` is not about a pull request.`);
		expect(headline(result.summary)).toBe(
			'### The migrations build 2 tables that the specification does not know.',
		);
		expect(result.outputs).toMatchObject({ verdict: 'fail', 'comment-id': '' });
	});
});

import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { type ArchiveHost, startArchiveHost } from '../support/fake-github/archive-host.ts';
import { pullRequestPayload } from '../support/fake-github/payload.ts';
import { READER } from '../support/fake-github/rights.ts';
import { type FakeGitHub, startFakeGitHub } from '../support/fake-github/server.ts';
import { showRepository } from '../support/fake-github/show/repository.ts';
import { addPull } from '../support/fake-github/state.ts';
import { workflowRunPayload } from '../support/fake-github/workflow-run-payload.ts';
import { runStep } from '../support/runner.ts';

const REPOSITORY = 'octocat/shop';
const FORK = 'mallory/shop';
const SCRIPT = fileURLToPath(new URL('../../src/entry/action.ts', import.meta.url));
const PULL = z.looseObject({ pull_request: z.looseObject({ head: z.looseObject({}) }) });

let github: FakeGitHub;
let host: ArchiveHost;
let directory: string;
let workspace: string;

beforeEach(async () => {
	directory = await mkdtemp(join(tmpdir(), 'pair-'));
	workspace = join(directory, 'workspace');
	await mkdir(join(workspace, 'db/migrations'), { recursive: true });
	host = await startArchiveHost();
	github = await startFakeGitHub({
		repository: REPOSITORY,
		tokens: {
			reader: { login: 'github-actions[bot]', permissions: READER },
			publisher: {
				login: 'github-actions[bot]',
				permissions: { actions: 'read', 'pull-requests': 'write', checks: 'write' },
			},
		},
	});
});

afterEach(async () => {
	expect(github.violations).toEqual([]);
	await Promise.all([github.close(), host.close()]);
	await rm(directory, { recursive: true });
});

function git(...args: readonly string[]): string {
	const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
	const env = { PATH: process.env.PATH ?? '', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
	const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], {
		...{ cwd: workspace, encoding: 'utf8', env },
	});
	if (status !== 0) throw new Error(stderr);
	return stdout.trim();
}

async function commit(path: string, sql: string): Promise<string> {
	await writeFile(join(workspace, path), sql);
	git('add', '.');
	git('commit', '--quiet', '-m', path);
	return git('rev-parse', 'HEAD');
}

it('what a fork’s run leaves without any right is told by the run that follows it, and its patch applies', async () => {
	git('init', '--quiet');
	await mkdir(join(workspace, 'docs'));
	await writeFile(join(workspace, 'docs/database-spec.md'), '# Shop\n\nOur own words.\n');
	const baseSha = await commit(
		'db/migrations/001_users.up.sql',
		'CREATE TABLE users (id bigint PRIMARY KEY);',
	);
	const headSha = await commit('db/migrations/002_orders.up.sql', 'CREATE TABLE orders (at timestamptz);');
	const pull = PULL.parse(pullRequestPayload({ repository: REPOSITORY, number: 2, baseSha, headSha }));
	const { pull_request: request } = pull;
	const repo = showRepository(github.state, FORK);
	const payload = { ...pull, pull_request: { ...request, head: { ...request.head, repo } } };
	addPull(github.repository, { number: 2, headRepository: FORK, head: { ref: 'topic', sha: headSha } });

	const step = { script: SCRIPT, directory, apiUrl: github.url, repository: REPOSITORY };
	const check = await runStep({
		...{ ...step, workspace, token: 'reader', sha: 'c'.repeat(40) },
		event: { name: 'pull_request', payload },
		inputs: { comment: 'never', 'max-review-comments': '0' },
	});
	expect(github.log.filter(({ what }) => !what.startsWith('GET') && !what.endsWith('/graphql'))).toEqual([]);
	expect(check.summary).toContain('auggie-database-spec generate\n```');
	expect(check.summary).toContain('git apply specification.patch');

	const left = [check.outputs.report ?? '', check.outputs.patch ?? ''];
	expect(left.map((file) => basename(file))).toEqual(['report.json', 'specification.patch']);
	const files = await Promise.all(left.map(async (file) => [basename(file), await readFile(file)] as const));
	const archive = zipSync(Object.fromEntries(files));
	github.repository.artifacts.push({
		...{ id: 1, name: 'database-report', size: archive.length, expired: false, archive: host.add(archive) },
		run: {
			...{ id: 7, repositoryId: github.repository.id, headRepositoryId: Number(repo.id) },
			...{ headBranch: 'topic', headSha },
		},
	});
	const run = { repository: REPOSITORY, headRepository: FORK, id: 7, event: 'pull_request' };
	const publish = await runStep({
		...{ ...step, workspace: directory, token: 'publisher', sha: 'd'.repeat(40) },
		event: {
			name: 'workflow_run',
			payload: workflowRunPayload(github.state, { ...run, headBranch: 'topic', headSha }),
		},
	});
	expect(publish.exitCode).toBe(0);
	expect(publish.outputs.verdict).toBe(check.outputs.verdict);
	expect(github.comments.all).toMatchObject([{ issue: 2, body: expect.stringContaining('`table orders`') }]);

	git('apply', left[1] ?? '');
	const document = await readFile(join(workspace, 'docs/database-spec.md'), 'utf8');
	expect(document).toContain('Our own words.');
	expect(document).toContain('orders');
});

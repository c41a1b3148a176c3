import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitToBranch } from '../../src/github/generation/commit-to-branch.ts';
import type { Delivery } from '../../src/github/generation/delivery.ts';
import { branchName, offerPullRequest } from '../../src/github/generation/offer-pull-request.ts';
import { writeArtifact } from '../../src/github/generation/write-artifact.ts';
import { readInputs } from '../../src/github/inputs.ts';
import { readRunContext } from '../../src/github/run-context.ts';
import { openGitDirectory } from '../support/fake-github/git-directory.ts';
import { EVERYTHING } from '../support/fake-github/rights.ts';
import { type FakeGitHub, startFakeGitHub } from '../support/fake-github/server.ts';
import { runStep, type StepResult } from '../support/runner.ts';

const ACTION = fileURLToPath(new URL('../../src/entry/action.ts', import.meta.url));
const REQUIREMENTS = `# Library

## Book

- title: text, required, max 200 characters
- isbn: text, unique

## Loan

Each loan belongs to one book. The status is one of open, returned.
`;
let directory: string;
let workspace: string;
let github: FakeGitHub;

beforeEach(async () => {
	directory = mkdtempSync(join(tmpdir(), 'generate-'));
	workspace = join(directory, 'workspace');
	await mkdir(workspace);
	await writeFile(join(workspace, 'requirements.md'), REQUIREMENTS);
	git('init', '--quiet', '--initial-branch=main');
	git('add', '--all');
	git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message=Ask');
	github = await startFakeGitHub({
		repository: { name: 'octocat/library', git: openGitDirectory(workspace) },
		tokens: { bot: { login: 'github-actions[bot]', permissions: EVERYTHING } },
	});
});

afterEach(async () => {
	expect(github.violations).toEqual([]);
	await github.close();
	rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
});

function git(...args: readonly string[]): string {
	return execFileSync('git', args, { cwd: workspace, encoding: 'utf8' }).trim();
}

function run(mode: string): Promise<StepResult> {
	return runStep({
		...{ script: ACTION, directory, workspace, token: 'bot', apiUrl: github.url },
		...{ repository: 'octocat/library', sha: git('rev-parse', 'HEAD') },
		event: { name: 'workflow_dispatch', payload: { repository: { default_branch: 'main' } } },
		inputs: { mode, 'project-name': 'Library', 'database-focus-area': 'book loans' },
		env: { GITHUB_REF: 'refs/heads/main' },
	});
}

describe('the task generate', () => {
	it('plans a database from a repository with nothing but requirements, and offers it once', async () => {
		const first = await run('pull-request');
		expect(first.exitCode, first.stdout).toBe(0);
		const [pull] = github.repository.pulls;
		expect(pull).toMatchObject({ title: 'Add the database specification', state: 'open' });
		expect(pull?.body).toContain('- `docs/database-spec.md`, new');
		expect(pull?.body).toMatch(/planned, and built by nothing yet: 2 tables \(`books` and `loans`\)/);
		expect(pull?.body).toMatch(/### What it asks \(\d+\)\n\n- /);
		expect(first.outputs).toMatchObject({
			files: 'docs/database-spec.md\ndocs/database-spec.sql',
			'pull-request-number': '1',
			'pull-request-url': 'https://github.com/octocat/library/pull/1',
			commit: git('rev-parse', 'auggie/database-spec'),
		});
		expect(git('show', 'auggie/database-spec:docs/database-spec.sql')).toContain('CREATE TABLE books');
		expect(git('status', '--porcelain')).toBe('');
		expect(first.summary).toContain(
			'### [Pull request 1 is opened](https://github.com/octocat/library/pull/1)\n',
		);
		expect(first.stdout).toContain('Pull request 1 is opened: https://github.com/octocat/library/pull/1\n');

		const head = git('rev-parse', 'auggie/database-spec');
		const second = await run('pull-request');
		expect(second.summary).toContain('### [Pull request 1 has it all already](');
		expect(git('rev-parse', 'auggie/database-spec')).toBe(head);
		expect(
			github.log.filter(({ what }) => /^(POST|PATCH) \/repos/.test(what)).map(({ what }) => what),
		).toEqual(['POST /repos/octocat/library/pulls']);
	}, 120_000);
});

describe('what was generated', () => {
	const CHANGES = [{ path: 'docs/database-spec.md', before: null, after: '# Library\n' }];
	const PROOF = { proof: { changes: [], failure: null }, proven: true, ledger: [], notes: [], unsettled: [] };

	/** As the task hands it over, with a document of one line. */
	const delivery = (ref = 'refs/heads/main'): Delivery => ({
		inputs: { ...readInputs(workspace), token: 'bot' },
		event: { name: 'workflow_dispatch', pullRequest: null, isFork: false, payload: {} },
		run: readRunContext({
			...{ GITHUB_REPOSITORY: 'octocat/library', GITHUB_API_URL: github.url, GITHUB_REF: ref },
			RUNNER_TEMP: directory,
		}),
		generated: [
			{
				...{ name: 'library', ...PROOF },
				files: [{ path: 'docs/database-spec.md', text: '# Library\n', changed: true }],
			},
		],
		changes: CHANGES,
		description: 'What is in it.',
	});

	it('is committed to the branch as it was checked out', async () => {
		const before = git('rev-parse', 'HEAD');
		const { outputs } = await commitToBranch(delivery());
		expect(outputs.commit).toBe(git('rev-parse', 'main'));
		expect(git('rev-parse', 'main~1')).toBe(before);
		expect(github.repository.pulls).toEqual([]);
	});

	it.each([
		['BRANCH_PROTECTION_RULE_VIOLATION', 'Protected branch update failed for refs/heads/main.'],
		['UNPROCESSABLE', 'Repository rule violations found\n\nChanges must be made through a pull request.'],
	])('is refused by a protected branch (%s), which says what to do', async (type, message) => {
		github.repository.protectedBranches.set('main', { type, message });
		await expect(commitToBranch(delivery())).rejects.toMatchObject({
			hint: expect.stringContaining('use `mode: pull-request`'),
		});
	});

	it('is not committed where the branch has moved on', async () => {
		const { git: objects } = github.repository;
		const theirs = objects?.writeCommit(
			'main',
			'More',
			new Map([['more.md', Buffer.from('x\n')]]),
			'octocat',
		);
		const wanted = delivery();
		const head = git('rev-parse', 'HEAD');
		git('checkout', '--quiet', '--detach', head);
		objects?.moveBranch('main', theirs ?? '');
		await expect(commitToBranch(wanted)).rejects.toThrow('has moved on');
		expect(git('rev-parse', 'main')).toBe(theirs);
	});

	it('is neither committed nor offered on a tag', async () => {
		await expect(commitToBranch(delivery('refs/tags/v1'))).rejects.toThrow('which is no branch');
		await expect(offerPullRequest(delivery('refs/tags/v1'))).rejects.toThrow('which is no branch');
		expect(github.requests).toEqual([]);
	});

	it.each([
		['docs/database-spec.md', true, 'auggie/database-spec'],
		['docs/database-spec.md', false, 'auggie/database-spec-for-release-2'],
		['services/billing/docs/spec.md', true, 'auggie/database-spec-services-billing-docs-spec'],
		['..//@{x}~^:?*[.lock.md', true, 'auggie/database-spec-x-lock'],
	])('is offered for %s (the default branch: %s) from %s', (document, isDefaultBranch, name) => {
		expect(branchName(document, { branch: 'release/2', isDefaultBranch })).toBe(name);
	});

	it('is put into a directory as an artifact, and nothing is written to GitHub', async () => {
		const { outputs } = await writeArtifact(delivery());
		const text = await readFile(join(String(outputs.directory), 'docs/database-spec.md'), 'utf8');
		expect(text).toBe('# Library\n');
		git('apply', '--check', String(outputs.patch));
		expect(github.requests).toEqual([]);
	});
});

import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openClient } from '../../src/github/client.ts';
import { githubIssues } from '../../src/github/issue-port.ts';
import { publishIssue } from '../../src/publish/publish-issue.ts';
import type { Finding, Report } from '../../src/report/report.ts';
import { EVERYTHING } from '../support/fake-github/rights.ts';
import { type FakeGitHub, startFakeGitHub } from '../support/fake-github/server.ts';
import { addPull } from '../support/fake-github/state.ts';
import { makeDatabase, makeFinding, makeReport } from '../support/reports.ts';
import { runStep } from '../support/runner.ts';

const BOT = 'github-actions[bot]';
const HOSTILE = 'table "@octocat\n<!-- seen e30 -->\n::error:: `"';

let github: FakeGitHub;

beforeEach(async () => {
	github = await startFakeGitHub({
		repository: 'octocat/shop',
		tokens: {
			bot: { login: BOT, permissions: EVERYTHING },
			reader: { login: BOT, permissions: { contents: 'read', issues: 'read' } },
		},
	});
	addPull(github.repository, { number: 1, author: BOT });
});

afterEach(async () => {
	expect(github.violations).toEqual([]);
	await github.close();
});

function drifting(...subjects: readonly string[]): Report {
	const findings = subjects.map(
		(subject): Finding =>
			makeFinding({
				...{ code: 'live/extra', severity: 'error', introduced: true, subject, differences: [] },
				...{ message: `${subject} is in the live database and is built by no migration` },
			}),
	);
	return makeReport([makeDatabase({ findings })]);
}

function tell(report: Report, token = 'bot', isLive = true) {
	const client = openClient({ token, apiUrl: github.url, patient: false });
	return publishIssue(report, githubIssues(client, { owner: 'octocat', repo: 'shop' }), null, isLive);
}

const issue = () => github.repository.issues.at(-1)!;
const words = () => github.comments.all.map(({ body }) => body);
const A = 'index orders_total_idx';
const B = 'table fixes';

describe('the issue about drift', () => {
	it('is opened, brought up to date, closed and opened again as the drift comes and goes', async () => {
		expect(await tell(drifting())).toEqual({ outcome: 'not-needed', issue: null });
		expect(github.repository.issues).toEqual([]);

		expect(await tell(drifting(A))).toMatchObject({ outcome: 'opened', issue: { number: 2 } });
		expect(issue()).toMatchObject({ title: 'The live database drifts from its migrations', author: BOT });
		expect(issue().body).toContain(A);

		const at = github.requests.length;
		expect(await tell(drifting(A))).toMatchObject({ outcome: 'unchanged' });
		expect(github.requests.slice(at)).toEqual(['POST /graphql', 'GET /repos/octocat/shop/issues']);

		expect(await tell(drifting(B))).toMatchObject({ outcome: 'updated' });
		expect(words()).toEqual([
			`Drifts since the last look:\n\n- \`${B}\`\n\nSettled since the last look:\n\n- \`${A}\``,
		]);

		expect(await tell(drifting())).toMatchObject({ outcome: 'closed' });
		expect(issue()).toMatchObject({ state: 'closed', reason: 'completed' });
		expect(words().at(-1)).toMatch(/^All of it is settled/);
		expect(await tell(drifting())).toMatchObject({ outcome: 'unchanged' });

		expect(await tell(drifting(A))).toMatchObject({ outcome: 'reopened' });
		expect(issue()).toMatchObject({ number: 2, state: 'open' });
		expect(github.repository.issues).toHaveLength(1);
	});

	it('stays closed where people have closed it, until something new drifts', async () => {
		await tell(drifting(A));
		Object.assign(issue(), { state: 'closed', reason: 'not_planned' });
		await tell(drifting(A));
		expect(issue()).toMatchObject({ state: 'closed', reason: 'not_planned', edits: 0 });
		await tell(drifting());
		expect(issue()).toMatchObject({ state: 'closed', reason: 'not_planned' });
		expect(words()).toEqual([]);
		expect(await tell(drifting(A))).toMatchObject({ outcome: 'reopened' });
	});

	it('says nothing is settled where the check was stopped', async () => {
		await tell(drifting(A));
		const stopped = { code: 'config', message: 'no', location: null, facts: {}, hint: null };
		const report = makeReport([makeDatabase({ stopped })]);
		expect(await tell(report)).toMatchObject({ outcome: 'unchanged' });
		expect(issue()).toMatchObject({ state: 'open', edits: 0 });
	});

	it('is not settled by a look at the specification alone, which has an issue of its own', async () => {
		await tell(drifting(A));
		expect(await tell(drifting(), 'bot', false)).toEqual({ outcome: 'not-needed', issue: null });
		expect(issue()).toMatchObject({ number: 2, state: 'open', edits: 0 });
	});

	it('keeps its title and what people write below, and is not taken from others’ issues', async () => {
		await tell(drifting(A));
		github.repository.issues.push({ ...issue(), number: 9, author: 'mallory' });
		const ours = github.repository.issues[0]!;
		ours.title = 'Ours, see below';
		ours.body += '\n\nAsked the DBA.';
		await tell(drifting(B));
		expect(ours.title).toBe('Ours, see below');
		expect(ours.body).toMatch(/table fixes[\s\S]*\n\nAsked the DBA\.$/);
		expect(github.repository.issues[1]?.edits).toBe(0);
	});

	it('neither obeys nor forges anything in names', async () => {
		await tell(drifting(HOSTILE));
		expect(issue().body).toContain('- ``table "@octocat <!-- seen e30 --> ::error:: `"``');
		expect(await tell(drifting(HOSTILE))).toMatchObject({ outcome: 'unchanged' });
	});

	it('names the permission that is lacking', async () => {
		await expect(tell(drifting(A), 'reader')).rejects.toMatchObject({
			hint: expect.stringContaining('`issues: write`'),
		});
	});

	it('is kept by a scheduled workflow', async () => {
		const directory = mkdtempSync(join(tmpdir(), 'watch-'));
		try {
			const workspace = join(directory, 'workspace');
			await mkdir(workspace);
			await writeFile(join(directory, 'given.json'), JSON.stringify(drifting(A)));
			const { exitCode, outputs, summary } = await runStep({
				script: fileURLToPath(new URL('given-report.ts', import.meta.url)),
				...{ directory, workspace, token: 'bot', apiUrl: github.url, repository: 'octocat/shop' },
				...{ sha: 'c'.repeat(40), event: { name: 'schedule', payload: {} } },
				env: { TEST_REPORT: join(directory, 'given.json') },
			});
			expect(exitCode).toBe(0);
			expect(outputs).toMatchObject({ 'issue-number': '2', verdict: 'fail' });
			expect(summary).toMatch(
				/^The specification was compared with the migrations; there is no `database-url`/,
			);
			expect(summary).toContain(A);
			expect(summary).toContain('[The issue is opened](https://github.com/octocat/shop/issues/2).');
		} finally {
			rmSync(directory, { recursive: true });
		}
	});
});

import * as core from '@actions/core';
import { live } from '../../commands/live.ts';
import { UserError } from '../../errors.ts';
import { type PublishedIssue, publishIssue } from '../../publish/publish-issue.ts';
import { formatReport } from '../../report/formats/index.ts';
import type { RepositoryLinks } from '../../report/formats/markdown/links.ts';
import { formatMarkdown, SUMMARY_LIMIT } from '../../report/formats/markdown/report.ts';
import type { Report } from '../../report/report.ts';
import { judge } from '../../report/verdict.ts';
import { openClient } from '../client.ts';
import { githubIssues } from '../issue-port.ts';
import { writeOutputs } from '../outputs.ts';
import type { RunContext } from '../run-context.ts';
import { stepRunInput } from '../run-input.ts';
import { stepSummary } from '../step-ports.ts';
import { withCommandsStopped } from '../stop-commands.ts';
import type { Job, Task } from './task.ts';

const COMPARED = {
	live: 'The specification and the live database were compared with the migrations.',
	document:
		'The specification was compared with the migrations; there is no `database-url` of a live database.',
} as const;

const OUTCOMES: Readonly<Record<PublishedIssue['outcome'], string>> = {
	opened: 'The issue is opened',
	updated: 'The issue is brought up to date',
	reopened: 'The issue is opened again',
	closed: 'All is settled, and the issue is closed',
	unchanged: 'The issue stays as it is',
	'not-needed': 'No issue is needed',
};

/** Checks what is checked out as it stands, and a live database against it, and keeps one issue about what drifts. */
export const watchTask: Task = {
	name: 'watch',
	events: ['schedule'],
	async run({ inputs, event, run, check }: Job): Promise<void> {
		const { liveUrl, token } = inputs;
		const input = await stepRunInput(inputs, event, run);
		const report = await withCommandsStopped(async () => {
			const { report: checked } = await check({ ...input, base: null });
			return liveUrl === null ? checked : together(checked, (await live({ ...input, liveUrl })).report);
		});
		const asked = COMPARED[liveUrl === null ? 'document' : 'live'];
		core.info(`${asked}\n\n${formatReport(report, 'text')}`);
		const links = linksTo(run);
		const summary = stepSummary(run.summaryPath);
		await summary.append(`${asked}\n\n${formatMarkdown(report, links, SUMMARY_LIMIT - asked.length - 2)}`);
		await writeOutputs(report, { comments: [], checkRun: null }, run.temporaryDirectory);
		if (report.verdict === 'error') core.setFailed('The check could not be completed; see the summary.');
		if (!token || !run.repository) {
			throw new UserError('config', 'There is no token to keep an issue with.', {
				hint: 'Leave the input `github-token` as it is.',
			});
		}
		const client = openClient({ token, apiUrl: run.apiUrl, patient: true });
		const issues = githubIssues(client, run.repository);
		const { outcome, issue } = await publishIssue(report, issues, links, liveUrl !== null);
		core.info(issue ? `${OUTCOMES[outcome]}: ${issue.url}` : `${OUTCOMES[outcome]}.`);
		if (issue) await summary.append(`\n[${OUTCOMES[outcome]}](${issue.url}).\n`);
		core.setOutput('issue-number', issue?.number ?? '');
	},
};

/** One report on both: what a database's specification and its live database say otherwise than the migrations. */
function together(checked: Report, { databases: others }: Report): Report {
	const databases = checked.databases.map((database) => {
		const other = others.find(({ name }) => name === database.name);
		if (!other) return database;
		const said = new Set(database.ledger.map((entry) => JSON.stringify(entry)));
		const more = other.ledger.filter((entry) => !said.has(JSON.stringify(entry)));
		return {
			...database,
			findings: [...database.findings, ...other.findings],
			ledger: [...database.ledger, ...more],
		};
	});
	return { ...checked, databases, verdict: judge(databases) };
}

function linksTo({ repository, serverUrl, sha }: RunContext): RepositoryLinks | null {
	return repository && { repositoryUrl: `${serverUrl}/${repository.owner}/${repository.repo}`, sha };
}

import { basename } from 'node:path';
import * as core from '@actions/core';
import type { CheckInput } from '../commands/check.ts';
import { publishReport } from '../publish/publish-report.ts';
import { formatReport } from '../report/formats/index.ts';
import type { RepositoryLinks } from '../report/formats/markdown/links.ts';
import type { Report } from '../report/report.ts';
import { exceeds, type FailOn, introducedProblems } from '../report/verdict.ts';
import { count } from '../report/words/count.ts';
import { type RunEvent, readEvent } from './event.ts';
import { type ActionInputs, readInputs } from './inputs.ts';
import { openPorts } from './open-ports.ts';
import { writeOutputs } from './outputs.ts';
import { pullRequestBase } from './pull-request-base.ts';
import { reportError } from './report-error.ts';
import { type RunContext, readRunContext } from './run-context.ts';
import { withCommandsStopped } from './stop-commands.ts';

/** The check that the action runs: a report, and from which severity on it fails. */
export type RunCheck = (input: CheckInput) => Promise<{ readonly report: Report; readonly failOn: FailOn }>;

/** Runs the check as a step of a workflow: inputs in; log, annotations, summary, comments, outputs, exit code out. */
export async function runAction(check: RunCheck): Promise<void> {
	const run = readRunContext(process.env);
	try {
		const inputs = readInputs(run.workspace);
		const event = await readEvent(run.eventName, run.eventPath);
		const { report, failOn } = await withCommandsStopped(async () =>
			check(await checkInput(inputs, event, run)),
		);
		core.info(formatReport(report, 'text'));
		const ports = await openPorts(inputs, event, run);
		const comments = await publishReport(report, ports, { ...run, links: linksTo(event, run) });
		await writeOutputs(report, comments, run.temporaryDirectory);
		if (exceeds(report, failOn)) core.setFailed(failureWords(report));
	} catch (error) {
		await reportError(error, run);
	}
}

async function checkInput(
	inputs: ActionInputs,
	{ pullRequest, isFork }: RunEvent,
	run: RunContext,
): Promise<CheckInput> {
	const { cwd, overrides, config: configFile } = inputs;
	const base = inputs.base ?? (pullRequest && (await pullRequestBase(cwd, pullRequest)));
	const isRoot = cwd === run.workspace && run.repository !== null;
	const defaultName = isRoot ? run.repository.repo : basename(cwd);
	const databaseUrl = process.env.DATABASE_URL ?? null;
	return { cwd, base, configFile, overrides, database: null, databaseUrl, isFork, defaultName };
}

/** Files are shown as the pull request has them; the run's own commit is a merge that is gone with the next push. */
function linksTo(event: RunEvent, { repository, serverUrl, sha }: RunContext): RepositoryLinks | null {
	if (!repository) return null;
	const repositoryUrl = `${serverUrl}/${repository.owner}/${repository.repo}`;
	return { repositoryUrl, sha: event.pullRequest?.headSha ?? sha };
}

function failureWords({ databases, verdict }: Report): string {
	if (verdict === 'error') return 'The check could not be completed; see the summary of this run.';
	const problems = databases.flatMap(introducedProblems).length;
	return `The specification and the migrations: ${count(problems, ['thing', 'things'])} to settle.`;
}

import * as core from '@actions/core';
import type { CheckInput } from '../../commands/check.ts';
import type { OpenPullRequestsPort } from '../../history/integrity/open-pull-requests.ts';
import type { SummaryPort } from '../../publish/ports.ts';
import { publishReport } from '../../publish/publish-report.ts';
import { formatReport } from '../../report/formats/index.ts';
import type { RepositoryLinks } from '../../report/formats/markdown/links.ts';
import type { Report } from '../../report/report.ts';
import { exceeds, introducedProblems } from '../../report/verdict.ts';
import { count } from '../../report/words/count.ts';
import { openClient } from '../client.ts';
import type { PullRequestEvent, RunEvent } from '../event.ts';
import type { ActionInputs } from '../inputs.ts';
import { openPorts } from '../open-ports.ts';
import { githubOpenPullRequests } from '../open-pull-requests-port.ts';
import { writeOutputs } from '../outputs.ts';
import { pullRequestBase } from '../pull-request-base.ts';
import type { RunContext } from '../run-context.ts';
import { stepRunInput } from '../run-input.ts';
import { isMendable, mendingAdvice, writePatch } from '../specification-patch.ts';
import { withCommandsStopped } from '../stop-commands.ts';
import type { Job, Task } from './task.ts';

/** Checks the files that the step finds, and tells the pull request. */
export const checkTask: Task = {
	name: 'check',
	events: ['pull_request', 'push'],
	async run({ inputs, event, run, check }: Job): Promise<void> {
		const input = await checkInput(inputs, event, run);
		const { report, failOn, publishing } = await withCommandsStopped(() => check(input));
		core.info(formatReport(report, 'text'));
		const ports = await openPorts(inputs, event, run);
		const published = await publishReport(report, ports, {
			...run,
			links: linksTo(event, run),
			head: event.pullRequest?.headSha ?? run.sha,
			speaksForAll: false,
			publishing,
			failOn,
			// A check run of the workflow's own token tells nobody of a pressed button.
			hasButtons: false,
			canUpdate: false,
		});
		await writeOutputs(report, published, run.temporaryDirectory);
		core.setOutput('patch', await helpFork(report, input, event, run, ports.summary));
		if (exceeds(report, failOn)) core.setFailed(failureWords(report));
	},
};

/** To a fork's branch nothing can be committed from here: gives the path of a patch, or nothing, and says what to do. */
async function helpFork(
	report: Report,
	input: CheckInput,
	{ pullRequest }: RunEvent,
	{ temporaryDirectory }: RunContext,
	summary: SummaryPort,
): Promise<string> {
	if (!pullRequest?.isFork || !isMendable(report)) return '';
	const patch = await withCommandsStopped(() => writePatch(input, temporaryDirectory));
	await summary.append(mendingAdvice(patch !== null));
	return patch ?? '';
}

async function checkInput(
	inputs: ActionInputs,
	{ pullRequest, isFork }: RunEvent,
	run: RunContext,
): Promise<CheckInput> {
	const { cwd } = inputs;
	const base = inputs.base ?? (pullRequest && (await pullRequestBase(cwd, pullRequest)));
	const openPullRequests = pullRequest && openOthers(inputs, pullRequest, run);
	return { ...(await stepRunInput(inputs, { isFork }, run)), base, openPullRequests };
}

function openOthers(
	{ token }: ActionInputs,
	{ number, baseRef }: PullRequestEvent,
	{ repository, apiUrl }: RunContext,
): OpenPullRequestsPort | null {
	if (!token || !repository) return null;
	const client = openClient({ token, apiUrl, patient: false });
	return githubOpenPullRequests(client, { ...repository, number }, baseRef);
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

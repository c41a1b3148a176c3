import { parseConfig } from '../config/parse-config.ts';
import type { Ports } from '../publish/ports.ts';
import { type Published, publishReport } from '../publish/publish-report.ts';
import type { Report } from '../report/report.ts';
import { downloadReport } from './artifact/download-report.ts';
import { readFollowedRun } from './artifact/followed-run.ts';
import type { Client } from './client.ts';
import { type FoundPullRequest, findPullRequest } from './find-pull-request.ts';
import { openPorts } from './open-ports.ts';
import type { RunContext } from './run-context.ts';
import type { Job } from './tasks/task.ts';

/** How publishing for another run ended. */
export type FollowedOutcome =
	| { readonly kind: 'published'; readonly report: Report; readonly published: Published }
	/** Why there was nothing to publish, as a sentence. */
	| { readonly kind: 'nothing'; readonly reason: string };

/** Publishes the report that the run of a `workflow_run` event has left; throws a UserError for what is refused. */
export async function publishFollowedRun(
	client: Client,
	{ inputs, event, run }: Pick<Job, 'inputs' | 'event' | 'run'>,
	repository: NonNullable<RunContext['repository']>,
): Promise<FollowedOutcome> {
	const followed = readFollowedRun(event.payload);
	const { head } = followed;
	if (followed.event !== 'pull_request') return nothing(`the run was started by \`${followed.event}\`.`);
	if (head === null) return nothing('the branch or the repository that the run was for is gone.');
	const found = await findPullRequest(client, repository, followed, head);
	if (found.kind !== 'found') return nothing(REASONS[found.kind]);
	const { artifact: name, overrides } = inputs;
	const report = await downloadReport(client, { ...repository, run: followed, head, name });
	if (report === null) {
		return nothing(
			`the run has left no artifact ${JSON.stringify(name)}; it ended with ${followed.conclusion}.`,
		);
	}
	// The pull request's own file is not asked how to publish: the inputs of this trusted workflow are.
	const { failOn, publishing } = parseConfig(null, 'database-spec.yml', overrides);
	const { pullRequest } = found;
	const ports = withoutAnnotations(await openPorts(inputs, { ...event, pullRequest }, run));
	const published = await publishReport(report, ports, {
		...{ workflow: run.workflow, job: `${run.job} ${name}`, speaksForAll: false },
		links: { repositoryUrl: `${run.serverUrl}/${repository.owner}/${repository.repo}`, sha: head.sha },
		...{ head: head.sha, publishing, failOn, hasButtons: false, canUpdate: false },
	});
	return { kind: 'published', report, published };
}

const REASONS: Readonly<Record<Exclude<FoundPullRequest['kind'], 'found'>, string>> = {
	none: 'no open pull request has the branch that the run was for.',
	overtaken: 'the branch has moved on since the run; the run of its newest commit publishes.',
	several: 'several open pull requests have this branch, and which of them the run was for cannot be told.',
};

function nothing(reason: string): FollowedOutcome {
	return { kind: 'nothing', reason };
}

/** This run is for a commit of the default branch, whose files the report is not about. */
function withoutAnnotations(ports: Ports): Ports {
	return { ...ports, annotations: { ...ports.annotations, annotate: () => {} } };
}

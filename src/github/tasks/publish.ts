import * as core from '@actions/core';
import { UserError } from '../../errors.ts';
import { formatReport } from '../../report/formats/index.ts';
import { openClient } from '../client.ts';
import { writeOutputs } from '../outputs.ts';
import { publishFollowedRun } from '../publish-followed-run.ts';
import { stepAnnotations } from '../step-ports.ts';
import type { Job, Task } from './task.ts';

/**
 * Publishes the report that a run without rights has left, such as that of a pull request from a fork. Nothing is checked
 * out and nothing of the report is trusted: it is data of a known shape, written down anew on this side.
 */
export const publishTask: Task = {
	name: 'publish',
	events: ['workflow_run'],
	async run(job: Job): Promise<void> {
		const { inputs, run } = job;
		if (!inputs.token || !run.repository) {
			throw new UserError('config', 'There is no token to publish with.', {
				hint: 'Leave the input `github-token` as it is.',
			});
		}
		const client = openClient({ token: inputs.token, apiUrl: run.apiUrl, patient: true });
		const outcome = await publishFollowedRun(client, job, run.repository);
		if (outcome.kind === 'nothing') {
			stepAnnotations().note(`Nothing is published: ${outcome.reason}`);
			return;
		}
		core.info(formatReport(outcome.report, 'text'));
		await writeOutputs(outcome.report, outcome.published, run.temporaryDirectory);
	},
};

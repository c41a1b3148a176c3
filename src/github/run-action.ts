import { readEvent } from './event.ts';
import { readInputs } from './inputs.ts';
import { reportError } from './report-error.ts';
import { readRunContext } from './run-context.ts';
import { chooseTask } from './tasks/index.ts';
import type { RunCheck } from './tasks/task.ts';

/** Runs a step of a workflow: inputs and event in; log, annotations, summary, comments, outputs, exit code out. */
export async function runAction(check: RunCheck): Promise<void> {
	const run = readRunContext(process.env);
	try {
		const inputs = readInputs(run.workspace);
		const event = await readEvent(run.eventName, run.eventPath);
		await chooseTask(inputs, event.name).run({ inputs, event, run, check });
	} catch (error) {
		await reportError(error, run);
	}
}

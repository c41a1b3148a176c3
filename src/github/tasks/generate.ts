import * as core from '@actions/core';
import { type Generated, generate } from '../../commands/generate.ts';
import { UserError } from '../../errors.ts';
import { openWorkingTree } from '../../project/sources/working-tree.ts';
import { inlineText } from '../../report/formats/markdown/escape.ts';
import { formatGeneration } from '../../report/formats/markdown/generation.ts';
import { describeGeneration, type Generation } from '../../report/generation.ts';
import { visibleLine } from '../../report/visible-text.ts';
import { list } from '../../report/words/count.ts';
import { withoutWorkflowCommands } from '../../report/workflow-commands.ts';
import { listFileChanges } from '../file-changes.ts';
import { DELIVERIES } from '../generation/index.ts';
import { stepRunInput } from '../run-input.ts';
import { stepSummary } from '../step-ports.ts';
import { withCommandsStopped } from '../stop-commands.ts';
import type { Job, Task } from './task.ts';

const LONGEST_LINE = 1000;

/** Plans or renews the specification of the checkout, and hands it over as the input `mode` says. */
export const generateTask: Task = {
	name: 'generate',
	events: ['workflow_dispatch'],
	// A check can be started by hand as well.
	isMeant: ({ overrides: { projectName, focus } }) => projectName !== undefined || focus !== undefined,
	async run({ inputs, event, run }: Job): Promise<void> {
		const input = await stepRunInput(inputs, event, run);
		const generated = await withCommandsStopped(() => generate(input));
		requireSettled(generated);
		const changes = await listFileChanges(
			input.cwd,
			generated.flatMap(({ files }) => files),
		);
		const generations = await describeAll(input.cwd, generated);
		const description = formatGeneration(generations, inputs.mode === 'pull-request');
		const delivery = { inputs, event, run, generated, changes, description };
		const { words, page, outputs } = await DELIVERIES[inputs.mode](delivery);
		const line = page === null ? words : `${words}: ${page}`;
		core.info(withoutWorkflowCommands(visibleLine(line, LONGEST_LINE)));
		const heading = page === null ? inlineText(words) : `[${inlineText(words)}](${page})`;
		await stepSummary(run.summaryPath).append(
			`### ${heading}\n\n${changes.length > 0 ? `${description}\n` : ''}`,
		);
		core.setOutput('files', changes.map(({ path }) => path).join('\n'));
		for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
	},
};

/** Nothing is handed over that is not proven, or not settled where a run is strict. */
function requireSettled(generated: readonly Generated[]): void {
	const unproven = generated.filter(({ proven }) => !proven).map(({ name }) => name);
	if (unproven.length > 0) {
		throw new UserError('replay', `The executable schema of ${list(unproven)} is not proven.`, {
			hint: 'Nothing was written. `auggie-database-spec generate` says what differs; please report it.',
		});
	}
	const [first] = generated.flatMap(({ unsettled }) => unsettled);
	if (!first) return;
	const { message, file, line } = first;
	throw new UserError('replay', message, {
		...(file === '' ? {} : { location: { file, ...(line === null ? {} : { line }) } }),
		hint: 'The run is strict: nothing is written where something had to be assumed or was not understood.',
	});
}

async function describeAll(cwd: string, generated: readonly Generated[]): Promise<readonly Generation[]> {
	const source = openWorkingTree(cwd);
	return Promise.all(
		generated.map(async ({ name, files, ledger, notes }) =>
			describeGeneration({
				...{ name, ledger, notes, document: files[0]?.path ?? '' },
				files: await Promise.all(
					files.map(async ({ path, text }) => ({ path, text, before: await source.read(path) })),
				),
			}),
		),
	);
}

import * as core from '@actions/core';
import { formatError, UserError } from '../errors.ts';
import { codeBlock } from '../report/formats/markdown/escape.ts';
import { visibleText } from '../report/visible-text.ts';
import type { RunContext } from './run-context.ts';
import { stepSummary } from './step-ports.ts';

/** Fails the step with an error that left no report: at its place in the files, in the summary and in the outputs. */
export async function reportError(error: unknown, { summaryPath }: RunContext): Promise<void> {
	const text = visibleText(formatError(error));
	core.setOutput('verdict', 'error');
	if (error instanceof UserError && error.location) {
		const { file, line } = error.location;
		core.error(text, { file, ...(line === undefined ? {} : { startLine: line }) });
		process.exitCode = 1;
	} else {
		core.setFailed(text);
	}
	await stepSummary(summaryPath).append(`### The check could not be run.\n\n${codeBlock(text, '')}\n`);
}

import { appendFile } from 'node:fs/promises';
import * as core from '@actions/core';
import type { AnnotationPort, SummaryPort } from '../publish/ports.ts';
import { withoutWorkflowCommands } from '../report/workflow-commands.ts';

/** The job summary of the step; runners without one get nothing. */
export function stepSummary(file: string | undefined): SummaryPort {
	return {
		append: async (markdown) => {
			if (file) await appendFile(file, markdown);
		},
	};
}

/** Annotations and log lines of the step, as workflow commands whose text cannot become another command. */
export function stepAnnotations(): AnnotationPort {
	return {
		annotate: ({ severity, file, line, title, message }) => {
			const place = {
				title,
				...(file === null ? {} : { file }),
				...(line === null ? {} : { startLine: line }),
			};
			if (severity === 'error') core.error(message, place);
			else if (severity === 'warning') core.warning(message, place);
			else core.notice(message, place);
		},
		warn: (message) => core.warning(message),
		note: (message) => core.info(withoutWorkflowCommands(message)),
	};
}

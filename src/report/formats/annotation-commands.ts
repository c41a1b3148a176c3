import type { LedgerEntry } from '../../project/project.ts';
import type { Report } from '../report.ts';
import { LEDGER_LABELS } from '../words/ledger-labels.ts';
import { type Annotation, everyAnnotation } from './annotations.ts';

/** What a report brings as commands that a runner of GitHub Actions makes annotations of, one a line. */
export function formatAnnotationCommands(report: Report): string {
	const whole = report.databases.flatMap(({ ledger }) => ledger.filter(({ line }) => line === null));
	return [...everyAnnotation(report), ...whole.map(noticeOf)]
		.map((annotation) => `${commandOf(annotation)}\n`)
		.join('');
}

/** What is not about a line has no summary to stand in here. */
function noticeOf({ kind, message, file }: LedgerEntry): Annotation {
	const title = LEDGER_LABELS[kind];
	return { severity: 'notice', file: file === '' ? null : file, line: null, title, message };
}

function commandOf({ severity, file, line, endLine, title, message }: Annotation): string {
	const properties = Object.entries({ file, line, endLine, title })
		.filter(([, value]) => value !== null && value !== undefined)
		.map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
	return `::${severity} ${properties.join(',')}::${escapeMessage(message)}`;
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeMessage(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
	return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

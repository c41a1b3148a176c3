import type { Report } from '../report.ts';
import { type Annotation, everyAnnotation } from './annotations.ts';

/** What a report brings as commands that a runner of GitHub Actions makes annotations of, one a line. */
export function formatAnnotationCommands(report: Report): string {
	return everyAnnotation(report)
		.map((annotation) => `${commandOf(annotation)}\n`)
		.join('');
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

import { UserError } from '../errors.ts';
import { listAnnotations } from '../report/formats/annotations.ts';
import { formatMarkdown, SUMMARY_LIMIT } from '../report/formats/markdown/report.ts';
import type { Report } from '../report/report.ts';
import { count } from '../report/words/count.ts';
import type { Ports } from './ports.ts';
import { type CommentContext, type PublishedComment, publishComments } from './publish-comments.ts';

/** Publishes a report to annotations, summary and comments; comments that cannot be written become one warning. */
export async function publishReport(
	report: Report,
	ports: Ports,
	context: CommentContext,
): Promise<readonly PublishedComment[]> {
	publishAnnotations(report, ports);
	await ports.summary.append(formatMarkdown(report, context.links, SUMMARY_LIMIT));
	if (!ports.comments) return [];
	try {
		return await publishComments(report, ports.comments, context);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		ports.annotations.warn([error.message, error.hint].filter(Boolean).join(' '));
		return [];
	}
}

function publishAnnotations(report: Report, { annotations }: Ports): void {
	const { shown, hidden } = listAnnotations(report);
	for (const annotation of shown) annotations.annotate(annotation);
	if (hidden > 0) {
		annotations.note(
			`${count(hidden, ['more annotation is', 'more annotations are'])} in the summary of this run; GitHub shows ten errors, ten warnings and ten notices of one step.`,
		);
	}
}

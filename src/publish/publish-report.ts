import { UserError } from '../errors.ts';
import { listAnnotations } from '../report/formats/annotations.ts';
import { formatMarkdown, SUMMARY_LIMIT } from '../report/formats/markdown/report.ts';
import type { Finding, Report } from '../report/report.ts';
import { count } from '../report/words/count.ts';
import type { Ports } from './ports.ts';
import { type CheckRunContext, publishCheckRun } from './publish-check-run.ts';
import { type CommentContext, type PublishedComment, publishComments } from './publish-comments.ts';
import { publishReview } from './publish-review.ts';

/** What publishing needs to know of the run that publishes. */
export interface PublishContext extends CommentContext, CheckRunContext {}

/** What a report became: the comments, and the check run's number where there is one. */
export interface Published {
	readonly comments: readonly PublishedComment[];
	readonly checkRun: number | null;
}

/**
 * Publishes a report to review, annotations, summary, comments and check run. What cannot be written becomes a warning, and
 * keeps nothing else from being written.
 */
export async function publishReport(
	report: Report,
	ports: Ports,
	context: PublishContext,
): Promise<Published> {
	const { review, comments, checkRun } = ports;
	const orWarn = warnOnce(ports);
	const standing =
		(review && (await orWarn(() => publishReview(report, review, context)))) ?? new Set<Finding>();
	publishAnnotations(report, standing, ports);
	await ports.summary.append(formatMarkdown(report, context.links, SUMMARY_LIMIT));
	return {
		comments: (comments && (await orWarn(() => publishComments(report, comments, context, standing)))) ?? [],
		checkRun: checkRun && (await orWarn(() => publishCheckRun(report, checkRun, context, standing))),
	};
}

/** One warning for each way out: what lacks the same permission is put right by the same line. */
function warnOnce({ annotations }: Ports): <T>(write: () => Promise<T>) => Promise<T | null> {
	const said = new Set<string>();
	return async (write) => {
		try {
			return await write();
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			const { message, hint = message } = error;
			if (!said.has(hint)) annotations.warn([message, error.hint].filter(Boolean).join(' '));
			said.add(hint);
			return null;
		}
	};
}

function publishAnnotations(report: Report, standing: ReadonlySet<Finding>, { annotations }: Ports): void {
	const { shown, hidden } = listAnnotations(report, standing);
	for (const annotation of shown) annotations.annotate(annotation);
	if (hidden > 0) {
		annotations.note(
			`${count(hidden, ['more annotation is', 'more annotations are'])} in the summary of this run; GitHub shows ten errors, ten warnings and ten notices of one step.`,
		);
	}
}

import { everyAnnotation } from '../report/formats/annotations.ts';
import { formatCheckRun } from '../report/formats/check-run.ts';
import type { RepositoryLinks } from '../report/formats/markdown/links.ts';
import type { Finding, Report } from '../report/report.ts';
import { exceeds, type FailOn } from '../report/verdict.ts';
import { BUTTONS } from './check-run-buttons.ts';
import type { CheckRunPort, Conclusion } from './ports/check-run-port.ts';

/** What a check run needs to know besides the report. */
export interface CheckRunContext {
	readonly links: RepositoryLinks | null;
	readonly failOn: FailOn;
	/** False where nobody would hear of a pressed button. */
	readonly hasButtons: boolean;
	/** False for a branch that we may not write to. */
	readonly canUpdate: boolean;
}

/** GitHub takes this many in one request: https://docs.github.com/rest/checks/runs#update-a-check-run */
const BATCH = 50;

/** More would cost more requests than they are worth; the summary has them all. */
const MOST = 500;

/**
 * Completes the check run of a commit: the one that is in progress, else a new one. One that stopped half-way goes on
 * where it stopped, because annotations are added and never taken back.
 */
export async function publishCheckRun(
	report: Report,
	port: CheckRunPort,
	{ links, failOn, hasButtons, canUpdate }: CheckRunContext,
	standing: ReadonlySet<Finding> = new Set(),
): Promise<number> {
	const found = await port.find();
	const run = found && !found.isCompleted ? found : await port.start();
	const output = formatCheckRun(report, links);
	const buttons = hasButtons ? BUTTONS.filter((button) => button.isWanted(report, canUpdate)) : [];
	const rest = everyAnnotation(report, standing)
		.filter(({ file, line }) => file !== null && line !== null)
		.slice(run.annotationCount, MOST);
	const batches = Math.max(1, Math.ceil(rest.length / BATCH));
	for (let at = 0; at < batches; at += 1) {
		await port.change(run.id, {
			output,
			annotations: rest.slice(at * BATCH, (at + 1) * BATCH),
			conclusion: at === batches - 1 ? conclusionOf(report, failOn) : null,
			buttons,
		});
	}
	return run.id;
}

/** Warnings that fail nothing are neutral: a check that lets a pull request pass and still shows. */
function conclusionOf(report: Report, failOn: FailOn): Conclusion {
	if (exceeds(report, failOn)) return 'failure';
	return report.verdict === 'pass' ? 'success' : 'neutral';
}

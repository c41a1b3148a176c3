import type { FileSource } from '../project/project.ts';
import { listLineDates } from '../project/sources/line-dates.ts';
import type { Finding } from '../report/report.ts';

/** Findings in which each plan says since when it has stood in the specification, where git knows. */
export async function datePlans(
	findings: readonly Finding[],
	{ directory }: FileSource,
): Promise<readonly Finding[]> {
	const plans = findings.filter(isPlan);
	if (plans.length === 0 || directory === undefined) return findings;
	const files = new Set(plans.map(({ document }) => document?.file ?? ''));
	const dates = new Map<string, ReadonlyMap<number, string>>();
	for (const file of files) dates.set(file, await listLineDates(directory, file));
	return findings.map((finding) => {
		const { document } = finding;
		const day = isPlan(finding) && document?.line && dates.get(document.file)?.get(document.line);
		return day
			? { ...finding, message: `${finding.subject} is planned since ${day} and not built yet` }
			: finding;
	});
}

function isPlan({ code, document }: Finding): boolean {
	return code === 'drift/planned' && document !== null;
}

import type { DatabaseReport, Finding } from './report.ts';

/** The findings of a database, each in the one group where a reader looks for it. */
export interface GroupedFindings {
	/** What this pull request brings, errors before warnings. */
	readonly introduced: readonly Finding[];
	/** What was there before it. */
	readonly older: readonly Finding[];
	/** What the specification announces and no migration builds yet. */
	readonly planned: readonly Finding[];
	/** Other information. */
	readonly notes: readonly Finding[];
}

/** Sorts findings into groups; within a group they keep the report's order. */
export function groupFindings({ findings }: DatabaseReport): GroupedFindings {
	const problems = findings.filter((finding) => finding.severity !== 'info');
	const notes = findings.filter((finding) => finding.severity === 'info');
	const introduced = problems.filter((finding) => finding.introduced);
	return {
		introduced: [
			...introduced.filter((finding) => finding.severity === 'error'),
			...introduced.filter((finding) => finding.severity === 'warning'),
		],
		older: problems.filter((finding) => !finding.introduced),
		planned: notes.filter((finding) => finding.code === 'drift/planned'),
		notes: notes.filter((finding) => finding.code !== 'drift/planned'),
	};
}

/** The way out that most of these findings have in common, to be said once; null where they have none. */
export function sharedHint(findings: readonly Finding[]): string | null {
	const counts = new Map<string, number>();
	for (const { hint } of findings) if (hint !== null) counts.set(hint, (counts.get(hint) ?? 0) + 1);
	const [most] = [...counts].sort(([, a], [, b]) => b - a);
	return most && most[1] * 2 > findings.length ? most[0] : null;
}

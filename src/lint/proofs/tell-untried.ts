import type { LedgerEntry } from '../../project/project.ts';
import type { LintFinding } from '../run-rules.ts';

/** Says of each migration how many findings have a rewrite that nobody has tried, and that is not shown therefore. */
export function tellUntried(findings: readonly LintFinding[]): readonly LedgerEntry[] {
	const untried = findings.filter(
		({ problem, proof }) => problem.rewrite && (proof?.kind ?? 'not tried') === 'not tried',
	);
	const byPath = Map.groupBy(untried, ({ statement }) => statement?.path ?? '');
	return [...byPath].map(([file, each]) => ({
		kind: 'skipped',
		message: `A safer way to write ${each.length === 1 ? 'one statement' : `${each.length} statements`} was not tried, and is not shown.`,
		...{ file, line: each.length === 1 ? (each[0]?.statement?.line ?? null) : null },
	}));
}

import type { Arrangement } from '../../lint/proofs/arrange.ts';
import type { LintFinding } from '../../lint/run-rules.ts';
import { standsInPlace } from '../../lint/stands-in-place.ts';
import { type WrittenRewrite, writeRewrite } from '../../lint/write-rewrite.ts';
import type { MigrationHistory } from '../../project/project.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import type { FindingRewrite, Region } from '../report.ts';

/** In UTF-16 units: whoever has longer files puts the statements in by himself. */
const LONGEST_WRITTEN = 6000;

/** What a report has of a finding's rewrite; null where there is none that was proven. */
export type PresentRewrite = (finding: LintFinding) => FindingRewrite | null;

/** Presents the rewrites of findings in some migrations, the files of each migration with the first of its findings only. */
export function rewritePresenter(
	history: Pick<MigrationHistory, 'layout' | 'migrations'>,
	regionOf: (statement: TracedStatement) => Region | null,
): PresentRewrite {
	const known = new Map<Arrangement, WrittenRewrite | null>();
	return ({ proof, statement }) => {
		if (proof?.kind !== 'held' || !statement) return null;
		const { rewrite, arrangement } = proof;
		const isFirst = !known.has(arrangement);
		const written = known.get(arrangement) ?? writeRewrite(history, arrangement);
		known.set(arrangement, written);
		const region = regionOf(statement);
		const isInPlace = region && standsInPlace(history.layout, arrangement, written, statement.index);
		const size = written?.files.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
		const isTold = written !== null && isFirst && !isInPlace && size <= LONGEST_WRITTEN;
		return {
			...{ steps: rewrite, region },
			...(isInPlace ? { replaced: statement.sql } : {}),
			...(isTold ? { written } : {}),
		};
	};
}

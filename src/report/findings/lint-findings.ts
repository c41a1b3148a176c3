import { isAtLeast, lockName } from '../../lint/lock-words.ts';
import { codeOf } from '../../lint/rule-name.ts';
import type { LintFinding } from '../../lint/run-rules.ts';
import type { SuppressionProblem } from '../../lint/suppressions/problems.ts';
import type { Settled } from '../../lint/suppressions/suppress.ts';
import { displayName } from '../../model/name.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import type { Finding, FindingLock, Location, SuppressedFinding } from '../report.ts';

/** What rules found and nobody has silenced, with what is wrong with what silences; and what somebody has. */
export interface LintFindings {
	readonly findings: readonly Finding[];
	readonly suppressed: readonly SuppressedFinding[];
}

/** What rules found as a report has it. */
export function lintFindings({ findings, suppressed, problems }: Settled): LintFindings {
	return {
		findings: [...findings.map(toFinding), ...problems.map(toProblem)],
		suppressed: suppressed.map(({ finding, by, reason }) => ({ finding: toFinding(finding), by, reason })),
	};
}

function toFinding({ rule, severity, problem, statement, introduced }: LintFinding): Finding {
	const { subject, message, detail = null, rewrite, offset = 0 } = problem;
	const locks = statement ? locksOf(statement) : [];
	return {
		...{ code: codeOf(rule), severity, introduced, subject, message, detail },
		...{ differences: [], document: null, hint: rule.instead },
		migration: statement && placeOf(statement, offset),
		...(locks.length > 0 ? { locks } : {}),
		...(rewrite ? { rewrite } : {}),
	};
}

function placeOf({ path, line, endLine, sql }: TracedStatement, offset: number): Location {
	const at = line + sql.slice(0, offset).split('\n').length - 1;
	// What a tool fills in may have more lines than stand in the file.
	const from = Math.min(at, endLine);
	return { file: path, line: from, ...(endLine > from ? { endLine } : {}) };
}

/** The locks that somebody may wait for: on what others know already, and no weaker than that of VACUUM. */
function locksOf({ locks }: TracedStatement): readonly FindingLock[] {
	return locks
		.filter(
			({ relation, mode }) =>
				relation.isOld && relation.kind !== 'index' && isAtLeast(mode, 'ShareUpdateExclusiveLock'),
		)
		.map(({ relation, mode }) => ({
			mode: lockName(mode),
			relation: displayName(relation.namespace, relation.name),
		}));
}

function toProblem({ code, severity, message, file, line, hint }: SuppressionProblem): Finding {
	return {
		...{ code, severity, introduced: true, subject: '', message, detail: null, hint },
		...{ differences: [], document: null, migration: { file, line } },
	};
}

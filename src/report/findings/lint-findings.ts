import { isAtLeast, lockName } from '../../lint/lock-words.ts';
import { codeOf } from '../../lint/rule-name.ts';
import type { LintFinding } from '../../lint/run-rules.ts';
import type { SuppressionProblem } from '../../lint/suppressions/problems.ts';
import type { Settled } from '../../lint/suppressions/suppress.ts';
import { displayName } from '../../model/name.ts';
import type { Migration, MigrationHistory } from '../../project/project.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import { positionsIn } from '../../sql/position.ts';
import type { Finding, FindingLock, Location, OlderFindings, Region, SuppressedFinding } from '../report.ts';
import { type PresentRewrite, rewritePresenter } from './present-rewrite.ts';

/** What rules found and nobody has silenced, with what is wrong with what silences; and what somebody has. */
export interface LintFindings {
	readonly findings: readonly Finding[];
	readonly suppressed: readonly SuppressedFinding[];
}

/** What rules found in these migrations of a history as a report has it. */
export function lintFindings(
	{ findings, suppressed, problems }: Settled,
	migrations: readonly Migration[],
	history: Pick<MigrationHistory, 'layout' | 'migrations'>,
): LintFindings {
	const presentRewrite = rewritePresenter(history, regionsIn(migrations));
	const present = (finding: LintFinding): Finding => toFinding(finding, presentRewrite);
	return {
		findings: [...findings.map(present), ...problems.map(toProblem)],
		suppressed: suppressed.map(({ finding, by, reason }) => ({ finding: present(finding), by, reason })),
	};
}

/** How often each rule finds something in what the judged migrations leave as it was. */
export function countOlder(findings: readonly LintFinding[]): readonly OlderFindings[] {
	const older = Map.groupBy(
		findings.filter(({ introduced }) => !introduced),
		({ rule }) => codeOf(rule),
	);
	return [...older].map(([code, each]) => ({ code, count: each.length }));
}

function toFinding(found: LintFinding, presentRewrite: PresentRewrite): Finding {
	const { rule, severity, problem, statement, introduced } = found;
	const { subject, message, detail = null, offset = 0 } = problem;
	const rewrite = presentRewrite(found);
	const locks = statement ? locksOf(statement) : [];
	return {
		...{ code: codeOf(rule), severity, introduced, subject, message, detail },
		...{ differences: [], document: null, hint: rule.instead },
		migration: statement && placeOf(statement, offset),
		...(locks.length > 0 ? { locks } : {}),
		...(rewrite ? { rewrite } : {}),
	};
}

/** Where statements stand; each file is read once. */
function regionsIn(migrations: readonly Migration[]): (statement: TracedStatement) => Region | null {
	const byPath = new Map(migrations.map((migration) => [migration.path, migration]));
	const positions = new Map<string, ReturnType<typeof positionsIn>>();
	return ({ path, index, sql }) => {
		const migration = byPath.get(path);
		const statement = migration?.statements[index];
		if (!migration || !statement) return null;
		const { start, end } = statement.span;
		if (migration.source.slice(start, end) !== sql) return null;
		const place = positions.get(path) ?? positionsIn(migration.source);
		positions.set(path, place);
		const [from, to] = [place(start), place(end)];
		return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
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

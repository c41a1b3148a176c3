import type { Change } from '../compare/change.ts';
import type { DatabaseConfig } from '../config/config.ts';
import { findCircles } from '../history/find-churn.ts';
import { traceLives } from '../history/lives/trace-lives.ts';
import { type HistoryHealth, measureHistory } from '../history/measure-history.ts';
import { type HistorySummary, summariseHistory } from '../history/summarise-history.ts';
import { type WeighedPlan, weighPlan } from '../history/weigh-plan.ts';
import { movedPath } from '../project/moved-paths.ts';
import { churnFindings } from '../report/findings/churn-findings.ts';
import { historyFindings } from '../report/findings/history-findings.ts';
import { planFindings } from '../report/findings/plan-findings.ts';
import type { Finding } from '../report/report.ts';
import type { SquashReport } from '../report/squash/squash-report.ts';
import type { MeasuredDrift } from './measure-drift.ts';
import type { ReplayedCommits } from './replay-commits.ts';

/** A history as such: what it comes to, and what is to be said of what was added to it. */
export interface JudgedHistory {
	readonly summary: HistorySummary;
	/** Only about what the head adds to the merge base. */
	readonly findings: readonly Finding[];
}

/** Counts a history against its budget. */
export function measureHealth(commits: ReplayedCommits, { budget }: DatabaseConfig): HistoryHealth {
	return measureHistory(commits.head.replay.migrations, basePaths(commits), budget);
}

/** Judges a history; `changes` are what the head does to the merge base's schema, `document` is the merge base's. */
export function judgeHistory(
	commits: ReplayedCommits,
	health: HistoryHealth,
	squash: SquashReport | null,
	document: MeasuredDrift | null,
	changes: readonly Change[],
): JudgedHistory {
	const { replay } = commits.head;
	const base = commits.base?.replay ?? null;
	const plan = base && health.added.length > 0 ? weigh(document, changes) : null;
	const counts = plan && { planned: plan.planned.length, unplanned: plan.unplanned.length };
	const summary = summariseHistory(health, replay, base, counts);
	return { summary, findings: base ? findingsOf(health, commits, plan, squash) : [] };
}

function findingsOf(
	health: HistoryHealth,
	{ head: { replay } }: ReplayedCommits,
	plan: WeighedPlan | null,
	squash: SquashReport | null,
): readonly Finding[] {
	const added = new Set(health.added);
	const isAdded = (place: number) => added.has(replay.migrations[place]?.migration.path ?? '');
	return [
		...historyFindings(health, squash),
		...churnFindings(findCircles(traceLives(replay), replay.migrations, isAdded)),
		...planFindings(plan, health.added.at(-1)),
	];
}

/** Where nobody plans in the specification, nothing can be unplanned. */
function weigh(document: MeasuredDrift | null, changes: readonly Change[]): WeighedPlan | null {
	if (!document) return null;
	const { planned, leftOpen } = document.plan;
	return planned.length + leftOpen.length > 0 ? weighPlan(changes, document.drifts) : null;
}

/** The merge base's migrations by the paths that they have at the head, which may have moved their directory. */
function basePaths({ head, base }: ReplayedCommits): ReadonlySet<string> {
	const { history } = head.project;
	const former = base?.project.history;
	return new Set(former?.migrations.map(({ path }) => movedPath(path, former, history)));
}

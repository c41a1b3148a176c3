import type { DatabaseConfig } from '../../config/config.ts';
import { resolveRules } from '../../lint/active-rules.ts';
import { proveRewrites } from '../../lint/proofs/prove-rewrites.ts';
import { tellUntried } from '../../lint/proofs/tell-untried.ts';
import { type ActiveRule, type LintFinding, runRules } from '../../lint/run-rules.ts';
import type { LedgerEntry, Migration, MigrationHistory } from '../../project/project.ts';
import type { Trace } from '../../rehearsal/trace/trace.ts';
import type { TraceInput } from '../../rehearsal/trace/trace-migrations.ts';
import { replayError } from '../../replay/replay-failure.ts';
import { countOlder } from '../../report/findings/lint-findings.ts';
import type { OlderFindings, Stopped, TracedRow } from '../../report/report.ts';
import { stoppedBy } from '../../report/stopped-by.ts';
import { tracedRows } from '../../report/traced-rows.ts';

/** What came of judging some migrations of one database. */
export interface Judged {
	readonly rules: readonly ActiveRule[];
	readonly findings: readonly LintFinding[];
	readonly migrations: readonly Migration[];
	/** What stopped the judging of some of them. */
	readonly unjudged: readonly Stopped[];
	readonly trace: readonly TracedRow[];
	/** What rules find in what none of them has touched. */
	readonly older: readonly OlderFindings[];
	readonly ledger: readonly LedgerEntry[];
}

/** Takes traces one after the other, so that no two have to be kept at once. */
export interface Judging {
	/**
	 * Judges what a trace has; the history is what its migrations ran in. Rewrites are tried where it is said how to trace
	 * them.
	 */
	take(trace: Trace, history: MigrationHistory, input: TraceInput | null): Promise<void>;
	/** Says that a migration could not be judged at all. */
	giveUp(stopped: Stopped): void;
	note(...entries: readonly LedgerEntry[]): void;
	finish(): Judged;
	/** The same, without what a later trace has found put right in the schema. */
	finishWhole(): Judged;
}

/** Begins to judge by the rules that the config has on. */
export function startJudging(database: DatabaseConfig): Judging {
	const rules = resolveRules(database);
	const findings: LintFinding[] = [];
	const migrations: Migration[] = [];
	const unjudged: Stopped[] = [];
	const ledger: LedgerEntry[] = [];
	let older: readonly OlderFindings[] = [];
	const rows: TracedRow[] = [];
	let transactions = 0;
	let left: ReadonlySet<string> = new Set();
	const finish = (): Judged => ({ rules, findings, migrations, unjudged, trace: rows, older, ledger });
	return {
		async take(trace, history, input) {
			const found = runRules(trace, rules);
			const introduced = found.filter((finding) => finding.introduced);
			const proven = input
				? await proveRewrites({ input, trace, rules, findings: found }, introduced)
				: introduced;
			for (const finding of proven) findings.push(finding);
			ledger.push(...tellUntried(proven));
			// What every trace finds in the schema before it is counted once.
			older = countOlder(found);
			left = new Set(found.map(schemaKey));
			for (const { migration } of trace.migrations) migrations.push(migration);
			const before = transactions;
			for (const row of tracedRows(trace)) {
				const transaction = row.transaction === null ? null : before + row.transaction;
				transactions = Math.max(transactions, transaction ?? 0);
				rows.push({ ...row, transaction });
			}
			ledger.push(...trace.ledger, ...emptyTables(trace));
			if (!trace.stopped) return;
			const { migration, failure } = trace.stopped;
			unjudged.push(
				stoppedBy(replayError(migration, failure, { history, extensions: new Set(), ledger: trace.ledger })),
			);
		},
		giveUp: (stopped) => void unjudged.push(stopped),
		note: (...entries) => void ledger.push(...entries),
		finish,
		finishWhole() {
			const whole = finish();
			const isLeft = (finding: LintFinding): boolean =>
				finding.rule.check.of !== 'schema' || left.has(schemaKey(finding));
			return { ...whole, findings: whole.findings.filter(isLeft) };
		},
	};
}

function schemaKey({ rule, problem }: LintFinding): string {
	return JSON.stringify([rule.id, problem.subject, problem.message]);
}

/** Of tables that are touched and have no rows nobody knows what would become of these. */
function emptyTables({ migrations, withoutRows }: Trace): readonly LedgerEntry[] {
	return migrations.flatMap(({ migration, statements }) => {
		const locks = statements.flatMap((statement) => statement.locks);
		const touched = new Set(
			locks
				.filter(({ mode }) => mode !== 'AccessShareLock')
				.map(({ relation }) => `${relation.namespace}.${relation.name}`),
		);
		return [...withoutRows]
			.filter(([table]) => touched.has(table))
			.map(([table, reason]) => ({
				kind: 'assumed' as const,
				message: `No row could be made for \`${table.replace(/^public\./, '')}\`: what this does to its rows is not known. ${reason}`,
				file: migration.path,
				line: null,
			}));
	});
}

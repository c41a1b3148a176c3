import type { DatabaseConfig } from '../config/config.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { UserError } from '../errors.ts';
import { resolveRules } from '../lint/active-rules.ts';
import { proveRewrites } from '../lint/proofs/prove-rewrites.ts';
import { tellUntried } from '../lint/proofs/tell-untried.ts';
import { runRules } from '../lint/run-rules.ts';
import { BASELINE_FILE, readBaseline } from '../lint/suppressions/baseline.ts';
import { suppress } from '../lint/suppressions/suppress.ts';
import { movedPath } from '../project/moved-paths.ts';
import type { FileSource, LedgerEntry, Migration } from '../project/project.ts';
import type { Trace } from '../rehearsal/trace/trace.ts';
import { traceMigrations } from '../rehearsal/trace/trace-migrations.ts';
import { countOlder, lintFindings } from '../report/findings/lint-findings.ts';
import type { DatabaseReport, Finding } from '../report/report.ts';
import { tracedRows } from '../report/traced-rows.ts';
import type { ReplayedCommits } from './replay-commits.ts';

/** What the rules say of the migrations that a pull request adds, as far as a report has it. */
export interface JudgedMigrations {
	readonly findings: readonly Finding[];
	readonly report: Pick<DatabaseReport, 'trace' | 'olderFindings' | 'suppressed'>;
	readonly ledger: readonly LedgerEntry[];
}

const NOTHING_JUDGED: JudgedMigrations = { findings: [], report: {}, ledger: [] };

/** Traces the migrations that the head has and the merge base has not, and runs the rules; nothing without a merge base. */
export async function judgeMigrations(
	dialect: Dialect,
	database: DatabaseConfig,
	commits: ReplayedCommits,
	head: FileSource,
): Promise<JudgedMigrations> {
	const judged = judgedMigrations(commits);
	if (judged.length === 0) return NOTHING_JUDGED;
	const baseline = readBaseline(await head.read(BASELINE_FILE));
	try {
		const { history } = commits.head.project;
		const input = {
			...{ dialect, history, first: commits.shared.count, limits: database.limits },
			...{ judged: new Set(judged.map(({ path }) => path)), start: commits.shared.engine },
		};
		const trace = await traceMigrations(input);
		const rules = resolveRules(database);
		const found = runRules(trace, rules);
		const introduced = found.filter((finding) => finding.introduced);
		const settled = suppress(introduced, { migrations: judged, ignore: database.ignore, baseline, rules });
		const proven = await proveRewrites({ input, trace, rules, findings: found }, settled.findings);
		const { findings, suppressed } = lintFindings({ ...settled, findings: proven }, judged, history);
		const olderFindings = countOlder(found);
		return {
			findings,
			report: {
				trace: tracedRows(trace),
				...(olderFindings.length > 0 ? { olderFindings } : {}),
				...(suppressed.length > 0 ? { suppressed } : {}),
			},
			ledger: [...trace.ledger, ...rowsLedger(trace, commits), ...stopLedger(trace), ...tellUntried(proven)],
		};
	} catch (error) {
		if (!(error instanceof UserError) || error.code === 'config') throw error;
		const message = `The new migrations could not be traced: ${error.message}`;
		const { file = judged[0]?.path ?? '', line = null } = error.location ?? {};
		return { ...NOTHING_JUDGED, ledger: [{ kind: 'not-understood', message, file, line }] };
	}
}

/** The head's migrations that the merge base does not have as they stand; nothing where the head has nothing of it. */
function judgedMigrations({ head, base, shared }: ReplayedCommits): readonly Migration[] {
	if (!base || head.project.history.program) return [];
	const { history } = head.project;
	const former = base.project.history;
	const known = new Map(
		former.migrations.map(({ path, source }) => [movedPath(path, former, history), source] as const),
	);
	return history.migrations
		.slice(shared.count)
		.filter(({ path, source, statements }) => known.get(path) !== source && statements.length > 0);
}

/** The tables that a new migration touches and that no row could be made for: what it does to rows there nobody has seen. */
function rowsLedger({ migrations, withoutRows }: Trace, { head }: ReplayedCommits): readonly LedgerEntry[] {
	const touched = new Set(
		migrations.flatMap(({ statements }) =>
			statements.flatMap(({ locks }) =>
				locks
					.filter(({ relation }) => relation.isOld && relation.kind === 'table')
					.map(({ relation }) => `${relation.namespace}.${relation.name}`),
			),
		),
	);
	return [...withoutRows]
		.filter(([table]) => touched.has(table))
		.map(([table, reason]) => ({
			kind: 'skipped',
			message: `The new migrations were tried with no rows in ${table}: ${reason}`,
			file: head.project.history.directory,
			line: null,
		}));
}

function stopLedger({ stopped }: Trace): readonly LedgerEntry[] {
	if (!stopped) return [];
	const { migration, failure } = stopped;
	const message = `With rows in the tables this could not be traced any further: ${failure.message}`;
	return [{ kind: 'not-understood', message, file: migration.path, line: null }];
}

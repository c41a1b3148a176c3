import type { DatabaseConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import {
	BASELINE_FILE,
	type Baseline,
	readBaseline,
	renewBaseline,
	writeBaseline,
} from '../lint/suppressions/baseline.ts';
import { movedPath } from '../project/moved-paths.ts';
import type { FileSource } from '../project/project.ts';
import { findBase } from '../project/sources/git-commits.ts';
import { openGitObjects } from '../project/sources/git-objects.ts';
import type { DatabaseReport } from '../report/report.ts';
import { judge } from '../report/verdict.ts';
import { type Checked, stoppedReport } from './check.ts';
import { chooseDialect } from './choose-dialect.ts';
import { judgeFiles } from './lint/judge-files.ts';
import { judgeAdded, judgeAll } from './lint/judge-history.ts';
import type { Judged } from './lint/judging.ts';
import { lintReport, settle } from './lint/lint-report.ts';
import { type GivenFile, type LintTask, readTasks } from './lint/read-tasks.ts';
import { loadBase } from './load-base.ts';
import { openRepository } from './open-repository.ts';
import type { RunInput } from './run-input.ts';

/** What judging migrations by the rules alone is told beside what every command is. */
export interface LintInput extends RunInput {
	/** A ref or commit: what has come since its merge base with HEAD is judged. Null for all, or for the files. */
	readonly base: string | null;
	/** Null for the migrations of the history. */
	readonly files: readonly GivenFile[] | null;
	/** Whether everything that is found is taken for known from now on. */
	readonly writesBaseline: boolean;
}

/** A report of the rules alone. */
export interface Linted extends Checked {
	/** The text of the new baseline and how many findings it has; null where none is wanted. */
	readonly baseline: { readonly text: string; readonly count: number } | null;
}

/** Judges migrations by the rules, and nothing else; throws a UserError for config, git and files that cannot be read. */
export async function lint(input: LintInput): Promise<Linted> {
	const { base, files, cwd, writesBaseline } = input;
	const { head, config, databases } = await openRepository(input);
	const tasks = await readTasks(head, databases, files);
	const mergeBase = base === null ? null : await openGitObjects(cwd, (await findBase(cwd, base)).mergeBase);
	const former = readBaseline(await head.read(BASELINE_FILE));
	const known: Baseline = writesBaseline ? new Map() : former;
	const reports: DatabaseReport[] = [];
	let renewed = files === null && mergeBase === null ? new Map() : former;
	for (const task of tasks) {
		const { database, history, stopped } = task;
		if (stopped) {
			reports.push({ ...stoppedReport(database, stopped), isOfLint: true });
			continue;
		}
		const judged = await judgeTask(task, mergeBase, input);
		const settled = settle(database, judged, known);
		const paths = new Set(judged.migrations.map(({ path }) => path));
		renewed = renewBaseline(renewed, settled.findings, paths);
		reports.push(lintReport(database, history, judged, settled));
	}
	return {
		report: { version: 1, verdict: judge(reports), compared: mergeBase !== null, databases: reports },
		...{ failOn: config.lintFailOn, publishing: config.publishing },
		baseline: writesBaseline ? { text: writeBaseline(renewed), count: renewed.size } : null,
	};
}

async function judgeTask(
	{ database, history, files, ledger }: LintTask,
	base: FileSource | null,
	input: LintInput,
): Promise<Judged> {
	const dialect = chooseDialect(database, input);
	if (files) {
		const judged = await judgeFiles({ dialect, database, history, files });
		return { ...judged, ledger: [...ledger, ...judged.ledger] };
	}
	if (!history) throw new Error('only files can be judged without a history');
	if (!base) return judgeAll(dialect, database, history, input.onProgress);
	return judgeAdded(dialect, database, history, await addedSince(base, database, history));
}

async function addedSince(
	base: FileSource,
	database: DatabaseConfig,
	history: NonNullable<LintTask['history']>,
): Promise<ReadonlySet<string>> {
	const { project } = await loadBase(base, database, history);
	if (!project) {
		throw new UserError('load', 'The migrations of the merge base cannot be read.', {
			hint: 'Name the files to judge, or another base.',
		});
	}
	const former = new Set(
		project.history.migrations.map(({ path }) => movedPath(path, project.history, history)),
	);
	return new Set(history.migrations.map(({ path }) => path).filter((path) => !former.has(path)));
}

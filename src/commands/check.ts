import type { DatabaseConfig, Publishing } from '../config/config.ts';
import { UserError } from '../errors.ts';
import type { FileSource } from '../project/project.ts';
import { findBase } from '../project/sources/git-commits.ts';
import { openGitObjects } from '../project/sources/git-objects.ts';
import type { DatabaseReport, Report } from '../report/report.ts';
import { stoppedBy } from '../report/stopped-by.ts';
import { type FailOn, judge } from '../report/verdict.ts';
import { type CheckSettings, checkDatabase } from './check-database.ts';
import { chooseDialect } from './choose-dialect.ts';
import { openRepository, type Repository } from './open-repository.ts';
import type { RunInput, RunSettings } from './run-input.ts';

/** What a check is given. */
export interface CheckInput extends RunInput {
	/** A ref or commit; the check judges what has come since its merge base with HEAD. Null judges everything. */
	readonly base: string | null;
}

/** A report, from which severity on it fails, and how it is to be published. */
export interface Checked {
	readonly report: Report;
	readonly failOn: FailOn;
	readonly publishing: Publishing;
}

/** Checks every database of a directory; what stops one is in its report. Throws a UserError for config and git problems. */
export async function check(input: CheckInput): Promise<Checked> {
	const { cwd, base } = input;
	const repository = await openRepository(input);
	if (base === null) return checkRepository(repository, null, input);
	const { mergeBase, tip } = await findBase(cwd, base);
	const openTip = tip === mergeBase ? null : () => openGitObjects(cwd, tip);
	return checkRepository(repository, await openGitObjects(cwd, mergeBase), { ...input, openTip });
}

/** Checks every database of a repository's state, judging what has come since the merge base; null judges everything. */
export async function checkRepository(
	{ head, config, databases }: Repository,
	base: FileSource | null,
	input: RunSettings,
): Promise<Checked> {
	const reports: DatabaseReport[] = [];
	const { defaultName, onProgress, checkpoints } = input;
	const beside = { tip: input.openTip ?? null, openPullRequests: input.openPullRequests ?? null };
	const settings: CheckSettings = { defaultName, strict: config.strict, onProgress, checkpoints, beside };
	for (const database of databases) reports.push(await checkOrStop(input, database, head, base, settings));
	const report: Report = { version: 1, verdict: judge(reports), compared: base !== null, databases: reports };
	return { report, failOn: config.failOn, publishing: config.publishing };
}

async function checkOrStop(
	input: RunSettings,
	database: DatabaseConfig,
	head: FileSource,
	base: FileSource | null,
	settings: CheckSettings,
): Promise<DatabaseReport> {
	try {
		const dialect = chooseDialect(database, input);
		return await checkDatabase(dialect, database, head, base, settings);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return stoppedReport(database, error);
	}
}

/** The report of a database whose check was stopped by an error. */
export function stoppedReport(database: DatabaseConfig, error: UserError): DatabaseReport {
	return {
		name: database.name,
		document: database.document,
		layout: database.layout,
		directory: database.migrations,
		migrationCount: 0,
		addedMigrations: [],
		changes: [],
		changedTables: null,
		findings: [],
		healed: [],
		ledger: [],
		history: null,
		documentDiff: '',
		stopped: stoppedBy(error),
	};
}

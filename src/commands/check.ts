import type { DatabaseConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import type { FileSource } from '../project/project.ts';
import { findMergeBase } from '../project/sources/git-commits.ts';
import { openGitObjects } from '../project/sources/git-objects.ts';
import type { DatabaseReport, Report } from '../report/report.ts';
import { type FailOn, judge } from '../report/verdict.ts';
import { type CheckSettings, checkDatabase } from './check-database.ts';
import { chooseDialect } from './choose-dialect.ts';
import { openRepository } from './open-repository.ts';
import type { RunInput } from './run-input.ts';

/** What a check is given. */
export interface CheckInput extends RunInput {
	/** A ref or commit; the check judges what has come since its merge base with HEAD. Null judges everything. */
	readonly base: string | null;
}

/** Checks every database; what stops one is in its report. Throws a UserError for config and git problems. */
export async function check(
	input: CheckInput,
): Promise<{ readonly report: Report; readonly failOn: FailOn }> {
	const { head, config, databases } = await openRepository(input);
	const base =
		input.base === null ? null : await openGitObjects(input.cwd, await findMergeBase(input.cwd, input.base));
	const reports: DatabaseReport[] = [];
	const { defaultName, onProgress } = input;
	const settings: CheckSettings = { defaultName, strict: config.strict, onProgress };
	for (const database of databases) reports.push(await checkOrStop(input, database, head, base, settings));
	const report: Report = { version: 1, verdict: judge(reports), compared: base !== null, databases: reports };
	return { report, failOn: config.failOn };
}

async function checkOrStop(
	input: CheckInput,
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

function stoppedReport(database: DatabaseConfig, error: UserError): DatabaseReport {
	const { code, message, facts, location } = error;
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
		documentDiff: '',
		stopped: {
			code,
			message,
			location: location ? { file: location.file, line: location.line ?? null } : null,
			facts,
			hint: error.hint ?? null,
		},
	};
}

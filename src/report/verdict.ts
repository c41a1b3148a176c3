import type { FailOn } from '../config/config.ts';
import type { DatabaseReport, Finding, Report, Severity, Verdict } from './report.ts';

export type { FailOn };

/** The findings that this pull request brings, the information aside; these decide. */
export function introducedProblems(database: DatabaseReport): readonly Finding[] {
	return database.findings.filter((finding) => finding.introduced && finding.severity !== 'info');
}

/** What all databases together come to: the worst of them. */
export function judge(databases: readonly DatabaseReport[]): Verdict {
	if (databases.some(({ stopped, unjudged }) => stopped || unjudged?.length)) return 'error';
	const brings = (severity: Severity) =>
		databases.some((database) =>
			introducedProblems(database).some((finding) => finding.severity === severity),
		);
	if (brings('error')) return 'fail';
	return brings('warning') ? 'warn' : 'pass';
}

/** True when the check has to fail; a check that was stopped always has to, also with `never`. */
export function exceeds(report: Report, failOn: FailOn): boolean {
	switch (report.verdict) {
		case 'error':
			return true;
		case 'fail':
			return failOn !== 'never';
		case 'warn':
			return failOn === 'warning';
		case 'pass':
			return false;
	}
}

/** True when a database's report is worth a comment of its own, or worth bringing one up to date. */
export function hasSomethingToSay(database: DatabaseReport): boolean {
	return database.stopped !== null || introducedProblems(database).length > 0;
}

import type { DatabaseReport, Report } from '../../report.ts';
import { judge } from '../../verdict.ts';
import { databaseBody } from './database-body.ts';
import { inlineText } from './escape.ts';
import type { RepositoryLinks } from './links.ts';

/** A job summary may hold 1 MiB; this many UTF-16 units stay below it even where each takes three bytes. */
export const SUMMARY_LIMIT = 340_000;

/** A whole report in Markdown, every database in turn, of at most so many UTF-16 units. */
export function formatMarkdown(report: Report, links: RepositoryLinks | null, limit: number): string {
	const { databases, compared } = report;
	const several = databases.length > 1;
	const opening = several ? [overview(databases)] : [];
	const room = limit - opening.join('').length - 2;
	const share = Math.floor(room / Math.max(1, databases.length)) - 2;
	const bodies = databases.map((database) =>
		databaseBody(database, { links, compared, named: several, since: null, standing: 0, limit: share }),
	);
	return `${[...opening, ...bodies].join('\n\n')}\n`.slice(0, limit);
}

const VERDICT_WORDS = { pass: 'agrees', warn: 'warnings', fail: 'differs', error: 'stopped' } as const;

function overview(databases: readonly DatabaseReport[]): string {
	const rows = databases.map((database) => {
		const introduced = database.findings.filter(
			(finding) => finding.introduced && finding.severity !== 'info',
		);
		return `| ${inlineText(database.name)} | ${VERDICT_WORDS[judge([database])]} | ${introduced.length} |`;
	});
	return ['| Database | Verdict | To settle |', '| :-- | :-- | --: |', ...rows].join('\n');
}

import type { DatabaseReport, Report } from '../report.ts';
import { introducedProblems } from '../verdict.ts';
import { visibleLine } from '../visible-text.ts';
import { count } from '../words/count.ts';
import { headline } from '../words/headline.ts';
import { renderPhrase } from '../words/phrase.ts';
import type { RepositoryLinks } from './markdown/links.ts';
import { formatMarkdown } from './markdown/report.ts';

/** GitHub refuses longer summaries: https://docs.github.com/rest/checks/runs */
const SUMMARY_LIMIT = 65_000;
const TITLE_LIMIT = 200;

/** The title and the summary of a report's check run. */
export function formatCheckRun(
	report: Report,
	links: RepositoryLinks | null,
): { readonly title: string; readonly summary: string } {
	return { title: titleOf(report), summary: formatMarkdown(report, links, SUMMARY_LIMIT) };
}

/** GitHub shows titles as text, without Markdown. */
function titleOf({ databases, compared, verdict }: Report): string {
	const [only] = databases;
	if (only && databases.length === 1) return oneTitle(only, compared);
	const stopped = databases.filter((database) => database.stopped);
	if (stopped.length > 0) return `${count(stopped.length, ['database', 'databases'])} could not be checked`;
	const problems = databases.flatMap(introducedProblems).length;
	if (verdict === 'pass') return 'Specifications and migrations agree.';
	return `${count(problems, ['thing', 'things'])} to settle in ${count(databases.length, ['database', 'databases'])}`;
}

function oneTitle(database: DatabaseReport, compared: boolean): string {
	const same = (text: string) => text;
	return visibleLine(renderPhrase(headline(database, compared), { quote: same, cite: same }), TITLE_LIMIT);
}

import { groupFindings, sharedHint } from '../../grouped-findings.ts';
import type { DatabaseReport, Finding } from '../../report.ts';
import { count, number } from '../../words/count.ts';
import { findingLabel } from '../../words/finding-labels.ts';
import { headline } from '../../words/headline.ts';
import { migrationsRead } from '../../words/migrations-read.ts';
import { renderPhrase } from '../../words/phrase.ts';
import { changedTablesDiagram } from './changed-tables-diagram.ts';
import { countsTable } from './counts-table.ts';
import { documentDiffSection } from './document-diff.ts';
import { codeSpan, inlineText } from './escape.ts';
import { findingItem, findingLine, settledLine } from './finding-item.ts';
import { fold, listItems } from './fold.ts';
import { historyList } from './history-list.ts';
import { ledgerList } from './ledger-list.ts';
import { filePlace, type RepositoryLinks } from './links.ts';
import { schemaChangesList } from './schema-changes-list.ts';
import { type ChangeSincePush, sincePushLine } from './since-push.ts';
import { squashSection } from './squash-section.ts';
import { stoppedSection } from './stopped.ts';
import { traceTable } from './trace-table.ts';

/** What the text about one database needs besides the database's report. */
export interface BodyOptions {
	readonly links: RepositoryLinks | null;
	/** True when there was a merge base to judge against. */
	readonly compared: boolean;
	/** Print the database's name, because it is one of several. */
	readonly named: boolean;
	/** What the last push changed; null where that is not known. */
	readonly since: ChangeSincePush | null;
	/** How many findings stand at lines of the pull request as well. */
	readonly standing: number;
	/** The most characters (UTF-16 units) that the text may have. */
	readonly limit: number;
}

/** What is said in place of lists that do not fit. */
const NOTICE = '_Too much to show here; `auggie-database-spec check` prints all of it._';

/** How many items of a list are printed: everything that a reader would read, then what matters, then none. */
const LIST_LENGTHS = [200, 50, 10, 0];

/** This many differences are shown unfolded. */
const UNFOLDED = 10;

/** One database's report in Markdown, within the limit: everything, or counts and the first items, or a notice. */
export function databaseBody(database: DatabaseReport, options: BodyOptions): string {
	const diagram = changedTablesDiagram(database.changedTables);
	for (const most of LIST_LENGTHS) {
		const write = (drawn: string): string =>
			[top(database, options, most > 0), ...sections(database, options, most, drawn)].join('\n\n');
		const whole = write(diagram);
		const text = whole.length > options.limit ? write('') : whole;
		if (text.length > options.limit) continue;
		const folded = most > 0 ? squashSection(database.squash, options.limit - text.length - 2) : '';
		const known = folded === '' ? text : `${text}\n\n${folded}`;
		const room = options.limit - known.length - 2;
		const diff = most > 0 ? documentDiffSection(database.documentDiff, database.document, room) : '';
		return diff === '' ? known : `${known}\n\n${diff}`;
	}
	return NOTICE;
}

/** The headline, what was read, and the counts. */
function top(database: DatabaseReport, options: BodyOptions, withFacts: boolean): string {
	const { links, compared, named, since } = options;
	const title = renderPhrase(headline(database, compared), { quote: codeSpan, cite: inlineText });
	return [
		`### ${title}`,
		...(database.stopped ? [stoppedSection(database.stopped, links, withFacts)] : []),
		...(database.unjudged ?? []).map((each) => stoppedSection(each, links, withFacts)),
		since ? sincePushLine(since) : '',
		readLine(database, links, named),
		countsTable(database.findings, compared),
	]
		.filter((part) => part !== '')
		.join('\n\n');
}

function readLine(database: DatabaseReport, links: RepositoryLinks | null, named: boolean): string {
	const { layout, migrationCount, addedMigrations } = database;
	const read = migrationsRead(database);
	const added = addedMigrations.length > 0 ? `, ${number(addedMigrations.length)} new` : '';
	const tool = layout === null || migrationCount === 0 ? '' : ` (${inlineText(layout)}${added})`;
	return [
		...(named ? [codeSpan(database.name)] : []),
		...(database.isOfLint ? [] : [`specification ${filePlace(database.document, links)}`]),
		...(read ? [`${renderPhrase(read, { quote: codeSpan, cite: inlineText })}${tool}`] : []),
	].join(' · ');
}

function sections(
	database: DatabaseReport,
	options: BodyOptions,
	most: number,
	diagram: string,
): readonly string[] {
	const { links, compared, standing } = options;
	if (most === 0) return [NOTICE];
	const { introduced, older, planned, notes } = groupFindings(database);
	const short = (findings: readonly Finding[]) =>
		listItems(findings, most, (finding) => findingLine(finding, links));
	return [
		introducedSection(introduced, links, most, compared, standing),
		folded('What the new migrations do', schemaChangesList(database.changes, links, most)),
		folded('What each new statement did to tables with rows', traceTable(database.trace ?? [], links, most)),
		diagram,
		folded('History', historyList(database, compared)),
		folded(
			`Settled by this pull request (${number(database.healed.length)})`,
			listItems(database.healed, most, (finding) => settledLine(finding, links)),
		),
		folded(`Planned in the specification, not built yet (${number(planned.length)})`, short(planned)),
		folded(`Notes (${number(notes.length)})`, short(notes)),
		folded(
			`${count(older.length, ['difference that was', 'differences that were'])} there before`,
			short(older),
		),
		folded(...olderSection(database)),
		folded(
			`Silenced (${number(database.suppressed?.length ?? 0)})`,
			listItems(database.suppressed ?? [], most, ({ finding, reason }) =>
				[findingLine(finding, links), `  - because: ${inlineText(reason)}`].join('\n'),
			),
		),
		folded(
			`What the replay assumed (${number(database.ledger.length)})`,
			ledgerList(database.ledger, links, most),
		),
	].filter((section) => section !== '');
}

/** What rules find in what was there before is counted, and not listed. */
function olderSection({ olderFindings = [] }: DatabaseReport): readonly [string, string] {
	const total = olderFindings.reduce((sum, older) => sum + older.count, 0);
	const rows = olderFindings.map(
		(older) => `- ${findingLabel(older.code)} (\`${older.code}\`): ${number(older.count)}`,
	);
	return [`What rules find in what was there before (${number(total)})`, rows.join('\n')];
}

function folded(summary: string, body: string): string {
	return body === '' ? '' : fold(summary, body);
}

function introducedSection(
	findings: readonly Finding[],
	links: RepositoryLinks | null,
	most: number,
	compared: boolean,
	standing: number,
): string {
	if (findings.length === 0) return '';
	const hint = sharedHint(findings);
	const items = listItems(findings, most, (finding) => findingItem(finding, links, hint));
	const wayOut = hint ? `\n\n**What to do:** ${inlineText(hint)}` : '';
	const summary = `${count(findings.length, ['thing', 'things'])} to settle${compared ? ' in this pull request' : ''}`;
	const section = fold(summary, `${items}${wayOut}`, findings.length <= UNFOLDED);
	const isPart = standing > 0 && standing < findings.length;
	return isPart
		? `${section}\n\n_${number(standing)} of them at their lines too, the others only here._`
		: section;
}

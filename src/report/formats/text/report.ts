import { groupFindings, sharedHint } from '../../grouped-findings.ts';
import type { DatabaseReport, Finding, Report, SuppressedFinding, Verdict } from '../../report.ts';
import { describeChanges } from '../../schema-changes.ts';
import { squashSql, squashText } from '../../squash/text.ts';
import { introducedProblems } from '../../verdict.ts';
import { visibleLine, visibleText } from '../../visible-text.ts';
import { count } from '../../words/count.ts';
import { findingLabel } from '../../words/finding-labels.ts';
import { headline } from '../../words/headline.ts';
import { historyLines } from '../../words/history-lines.ts';
import { LEDGER_LABELS } from '../../words/ledger-labels.ts';
import { migrationsRead } from '../../words/migrations-read.ts';
import { type Phrase, renderPhrase } from '../../words/phrase.ts';
import { withoutWorkflowCommands } from '../../workflow-commands.ts';
import { findingBlock, findingRow } from './finding.ts';
import { type Paint, painter, type Style } from './paint.ts';
import { traceRow } from './trace-row.ts';
import { wrap } from './wrap.ts';

/** What the terminal can show; the width is in columns. */
export interface TextOptions {
	readonly colour: boolean;
	readonly width: number;
}

/** The longest line of text that comes from a repository. */
const LONGEST = 400;
/** The most lines of a list that is there to be known, not to be worked off. */
const MOST_ROWS = 20;

/** A report for a terminal: grouped, every finding with its places, the verdict last. */
export function formatText(report: Report, { colour, width }: TextOptions): string {
	const paint = painter(colour);
	const databases = report.databases.map((database) =>
		formatDatabase(database, report.compared, paint, width),
	);
	const text = [...databases, verdictLine(report, paint)].join('\n\n');
	return `${withoutWorkflowCommands(text)}\n`;
}

function formatDatabase(database: DatabaseReport, compared: boolean, paint: Paint, width: number): string {
	const { introduced, older, planned, notes } = groupFindings(database);
	const hint = sharedHint(introduced);
	const rows = (findings: readonly Finding[]) =>
		limited(findings, (finding) => findingRow(finding, paint, width));
	return [
		title(database, compared, paint, width),
		stopped(database, paint, width),
		section(
			compared ? 'Brought by this pull request' : 'To settle',
			introduced.map((finding) => findingBlock(finding, hint, paint, width)),
			paint,
		),
		hint === null ? '' : wrap(`To do: ${visibleLine(hint, LONGEST)}`, width, 0),
		section('What the new migrations do', changes(database, paint, width), paint),
		section(
			'What each new statement did to tables with rows',
			limited(database.trace ?? [], (row) => traceRow(row, paint, width)),
			paint,
		),
		section(
			'History',
			historyLines(database, compared).map((line) => wrap(words(line), width, 2)),
			paint,
		),
		section('The new migrations as one', squashed(database, width), paint),
		section('Settled', rows(database.healed.map(settled)), paint),
		section('Planned, not built yet', rows(planned), paint),
		section('Notes', rows(notes), paint),
		section('There before', rows(older), paint),
		section('What rules find in what was there before', olderRows(database), paint),
		section(
			'Silenced',
			limited(database.suppressed ?? [], (each) => silencedRow(each, paint, width)),
			paint,
		),
		section(
			'What the replay assumed',
			database.ledger.map(({ kind, message, file, line }) =>
				wrap(
					`${LEDGER_LABELS[kind]}: ${visibleLine(message, LONGEST)}${file === '' ? '' : ` ${at(file, line, paint)}`}`,
					width,
					2,
				),
			),
			paint,
		),
	]
		.filter((part) => part !== '')
		.join('\n\n');
}

function title(database: DatabaseReport, compared: boolean, paint: Paint, width: number): string {
	const { name, layout, migrationCount, addedMigrations } = database;
	const read = migrationsRead(database);
	const tool = layout === null || migrationCount === 0 ? '' : ` (${visibleLine(layout, LONGEST)})`;
	const facts = [
		visibleLine(database.document, LONGEST),
		...(read ? [`${words(read)}${tool}`] : []),
		...(addedMigrations.length > 0 ? [`${addedMigrations.length} new`] : []),
	];
	return [
		paint('bold', visibleLine(name, LONGEST)),
		paint('dim', wrap(facts.join(', '), width, 0)),
		wrap(words(headline(database, compared)), width, 0),
	].join('\n');
}

function stopped({ stopped: reason }: DatabaseReport, paint: Paint, width: number): string {
	if (!reason) return '';
	const { location, facts, hint } = reason;
	return [
		`${paint('red', 'error')}${location ? ` ${at(location.file, location.line, paint)}` : ''}`,
		wrap(visibleLine(reason.message, LONGEST), width, 2),
		...Object.entries(facts).flatMap(([name, value]) => factLines(name, value, width)),
		...(hint ? [wrap(`hint: ${visibleLine(hint, LONGEST)}`, width, 2)] : []),
	].join('\n');
}

/** A fact on one line, or under its name where it has several. */
function factLines(name: string, value: string, width: number): readonly string[] {
	const label = visibleLine(name, LONGEST);
	const [first = '', ...others] = value.split('\n');
	if (others.length === 0) return [wrap(`${label}: ${visibleLine(first, LONGEST)}`, width, 2)];
	const indented = (line: string): string => {
		const text = visibleLine(line, LONGEST);
		return wrap(text, width, 4 + line.search(/\S|$/));
	};
	return [`  ${label}:`, ...limited([first, ...others].map(indented), (line) => line)];
}

function changes(database: DatabaseReport, paint: Paint, width: number): readonly string[] {
	return describeChanges(database.changes).flatMap(({ relation, lines }) => {
		const [only] = lines;
		const line = ({ words: parts, migration }: (typeof lines)[number]) =>
			`${words(parts)}${migration ? ` ${at(migration.file, migration.line, paint)}` : ''}`;
		if (lines.length === 1 && only) {
			const own = relation === null ? '' : `${visibleLine(relation, LONGEST)}: `;
			return [wrap(`${own}${line(only)}`, width, 2)];
		}
		return [`  ${visibleLine(relation ?? '', LONGEST)}`, ...lines.map((each) => wrap(line(each), width, 4))];
	});
}

function silencedRow({ finding, reason }: SuppressedFinding, paint: Paint, width: number): string {
	return `${findingRow(finding, paint, width)}\n${wrap(`because: ${visibleLine(reason, LONGEST)}`, width, 4)}`;
}

function olderRows({ olderFindings = [] }: DatabaseReport): readonly string[] {
	return olderFindings.map((older) => `  ${findingLabel(older.code)} [${older.code}]: ${older.count}`);
}

/** What they fold into, with the SQL as it would be written. */
function squashed({ squash }: DatabaseReport, width: number): readonly string[] {
	if (!squash || squash.squashed.length === 0) return [];
	const said = squashText(squash).map((line) => wrap(visibleLine(line, LONGEST), width, 2));
	return [
		...said,
		'',
		visibleText(squashSql(squash))
			.trimEnd()
			.replace(/^(?=.)/gm, '  '),
	];
}

/** What a settled finding was, without the sentence that says it still is; what became of a plan is a sentence. */
function settled(finding: Finding): Finding {
	return finding.subject === '' || finding.code === 'drift/planned'
		? finding
		: { ...finding, message: finding.subject };
}

function section(heading: string, rows: readonly string[], paint: Paint): string {
	return rows.length === 0 ? '' : [paint('bold', heading), ...rows].join('\n');
}

function limited<T>(all: readonly T[], format: (item: T) => string): readonly string[] {
	const rows = all.slice(0, MOST_ROWS).map(format);
	return all.length > MOST_ROWS ? [...rows, `  … and ${all.length - MOST_ROWS} more`] : rows;
}

function at(file: string, line: number | null, paint: Paint): string {
	return paint('cyan', visibleLine(`${file}${line === null ? '' : `:${line}`}`, LONGEST));
}

function words(parts: Phrase): string {
	const show = (text: string) => visibleLine(text, LONGEST);
	return renderPhrase(parts, { quote: show, cite: show });
}

const VERDICT_STYLES: Readonly<Record<Verdict, Style>> = {
	pass: 'green',
	warn: 'yellow',
	fail: 'red',
	error: 'red',
};

function verdictLine(report: Report, paint: Paint): string {
	const problems = report.databases.flatMap(introducedProblems);
	const errors = problems.filter((finding) => finding.severity === 'error').length;
	const counts = [
		...(errors > 0 ? [count(errors, ['error', 'errors'])] : []),
		...(problems.length > errors ? [count(problems.length - errors, ['warning', 'warnings'])] : []),
	];
	const stops = report.databases.filter((database) => database.stopped).length;
	if (stops > 0) counts.unshift(`${count(stops, ['database', 'databases'])} could not be checked`);
	return `${paint(VERDICT_STYLES[report.verdict], report.verdict)}: ${counts.length > 0 ? counts.join(', ') : 'nothing to settle'}`;
}

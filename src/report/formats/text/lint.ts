import type { DatabaseReport, Finding, Report, Severity, Stopped } from '../../report.ts';
import { visibleLine, visibleText } from '../../visible-text.ts';
import { count } from '../../words/count.ts';
import { LEDGER_LABELS } from '../../words/ledger-labels.ts';
import { rewriteText } from '../../words/rewrite-text.ts';
import { withoutWorkflowCommands } from '../../workflow-commands.ts';
import { type Paint, painter, type Style } from './paint.ts';
import type { TextOptions } from './report.ts';
import { wrap } from './wrap.ts';

/** The longest line of text that comes from a repository. */
const LONGEST = 400;
/** Where the values stand below a finding's first line. */
const COLUMN = 13;

const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'dim' };

/** What rules say for a terminal, each finding with its place first, as compilers write it, and the counts last. */
export function formatLintText(report: Report, { colour, width }: TextOptions): string {
	const paint = painter(colour);
	const blocks = report.databases.flatMap((database) => [
		...(database.stopped ? [stopBlock(database.stopped, paint, width)] : []),
		...(database.unjudged ?? []).map((each) => stopBlock(each, paint, width)),
		...database.findings.map((finding) => findingBlock(finding, paint, width)),
		ledgerBlock(database, paint, width),
	]);
	const text = [...blocks, summary(report, paint)].filter((block) => block !== '').join('\n\n');
	return `${withoutWorkflowCommands(text)}\n`;
}

/** One finding of a rule, its place and message first and what is known of it below. */
export function findingBlock(finding: Finding, paint: Paint, width: number): string {
	const { code, severity, subject, message, detail, hint, locks, rewrite, migration } = finding;
	const named = subject === '' || message.includes(subject) ? message : `${subject}: ${message}`;
	const place = migration ? `${visibleLine(`${migration.file}:${migration.line}`, LONGEST)}: ` : '';
	const held = (locks ?? []).map(({ mode, relation }) => `${mode} on ${relation}`).join(', ');
	return [
		`${paint('cyan', place)}${paint(STYLES[severity], severity)}: ${visibleLine(named, LONGEST)} [${code}]`,
		...(held === '' ? [] : [row('locks', held, paint, width)]),
		...(detail
			? detail.split('\n').map((line, at) => row(at === 0 ? 'detail' : '', line, paint, width))
			: []),
		...(hint ? [row('instead', hint, paint, width)] : []),
		...(rewrite ? [script(rewriteText(rewrite.steps), paint)] : []),
		row('more', `auggie-database-spec explain ${code}`, paint, width),
	].join('\n');
}

function row(name: string, value: string, paint: Paint, width: number): string {
	const text = wrap(visibleLine(value, LONGEST), width, COLUMN).trimStart();
	return `    ${paint('dim', `${name} `.padEnd(COLUMN - 4))}${text}`;
}

/** SQL is not wrapped: people copy it. */
function script(sql: string, paint: Paint): string {
	return visibleText(sql)
		.split('\n')
		.map((line, at) => `    ${paint('dim', (at === 0 ? 'write' : '').padEnd(COLUMN - 4))}${line}`.trimEnd())
		.join('\n');
}

function stopBlock({ code, message, location, facts, hint }: Stopped, paint: Paint, width: number): string {
	const place = location ? `${location.file}${location.line === null ? '' : `:${location.line}`}: ` : '';
	return [
		`${paint('cyan', visibleLine(place, LONGEST))}${place === '' ? '' : ' '}${paint('red', 'error')}: ${visibleLine(message, LONGEST)} [${code}]`,
		...Object.entries(facts).flatMap(([name, value]) =>
			value.split('\n').map((line, at) => row(at === 0 ? name : '', line, paint, width)),
		),
		...(hint ? [row('hint', hint, paint, width)] : []),
	].join('\n');
}

function ledgerBlock({ ledger }: DatabaseReport, paint: Paint, width: number): string {
	const lines = ledger.map(({ kind, message, file, line }) => {
		const place = file === '' ? '' : `${file}${line === null ? '' : `:${line}`}: `;
		return wrap(`${visibleLine(`${place}${LEDGER_LABELS[kind]}: ${message}`, LONGEST)}`, width, 2);
	});
	return lines.length === 0 ? '' : [paint('bold', 'What was assumed'), ...lines].join('\n');
}

function summary({ databases, verdict }: Report, paint: Paint): string {
	const findings = databases.flatMap((database) => database.findings);
	const of = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length;
	const older = databases
		.flatMap(({ olderFindings = [] }) => olderFindings)
		.reduce((sum, each) => sum + each.count, 0);
	const silenced = databases.flatMap(({ suppressed = [] }) => suppressed).length;
	const failed = databases.flatMap(({ unjudged = [] }) => unjudged).length;
	const judged = databases.flatMap(({ addedMigrations }) => addedMigrations).length;
	const counts = [
		...(failed > 0 ? [`${count(failed, ['migration', 'migrations'])} could not be judged`] : []),
		...(of('error') > 0 ? [count(of('error'), ['error', 'errors'])] : []),
		...(of('warning') > 0 ? [count(of('warning'), ['warning', 'warnings'])] : []),
		...(of('info') > 0 ? [count(of('info'), ['note', 'notes'])] : []),
	];
	const rest = [
		...(silenced > 0 ? [`${silenced} silenced`] : []),
		...(older > 0 ? [`${older} in the schema before`] : []),
	];
	const said = counts.length > 0 ? counts.join(', ') : 'nothing to say';
	const where = `in ${count(judged, ['migration', 'migrations'])}`;
	const style: Style = verdict === 'pass' ? 'green' : verdict === 'warn' ? 'yellow' : 'red';
	return `${paint(style, said)} ${where}${rest.length > 0 ? `; ${rest.join(', ')}` : ''}`;
}

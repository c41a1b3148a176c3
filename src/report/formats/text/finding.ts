import type { Finding, Severity } from '../../report.ts';
import { visibleLine, visibleText } from '../../visible-text.ts';
import { rewriteText } from '../../words/rewrite-text.ts';
import type { Paint, Style } from './paint.ts';
import { wrap } from './wrap.ts';

/** The longest message that is printed whole. */
const LONGEST = 400;
/** The longest name of an attribute. */
const LONGEST_NAME = 24;
/** Where the text of a finding starts, right of its severity. */
const INDENT = 10;

const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'dim' };

/** A finding with everything that is known of it, several lines; the hint unless it is `said` elsewhere. */
export function findingBlock(finding: Finding, said: string | null, paint: Paint, width: number): string {
	const label = paint(STYLES[finding.severity], finding.severity.padEnd(INDENT - 2));
	const rows: (readonly [name: string, value: string])[] = [
		...places(finding),
		...finding.differences.flatMap(({ name, specification, migrations }): [string, string][] => [
			[name, `${specification ?? 'none'} in the specification`],
			['', `${migrations ?? 'none'} in the migrations`],
		]),
		...locks(finding),
		...details(finding).map((line, at): [string, string] => [at === 0 ? 'detail' : '', line]),
		...(finding.hint && finding.hint !== said ? [['hint', finding.hint] as const] : []),
	];
	const sql = finding.rewrite ? visibleText(rewriteText(finding.rewrite.steps)) : '';
	const column = Math.max(0, ...rows.map(([name]) => visibleLine(name, LONGEST_NAME).length)) + 2;
	return [
		`  ${label}${wrap(`${sentence(finding)} [${finding.code}]`, width, INDENT).trimStart()}`,
		...rows.map(([name, value]) => row(visibleLine(name, LONGEST_NAME), value, column, width, paint)),
		// SQL is not wrapped: people copy it.
		...(sql === '' ? [] : sql.split('\n').map((line) => `${' '.repeat(INDENT)}${line}`)),
	].join('\n');
}

/** A finding in one line, or two where the places do not fit. */
export function findingRow(finding: Finding, paint: Paint, width: number): string {
	const where = places(finding).map(([, place]) => visibleLine(place, LONGEST));
	const text = wrap(sentence(finding), width, 2);
	return where.length === 0 ? text : `${text}\n    ${paint('dim', where.join('  '))}`;
}

function row(name: string, value: string, column: number, width: number, paint: Paint): string {
	const text = wrap(visibleLine(value, LONGEST), width, INDENT + column).trimStart();
	return `${' '.repeat(INDENT)}${paint('dim', name.padEnd(column))}${text}`;
}

/** Of statements nobody needs the lines; all other details are a list. */
function details({ code, detail }: Finding): readonly string[] {
	if (!detail) return [];
	return code === 'drift/broken-claim' ? [detail] : detail.split('\n');
}

function locks({ locks: held = [] }: Finding): readonly (readonly [string, string])[] {
	if (held.length === 0) return [];
	return [['locks', held.map(({ mode, relation }) => `${mode} on ${relation}`).join(', ')]];
}

function sentence({ subject, message }: Finding): string {
	const named = subject === '' || message.includes(subject) ? message : `${subject}: ${message}`;
	return visibleLine(named, LONGEST);
}

function places({ migration, document }: Finding): (readonly [string, string])[] {
	return [
		...(migration ? [['migrations', `${migration.file}:${migration.line}`] as const] : []),
		...(document ? [['document', `${document.file}:${document.line}`] as const] : []),
	];
}

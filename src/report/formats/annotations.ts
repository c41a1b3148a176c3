import { groupFindings } from '../grouped-findings.ts';
import type { DatabaseReport, Finding, Report, Stopped } from '../report.ts';
import { visibleLine } from '../visible-text.ts';
import { findingLabel, isNamedCode } from '../words/finding-labels.ts';
import { LEDGER_LABELS } from '../words/ledger-labels.ts';

/** A note at a line of a file, as GitHub shows it in the diff of a pull request. */
export interface Annotation {
	readonly severity: 'error' | 'warning' | 'notice';
	readonly file: string | null;
	readonly line: number | null;
	/** Where it reaches over several lines, the last of them. */
	readonly endLine?: number;
	readonly title: string;
	readonly message: string;
}

/** The annotations that GitHub will show, and how many there would have been besides. */
export interface Annotations {
	readonly shown: readonly Annotation[];
	readonly hidden: number;
}

/** GitHub shows ten of each severity per step and drops the rest without a word. */
const MOST_OF_EACH = 10;
const LONGEST_TITLE = 200;
const LONGEST_MESSAGE = 1000;

/**
 * What this pull request brings as annotations: what stopped the check, findings in the report's order, the ledger; without
 * the findings that stand at their lines already.
 */
export function everyAnnotation(
	{ databases }: Report,
	standing: ReadonlySet<Finding> = new Set(),
): readonly Annotation[] {
	const introduced = databases.flatMap((database) => groupFindings(database).introduced);
	return [
		...databases.flatMap(stoppedAnnotation),
		...introduced.filter((finding) => !standing.has(finding)).map(findingAnnotation),
		...databases.flatMap(ledgerAnnotations),
	];
}

/** Those that a step may show of them. */
export function listAnnotations(report: Report, standing: ReadonlySet<Finding> = new Set()): Annotations {
	const all = everyAnnotation(report, standing);
	const shown = (['error', 'warning', 'notice'] as const).flatMap((severity) =>
		all.filter((annotation) => annotation.severity === severity).slice(0, MOST_OF_EACH),
	);
	return { shown, hidden: all.length - shown.length };
}

function stoppedAnnotation({ stopped, unjudged = [], name }: DatabaseReport): readonly Annotation[] {
	const title = visibleLine(`The check of ${name} could not be completed`, LONGEST_TITLE);
	return [
		...(stopped ? [stopAnnotation(stopped, title)] : []),
		...unjudged.map((each) => stopAnnotation(each, 'This migration could not be judged')),
	];
}

function stopAnnotation({ facts, location, message: said, hint }: Stopped, title: string): Annotation {
	const lines = Object.entries(facts).map(([fact, value]) => `${fact}: ${value}`);
	return {
		severity: 'error',
		file: location?.file ?? null,
		line: location?.line ?? null,
		title,
		message: message([said, ...lines, hint]),
	};
}

/** Where a rule's finding is known by its title alone, this is how people come by its name. */
function silencing({ code }: Finding): string | null {
	return isNamedCode(code) ? null : `[${code}]`;
}

function findingAnnotation(finding: Finding): Annotation {
	const location = finding.migration ?? finding.document;
	const differences = finding.differences.map(
		({ name, specification, migrations }) =>
			`${name}: ${specification ?? 'none'} in the specification, ${migrations ?? 'none'} in the migrations`,
	);
	return {
		severity: finding.severity === 'error' ? 'error' : 'warning',
		file: location?.file ?? null,
		line: location?.line ?? null,
		...(location?.endLine === undefined ? {} : { endLine: location.endLine }),
		title: findingLabel(finding.code),
		message: message([finding.message, ...differences, finding.detail, finding.hint, silencing(finding)]),
	};
}

/**
 * In the order of what they may cost; those that a strict run has made findings are not told twice. What is not about a
 * line stands in the summary: as a notice it would come with every run, and point nowhere.
 */
function ledgerAnnotations({ ledger, findings }: DatabaseReport): readonly Annotation[] {
	const isStrict = findings.some(({ code }) => code.startsWith('replay/'));
	const kinds = isStrict ? (['skipped'] as const) : (['not-understood', 'assumed', 'skipped'] as const);
	return kinds
		.flatMap((kind) => ledger.filter((entry) => entry.kind === kind && entry.line !== null))
		.map((entry) => ({
			severity: 'notice',
			file: entry.file === '' ? null : entry.file,
			line: entry.line,
			title: LEDGER_LABELS[entry.kind],
			message: message([entry.message]),
		}));
}

function message(lines: readonly (string | null)[]): string {
	return lines
		.filter((line) => line !== null && line !== '')
		.map((line) => visibleLine(line ?? '', LONGEST_MESSAGE))
		.join('\n');
}

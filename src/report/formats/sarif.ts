import { createHash } from 'node:crypto';
import type { LedgerEntry } from '../../project/project.ts';
import type { DatabaseReport, Finding, Location, Region, Report, Stopped } from '../report.ts';
import { visibleText } from '../visible-text.ts';
import { findingLabel } from '../words/finding-labels.ts';
import { LEDGER_LABELS } from '../words/ledger-labels.ts';
import { escapeRunnerCommands } from './json.ts';

/** What is said about a code in Markdown: what it means, why it matters, what to do. */
export type Explain = (code: Finding['code']) => string;

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** The root of the repository, as tools that show such files call it. */
const ROOT = '%SRCROOT%';

/**
 * The report as SARIF 2.1.0, one run for all databases: what was silenced is in it with the reason, and every kind of
 * finding that occurs is explained.
 */
export function formatSarif({ databases }: Report, explain: Explain): string {
	const results = databases.flatMap(resultsOf);
	const codes = [...new Set(results.map(({ finding }) => finding.code))].sort();
	const stops = databases.flatMap(({ stopped, unjudged = [] }) => [
		...(stopped ? [stopped] : []),
		...unjudged,
	]);
	const ledger = databases.flatMap((database) => database.ledger);
	const notes = [...stops.map(notificationOf), ...ledger.map(noteOf)];
	const log = {
		$schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: {
					driver: {
						name: 'auggie-database-spec',
						rules: codes.map((code) => describe(code, explain(code))),
					},
				},
				invocations: [
					{
						executionSuccessful: stops.length === 0,
						...(notes.length > 0 ? { toolExecutionNotifications: notes } : {}),
					},
				],
				columnKind: 'utf16CodeUnits',
				originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
				results: results.map(({ finding, ...rest }) => ({
					...resultOf(finding, codes.indexOf(finding.code)),
					...rest,
				})),
			},
		],
	};
	return `${escapeRunnerCommands(JSON.stringify(log, null, 2))}\n`;
}

interface Result {
	readonly finding: Finding;
	readonly partialFingerprints: Readonly<Record<string, string>>;
	readonly suppressions?: readonly object[];
}

/** Findings and silenced ones, each with what it is known by; equal ones are told apart by their turn. */
function resultsOf(database: DatabaseReport): readonly Result[] {
	const turns = new Map<string, number>();
	const known = (finding: Finding): Result['partialFingerprints'] => {
		const { code, subject, message, migration } = finding;
		const words = message.replace(/\d+/g, '0');
		const identity = JSON.stringify([database.document, code, migration?.file ?? '', subject, words]);
		const turn = turns.get(identity) ?? 0;
		turns.set(identity, turn + 1);
		const text = turn === 0 ? identity : `${identity} ${turn}`;
		return { 'finding/v1': createHash('sha256').update(text).digest('hex').slice(0, 32) };
	};
	return [
		...database.findings.map((finding) => ({
			finding: placed(finding, database),
			partialFingerprints: known(finding),
		})),
		...(database.suppressed ?? []).map(({ finding, by, reason }) => ({
			finding: placed(finding, database),
			partialFingerprints: known(finding),
			suppressions: [
				{ kind: by === 'comment' ? 'inSource' : 'external', justification: visibleText(reason) },
			],
		})),
	];
}

/** A finding about the whole stands at the specification's first line: what has no place is not shown anywhere. */
function placed(finding: Finding, { document }: DatabaseReport): Finding {
	if (finding.migration || finding.document) return finding;
	return { ...finding, document: { file: document, line: 1 } };
}

function resultOf(finding: Finding, ruleIndex: number): object {
	const { code, severity, subject, message, detail, hint, introduced, rewrite, migration } = finding;
	const named = subject === '' || message.includes(subject) ? message : `${subject}: ${message}`;
	const text = [`${named}.`, detail, hint].filter((part) => part !== null && part !== '').join('\n');
	const places = [finding.migration, finding.document].flatMap((location) => location ?? []);
	const [place, ...others] = places.map(locationOf);
	return {
		ruleId: code,
		ruleIndex,
		level: LEVELS[severity],
		message: { text: visibleText(text) },
		locations: place ? [place] : [],
		...(others.length > 0 ? { relatedLocations: others.map((each, id) => ({ id, ...each })) } : {}),
		baselineState: introduced ? 'new' : 'unchanged',
		...(rewrite?.region && migration && rewrite.replaced !== undefined
			? {
					fixes: [
						fixOf(
							migration.file,
							rewrite.region,
							rewrite.steps.map(({ sql }) => sql),
						),
					],
				}
			: {}),
	};
}

function fixOf(file: string, { line, column, endLine, endColumn }: Region, steps: readonly string[]): object {
	const deletedRegion = { startLine: line, startColumn: column, endLine, endColumn };
	return {
		description: { text: 'Write this in place of the statement.' },
		artifactChanges: [
			{
				artifactLocation: artifactOf(file),
				replacements: [{ deletedRegion, insertedContent: { text: steps.join(';\n') } }],
			},
		],
	};
}

function locationOf({ file, line, endLine }: Location): object {
	const region = { startLine: line, ...(endLine === undefined ? {} : { endLine }) };
	return { physicalLocation: { artifactLocation: artifactOf(file), region } };
}

function artifactOf(file: string): object {
	return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

function describe(code: Finding['code'], explained: string): object {
	const plain = explained.replace(/^#+ .*\n+/, '');
	return {
		id: code,
		shortDescription: { text: `${findingLabel(code)}.` },
		help: { text: plain.replace(/\*\*|`/g, ''), markdown: plain },
	};
}

function notificationOf({ code, message, hint, location }: Stopped): object {
	const place = location && locationOf({ file: location.file, line: location.line ?? 1 });
	return {
		descriptor: { id: code },
		level: 'error',
		message: { text: visibleText([message, hint].filter(Boolean).join('\n')) },
		...(place ? { locations: [place] } : {}),
	};
}

function noteOf({ kind, message, file, line }: LedgerEntry): object {
	return {
		level: 'note',
		message: { text: visibleText(`${LEDGER_LABELS[kind]}: ${message}`) },
		...(file === '' ? {} : { locations: [locationOf({ file, line: line ?? 1 })] }),
	};
}

import type { LedgerEntry } from '../../src/project/project.ts';
import type { HistoryResult } from './history-result.ts';
import { type Judged, listCounts } from './judge.ts';
import type { MeasuredDocument } from './measure-document.ts';

const COLUMNS = [
	'history',
	'layout',
	'files',
	'statements',
	'ledger',
	'objects',
	'counts',
	'model',
	'document',
	'pg_dump',
	'seconds',
	'MB',
	'result',
];

/** The first lines of the table, a Markdown one. */
export const TABLE_HEAD = `${row(COLUMNS)}${row(COLUMNS.map((name) => (/^(?:files|statements|objects|seconds|MB)$/.test(name) ? '---:' : '---')))}`;

/** One history's line of the table. */
export function formatRow({ entry, result, problems }: Judged): string {
	const outcome = problems.length === 0 ? 'ok' : `**${problems.length} wrong**`;
	const time = [result.seconds.toFixed(1), String(result.megabytes)];
	if (result.kind === 'failed') {
		const blank = Array(8).fill('');
		return row([entry.name, '', ...blank, ...time, `${outcome}: ${firstLine(result.message)}`]);
	}
	const { layout, files, statements, ledger, objects, model, document, dump } = result;
	const known = listCounts(entry, result);
	const equal = known.filter(({ expected, found }) => expected === found).length;
	return row([
		entry.name,
		layout,
		String(files),
		String(statements),
		countLedger(ledger),
		String(objects),
		known.length === 0 ? '' : `${equal} of ${known.length} equal`,
		model.length === 0 ? 'equal' : `${model.length} differ`,
		describeDocument(document),
		describeDump(dump),
		...time,
		outcome,
	]);
}

function describeDocument({ kilobytes, statements, problems }: MeasuredDocument): string {
	const state = problems.length === 0 ? 'equal' : `${problems.length} wrong`;
	return `${kilobytes} KB, ${statements} statements ${state}`;
}

function describeDump(dump: (HistoryResult & { kind: 'replayed' })['dump']): string {
	if (dump.failure !== null) return 'fails';
	const { entries, differences } = dump;
	return differences.length === 0 ? `${entries} equal` : `${differences.length} of ${entries} differ`;
}

/** How many entries of each kind: `3 assumed, 1 skipped`. */
function countLedger(ledger: readonly LedgerEntry[]): string {
	const kinds: readonly LedgerEntry['kind'][] = ['assumed', 'skipped', 'not-understood'];
	return kinds
		.map((kind) => ({ kind, count: ledger.filter((entry) => entry.kind === kind).length }))
		.filter(({ count }) => count > 0)
		.map(({ kind, count }) => `${count} ${kind}`)
		.join(', ');
}

/** What is to be said of a history below the table: what is wrong, what differs, and what was assumed; empty for nothing. */
export function formatDetails({ entry, result, problems }: Judged): string {
	const lines = problems.map((problem) => `- ${problem}`);
	if (result.kind === 'failed') lines.push('', result.message);
	else {
		const { counts, others, model, document, dump, ledger } = result;
		if (entry.counts == null) lines.push(`counts: ${JSON.stringify(counts)}`);
		if (others.length > 0) lines.push(`known by name only: ${others.join('; ')}`);
		for (const entry of ledger.filter(({ kind }) => kind !== 'skipped')) lines.push(formatEntry(entry));
		lines.push(...model, ...document.problems);
		if (dump.failure !== null) lines.push(`${dump.failure.message}\n${dump.failure.statement}`);
		else lines.push(...dump.differences.map(({ kind, title, diff }) => `${kind} ${title}\n${diff}`));
	}
	return lines.length === 0 ? '' : `\n## ${entry.name}\n\n${lines.join('\n')}\n`;
}

function formatEntry({ kind, message, file, line }: LedgerEntry): string {
	return `${kind}: ${file}${line === null ? '' : `:${line}`}: ${message}`;
}

function firstLine(text: string): string {
	return text.split('\n')[0] ?? '';
}

function row(cells: readonly string[]): string {
	return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
}

import type { TracedRow, TracedRowLock } from '../../report.ts';
import { htmlCode } from './escape.ts';
import { blobUrl, type RepositoryLinks } from './links.ts';

/** The longest beginning of a statement in a cell, in UTF-16 units. */
const LONGEST_STATEMENT = 70;
/** So many names stand in one cell at most. */
const MOST_NAMES = 6;

/** What the new migrations' statements did, as a table with a row for each; empty where there is none. */
export function traceTable(rows: readonly TracedRow[], links: RepositoryLinks | null, most: number): string {
	if (rows.length === 0) return '';
	const more = rows.length > most ? [`\n… and ${rows.length - most} more statements`] : [];
	return [
		'| Statement | Locks on what was there | Written anew, read whole | Objects | Transaction |',
		'| :-- | :-- | :-- | :-- | :-- |',
		...rows.slice(0, most).map((row) => `| ${cellsOf(row, links).join(' | ')} |`),
		...more,
	].join('\n');
}

function cellsOf(row: TracedRow, links: RepositoryLinks | null): readonly string[] {
	return [
		`${placeOf(row, links)}<br>${htmlCode(shortened(row.statement))}${failureOf(row)}`,
		locksOf(row.locks),
		lines([
			...row.rewrites.map(({ relation, reason }) => `${htmlCode(relation)} written anew (${reason})`),
			...row.scans.map((table) => `${htmlCode(table)} read`),
		]),
		lines(row.objects.map(({ verb, object }) => `${verb} ${htmlCode(object)}`)),
		transactionOf(row),
	];
}

function placeOf({ file, line }: TracedRow, links: RepositoryLinks | null): string {
	const label = htmlCode(`${file.slice(file.lastIndexOf('/') + 1)}:${line}`);
	const url = blobUrl(links, file);
	return url ? `<a href="${url}#L${line}">${label}</a>` : label;
}

function shortened(statement: string): string {
	return statement.length <= LONGEST_STATEMENT ? statement : `${statement.slice(0, LONGEST_STATEMENT - 1)}…`;
}

function failureOf({ rowFailure }: TracedRow): string {
	return rowFailure === null ? '' : `<br>fails where there are rows: ${htmlCode(rowFailure)}`;
}

function locksOf(locks: readonly TracedRowLock[]): string {
	const old = locks.filter(({ isNew, kind }) => !isNew && kind !== 'index');
	if (old.length > 0) return lines(old.map(({ mode, relation }) => `${mode}: ${htmlCode(relation)}`));
	return locks.some(({ isNew }) => isNew) ? 'none, only on what is new' : '';
}

function transactionOf({ transaction, held }: TracedRow): string {
	if (transaction === null) return 'none';
	const old = held.filter(({ isNew, kind }) => !isNew && kind !== 'index');
	if (old.length === 0) return String(transaction);
	return `${transaction}, holding ${lines(old.map(({ mode, relation }) => `${mode} on ${htmlCode(relation)}`))}`;
}

function lines(items: readonly string[]): string {
	const shown = items.slice(0, MOST_NAMES);
	const more = items.length > MOST_NAMES ? [`… ${items.length - MOST_NAMES} more`] : [];
	return [...shown, ...more].join('<br>');
}

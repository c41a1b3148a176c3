import type { TracedRow, TracedRowLock } from '../../report.ts';
import { visibleLine } from '../../visible-text.ts';
import type { Paint } from './paint.ts';
import { wrap } from './wrap.ts';

/** The longest beginning of a statement, and the longest message of the engine. */
const LONGEST = { statement: 80, message: 200 } as const;

/** What one statement did: where it stands and how it begins, and below that the locks, rewrites and reads. */
export function traceRow(row: TracedRow, paint: Paint, width: number): string {
	const facts = factsOf(row);
	const where = paint('cyan', visibleLine(`${row.file}:${row.line}`, LONGEST.message));
	const head = wrap(`${where} ${visibleLine(row.statement, LONGEST.statement)}`, width, 2);
	return facts.length === 0 ? head : `${head}\n${wrap(facts.join('; '), width, 4)}`;
}

function factsOf({ locks, held, rewrites, scans, transaction, rowFailure }: TracedRow): readonly string[] {
	const show = (text: string) => visibleLine(text, LONGEST.message);
	const old = onOld(locks);
	return [
		...old.map(({ mode, relation }) => `${mode} on ${show(relation)}`),
		...(old.length === 0 && locks.length > 0 ? ['locks only what is new'] : []),
		...rewrites.map(({ relation, reason }) => `writes ${show(relation)} anew (${reason})`),
		...scans.map((table) => `reads all of ${show(table)}`),
		transaction === null ? 'in no transaction' : `transaction ${transaction}`,
		...onOld(held).map(({ mode, relation }) => `holding ${mode} on ${show(relation)}`),
		...(rowFailure === null ? [] : [`fails where there are rows: ${show(rowFailure)}`]),
	];
}

function onOld(locks: readonly TracedRowLock[]): readonly TracedRowLock[] {
	return locks.filter(({ isNew, kind }) => !isNew && kind !== 'index');
}

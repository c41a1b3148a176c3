import { minutesFrom, type Span, steadyClock } from '../../replay/clock-values.ts';
import { randomTextFinder } from '../../replay/random-text.ts';
import { listTokens } from '../../sql/tokens.ts';
import { type DumpEntry, isRows, rowsOf } from './dump-entries.ts';

const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;
const MADE_UP = '<made up>';

/** In microseconds. */
const MINUTE = 60_000_000;

/** What of a dump's rows is another value in each run, by the SQL that put them there. */
export interface Steadying {
	/** When the SQL ran. */
	readonly ran: Span;
	/** All SQL that could have written a value, in lower case. */
	readonly written: string;
}

/** A dump in which clock readings and random values of rows are the same in each run. */
export interface SteadyDump {
	readonly entries: readonly DumpEntry[];
	/** How many rows it has. */
	readonly rows: number;
	/** How many values are another one in each run. */
	readonly madeUp: number;
}

/** Puts a mark in the place of each value that is another one in each run. */
export function steadyRows(entries: readonly DumpEntry[], { ran, written }: Steadying): SteadyDump {
	const known = new Map<string, boolean>();
	const isWritten = (value: string): boolean => {
		const lower = value.toLowerCase();
		const answer = known.get(lower) ?? written.includes(lower);
		known.set(lower, answer);
		return answer;
	};
	const isRandom = randomTextFinder(written, isWritten);
	const isLong = ran.to - ran.from >= MINUTE;
	let madeUp = 0;
	let rows = 0;
	const steady = (value: string): string => {
		const text = steadyClock(value, ran).replace(UUID, (id) => (isWritten(id) ? id : MADE_UP));
		if (text !== value) return text;
		const minutes = minutesFrom(value, ran);
		// In a run that takes minutes nobody can tell from which of its moments it was counted.
		if (minutes !== null) return isLong ? '<some time from the run>' : `<${minutes} minutes on>`;
		return isRandom(value) ? MADE_UP : value;
	};
	const steadyRow = (row: string): string => {
		let text = '';
		let at = 0;
		for (const { kind, start, end } of listTokens(row)) {
			if (kind !== 'string' && kind !== 'number') continue;
			const [from, to] = kind === 'string' ? [start + 1, end - 1] : [start, end];
			const value = row.slice(from, to);
			const steadied = steady(value);
			if (steadied === value) continue;
			madeUp++;
			text += row.slice(at, from) + steadied;
			at = to;
		}
		return text + row.slice(at);
	};
	const steadied = entries.map((entry) => {
		if (!isRows(entry)) return entry;
		const lines = rowsOf(entry);
		rows += lines.length;
		return { ...entry, sql: lines.map(steadyRow).sort().join(';\n') };
	});
	return { entries: steadied, rows, madeUp };
}

import { createHash } from 'node:crypto';
import type { TableContents } from '../dialects/dialect.ts';
import type { RowValue, TableRows } from '../model/rows.ts';
import { findClockValues, isWithin, minutesFrom, type Span, steadyClock } from './clock-values.ts';

/** What tells a value that a migration wrote down from one that the engine made up. */
export interface Origin {
	/** The engine's time while the migrations ran, in microseconds since 1970. */
	readonly ran: Span;
	/** Whether the migrations' own text has this in it, whatever the case. */
	isWritten(text: string): boolean;
	/** Whether a text is another one in each run. */
	isRandom(text: string): boolean;
}

const RANDOM_UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[147][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g;
const DATE = /\d{4}-\d\d-\d\d/;

interface Place {
	readonly contents: TableContents;
	readonly row: readonly (string | null)[];
	readonly isWhole: boolean;
	readonly isMadeUp: boolean;
}

/**
 * Rows with everything taken out that is another value in each run: a time is the default or `now()`, a made-up key
 * that nothing refers to is its default, and one that is referred to is a steady one, made from the rest of its row.
 * Rows that hold other random text are left out.
 */
export function steadyRows(found: readonly TableContents[], origin: Origin): readonly TableRows[] {
	const keys = steadyKeys(found, origin);
	return found.map((contents) => {
		const { namespace, table, columns, more, positions = [] } = contents;
		let isMoved = false;
		const steady = contents.rows.filter((row) => !isMadeAnew(row, columns, origin));
		const random = contents.rows.length - steady.length;
		const rows = steady.map((row) =>
			row.map((value, index): RowValue => {
				if (value === null) return null;
				const column = columns[index]!;
				const steady = steadyValue(value, column, origin, keys);
				isMoved ||= steady !== value && typeof steady === 'string';
				return steady;
			}),
		);
		return {
			namespace,
			table,
			columns: columns.map(({ name }) => name),
			rows: isMoved ? rows.toSorted(compareRows) : rows,
			more: more + random,
			...(random > 0 ? { random } : {}),
			...(positions.length > 0 ? { positions } : {}),
		};
	});
}

/** Rows that hold random text are data that the migrations make; a default that makes it makes it again. */
function isMadeAnew(
	row: readonly (string | null)[],
	columns: readonly FoundColumn[],
	{ isRandom }: Origin,
): boolean {
	return row.some((value, index) => {
		const { isMadeUp = false, isTime = false } = columns[index] ?? {};
		return value !== null && !isMadeUp && !isTime && isRandom(value);
	});
}

type FoundColumn = TableContents['columns'][number];

function steadyValue(
	value: string,
	{ isTime, isMadeUp }: FoundColumn,
	origin: Origin,
	keys: ReadonlyMap<string, string | null>,
): RowValue {
	if (isTime && isWithin(value, origin.ran)) return { sql: isMadeUp ? 'DEFAULT' : 'now()' };
	if (isTime) {
		if (isMadeUp && !origin.isWritten(DATE.exec(value)?.[0] ?? value)) return { sql: 'DEFAULT' };
		const minutes = minutesFrom(value, origin.ran);
		return minutes === null
			? value
			: { sql: `now() ${minutes < 0 ? '-' : '+'} interval '${inWords(minutes)}'` };
	}
	if (keys.get(value) === null) return { sql: isMadeUp ? 'DEFAULT' : 'gen_random_uuid()' };
	const steady = value.replace(RANDOM_UUID, (key) => keys.get(key) ?? key);
	if (steady !== value) return steadyClock(steady, origin.ran);
	if (isMadeUp && !origin.isWritten(value)) return { sql: 'DEFAULT' };
	return origin.isWritten(value) ? value : steadyClock(value, origin.ran);
}

function inWords(minutes: number): string {
	const size = Math.abs(minutes);
	if (size % 1440 === 0) return `${size / 1440} days`;
	return size % 60 === 0 ? `${size / 60} hours` : `${size} minutes`;
}

/** Made-up keys: null for one that stands in one place only, else what stands for it. */
function steadyKeys(found: readonly TableContents[], origin: Origin): ReadonlyMap<string, string | null> {
	const places = findKeys(found, origin);
	const keys = new Map<string, string | null>();
	const used = new Map<string, number>();
	for (const [key, all] of places) {
		const [only] = all;
		if (all.length === 1 && only?.isWhole) {
			keys.set(key, null);
			continue;
		}
		const home =
			all.find(({ isWhole, isMadeUp }) => isWhole && isMadeUp) ?? all.find(({ isWhole }) => isWhole) ?? only!;
		const text = describe(home, origin, places);
		const count = (used.get(text) ?? 0) + 1;
		used.set(text, count);
		keys.set(key, uuidFrom(`${text} ${count}`));
	}
	return keys;
}

function findKeys(found: readonly TableContents[], origin: Origin): ReadonlyMap<string, readonly Place[]> {
	const places = new Map<string, Place[]>();
	const written = new Map<string, boolean>();
	for (const contents of found) {
		for (const row of contents.rows) {
			for (const [index, value] of row.entries()) {
				for (const [key] of value?.matchAll(RANDOM_UUID) ?? []) {
					if (!written.has(key))
						written.set(key, origin.isWritten(key) || origin.isWritten(key.replaceAll('-', '')));
					if (written.get(key)) continue;
					const isMadeUp = contents.columns[index]?.isMadeUp ?? false;
					const place = { contents, row, isWhole: value === key, isMadeUp };
					const list = places.get(key);
					if (list) list.push(place);
					else places.set(key, [place]);
				}
			}
		}
	}
	return places;
}

/** What of a row is the same in each run. */
function describe(
	{ contents, row }: Place,
	origin: Origin,
	keys: ReadonlyMap<string, readonly Place[]>,
): string {
	const steady = row.map((value, index) => {
		const column = contents.columns[index];
		if (value === null || keys.has(value) || column?.isTime) return null;
		if (column?.isMadeUp && !origin.isWritten(value)) return null;
		return findClockValues(value, origin.ran) || value.search(RANDOM_UUID) >= 0 ? null : value;
	});
	return JSON.stringify([contents.namespace, contents.table, steady]);
}

function uuidFrom(text: string): string {
	const hex = createHash('sha256').update(text).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function compareRows(a: readonly RowValue[], b: readonly RowValue[]): number {
	for (const [index, value] of a.entries()) {
		const order = compareValues(value, b[index] ?? null);
		if (order !== 0) return order;
	}
	return 0;
}

function compareValues(a: RowValue, b: RowValue): number {
	if (typeof a !== 'string' || typeof b !== 'string')
		return Number(typeof a === 'string') - Number(typeof b === 'string');
	if (/^-?\d{1,15}$/.test(a) && /^-?\d{1,15}$/.test(b)) return Number(a) - Number(b);
	return a < b ? -1 : a > b ? 1 : 0;
}

import type { TablePlan } from './table-plan.ts';

/** What has been decided for the rows of one table, and is decided otherwise when the engine refuses them. */
export interface RowChoices {
	/** How many rows. */
	readonly count: number;
	/** Columns that stay null. */
	readonly absent: ReadonlySet<string>;
	/** Columns that are named although they need not be. */
	readonly shown: ReadonlySet<string>;
	/** Rule → which of its ways is gone. */
	readonly ways: ReadonlyMap<string, number>;
	/** Column → how many of its values are passed over. */
	readonly shifts: ReadonlyMap<string, number>;
	/** Which common shape texts have; null for what their columns' names say. */
	readonly shape: number | null;
	/** Only what a row cannot be without. */
	readonly isBare: boolean;
	/** What has been tried already, so that nothing is tried twice. */
	readonly tried: readonly string[];
	/** What a step that is tried by itself has left; null where none is. */
	readonly before: RowChoices | null;
}

/** Optional columns that are filled for the sake of the reader. */
const MOST_EXTRAS = 4;
const USUAL_ROWS = 2;
const MOST_ROWS = 8;
const READABLE = /^(?:text|character varying|citext|smallint|integer|bigint|numeric|date|timestamp|boolean)/;

/** A default that asks what time it is. */
const IS_NOW = /^\(*(?:CURRENT_|LOCALTIME|[\w."]*\()/;

/** What to begin with. */
export function firstChoices({ columns, wanted }: TablePlan): RowChoices {
	const extras = columns.filter(
		({ column, type, isNullable, isShown, isRequired }) =>
			isNullable &&
			!isShown &&
			!isRequired &&
			column.default === null &&
			(type.labels !== null || READABLE.test(type.name)) &&
			!/delet|archiv|remov|cancel|revok|reject|disabl|suspend|bann|block(?:ed|_)|lock(?:ed|_)|error|fail/i.test(
				column.name,
			),
	);
	const shown = new Set(extras.slice(0, MOST_EXTRAS).map(({ column }) => column.name));
	const isTimed = columns.some(
		({ column, isMoment, isRequired, isShown }) =>
			isMoment && (isRequired || isShown || shown.has(column.name)),
	);
	// Beside moments of the past, now would be out of order.
	for (const { column, isMoment } of isTimed ? columns : [])
		if (isMoment && IS_NOW.test(column.default ?? '')) shown.add(column.name);
	return {
		count: Math.min(Math.max(USUAL_ROWS, ...[...wanted.values()].map(({ length }) => length)), MOST_ROWS),
		absent: new Set(),
		shown,
		ways: new Map(),
		shifts: new Map(),
		shape: null,
		isBare: false,
		tried: [],
		before: null,
	};
}

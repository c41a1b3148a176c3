import type { RowValue } from '../../../model/rows.ts';
import { makeFurtherRow } from '../../rows/make-rows.ts';
import { firstChoices } from '../../rows/row-choices.ts';
import type { PlannedColumn, TablePlan } from '../../rows/table-plan.ts';
import { tellingKeys, tellingValues } from './telling-values.ts';

/** A row like one that the table has, but for these columns. */
export type RowVariant = ReadonlyMap<string, RowValue>;

/** What is tried on one table; each variant by itself. */
export interface TableVariants {
	/** A second row with the same values, those with nulls, and one into each partition. */
	readonly plain: readonly RowVariant[];
	/** Rows with a telling value in each column that is not a key's. */
	readonly telling: readonly RowVariant[];
}

/** The number of the first further row, behind all that the generator makes. */
const FIRST_ROW = 1000;
/** The number of a further row whose values must not be far from the first ones. */
const EARLY_ROW = 2;

/** The variants of a table's rows that show what it allows. */
export function rowVariants(plan: TablePlan): TableVariants {
	const nullable = plan.columns.filter(({ isNullable }) => isNullable).map(({ column }) => column.name);
	const nulls = nullable.map((name): RowVariant => new Map([[name, null]]));
	const all: RowVariant = new Map(nullable.map((name) => [name, null]));
	const plain = [new Map<string, RowValue>(), ...(nullable.length > 1 ? [all] : []), ...nulls];
	return { plain: [...plain, ...partitionVariants(plan)], telling: tellingVariants(plan) };
}

/** The same for one column at a time. */
export function separately(variant: RowVariant): readonly RowVariant[] {
	return variant.size > 1 ? [...variant].map((each) => new Map([each])) : [];
}

/** A variant whose keys are not those of the row that it is like; `number` is another one for each variant of the table. */
export function withFreshKeys(plan: TablePlan, variant: RowVariant, number: number): RowVariant {
	const referring = new Set(plan.foreignKeys.flatMap(({ columns }) => columns));
	const own = new Set(plan.uniques.flatMap(({ columns }) => columns.filter((name) => !referring.has(name))));
	const wanted = [...own].filter((name) => !variant.has(name));
	if (wanted.length === 0) return variant;
	const made = furtherRow(plan, wanted, FIRST_ROW + number);
	return new Map([...wanted.flatMap((name) => pick(made, name)), ...variant]);
}

function pick(
	row: ReadonlyMap<string, string | null>,
	name: string,
): readonly (readonly [string, RowValue])[] {
	const value = row.get(name);
	return value == null ? [] : [[name, value]];
}

function furtherRow(
	plan: TablePlan,
	wanted: readonly string[],
	number: number,
	partition = 0,
): ReadonlyMap<string, string | null> {
	const choices = firstChoices(plan);
	const shown = new Set([...choices.shown, ...wanted]);
	return makeFurtherRow(plan, { ...choices, shown, shifts: new Map([['', partition]]) }, number);
}

/** A row into each partition, by the values of the columns that say where it goes. */
function partitionVariants(plan: TablePlan): readonly RowVariant[] {
	const ways = plan.partitions ?? [];
	return ways.map((way, index) => {
		const names = [...new Set(way.map(({ column }) => column))];
		// The generator goes from partition to partition with the row's number, which moves moments on by a day each.
		const made = furtherRow(plan, names, EARLY_ROW, index + ways.length * EARLY_ROW - EARLY_ROW);
		return new Map(names.flatMap((name) => pick(made, name)));
	});
}

function tellingVariants(plan: TablePlan): readonly RowVariant[] {
	const referring = new Set(plan.foreignKeys.flatMap(({ columns }) => columns));
	const columns = plan.columns.flatMap((planned) => {
		const values = referring.has(planned.column.name) ? [] : valuesOf(planned);
		return values.length > 0 ? [{ name: planned.column.name, values }] : [];
	});
	const most = columns.reduce((count, { values }) => Math.max(count, values.length), 0);
	return Array.from(
		{ length: most },
		(_, place) =>
			new Map(columns.flatMap(({ name, values }) => (place < values.length ? [[name, values[place]!]] : []))),
	);
}

function valuesOf({ isKey, type }: PlannedColumn): readonly string[] {
	return isKey ? tellingKeys(type) : tellingValues(type);
}

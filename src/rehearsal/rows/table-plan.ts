import type { Column, ForeignKey, Table } from '../../model/objects.ts';
import type { Schema } from '../../model/schema.ts';
import { readExpression } from '../../specification/words/conditions/read-expression.ts';
import type { Way } from './demand.ts';
import { sourceDemands } from './generated-sources.ts';
import { partitionWays } from './partition-ways.ts';
import { partsOfTable } from './table-parts.ts';
import type { ResolveType, ValueType } from './value-type.ts';
import { isMomentName, isMomentType } from './values/time-values.ts';
import { waysTo } from './ways.ts';

/** A rule with its columns and the ways to meet it. */
export interface PlannedRule {
	readonly name: string;
	readonly columns: readonly string[];
	readonly ways: readonly Way[];
}

/** A column that a row may have a value for. */
export interface PlannedColumn {
	readonly column: Column;
	readonly type: ValueType;
	/** A row without it is refused. */
	readonly isRequired: boolean;
	/** It is named in every row, because others refer to it or because it tells rows apart. */
	readonly isShown: boolean;
	readonly isNullable: boolean;
	/** It says when something is. */
	readonly isMoment: boolean;
	/** It tells rows apart and is counted up. */
	readonly isKey: boolean;
}

/** All that is known about a table for making rows of it. */
export interface TablePlan {
	readonly table: Table;
	readonly columns: readonly PlannedColumn[];
	readonly rules: readonly PlannedRule[];
	/** What generated columns always are. */
	readonly constants: ReadonlyMap<string, string>;
	/** Values that tables which refer to this one count on, by column: a row for each. */
	readonly wanted: ReadonlyMap<string, readonly string[]>;
	/** What generated columns take their values from, in the row of this number. */
	readonly sources: (row: number) => Way;
	/** Unique and exclusion constraints and unique indexes, by the columns that are in them. */
	readonly uniques: readonly { readonly name: string; readonly columns: readonly string[] }[];
	/** The longest first, because they leave the least choice. */
	readonly foreignKeys: readonly ForeignKey[];
	/** One way into each partition; null for a table without partitions. */
	readonly partitions: readonly Way[] | null;
	/** As what part of a second its numbers count time: 1, 1000 or 1000000 to a second. */
	readonly clockUnit: number;
}

/** Puts together what a table asks of its rows. */
export function planTable(schema: Schema, table: Table, resolve: ResolveType): TablePlan {
	const columns = partsOfTable(schema, table, 'column');
	const foreignKeys = partsOfTable(schema, table, 'foreign-key');
	const names = columns.map(({ name }) => name);
	const constraints = partsOfTable(schema, table, 'primary-key', 'unique', 'exclusion');
	const indexes = partsOfTable(schema, table, 'index').filter(({ unique }) => unique);
	const uniques = [
		...constraints.map(({ name, columns: keys, definition }) => ({
			name,
			columns: mentioned(definition, keys, names),
		})),
		...indexes.map(({ name, keys, predicate }) => ({
			name,
			columns: mentioned([...keys, predicate ?? ''].join(' '), keys, names),
		})),
	];
	const primary = new Set(constraints.find(({ kind }) => kind === 'primary-key')?.columns);
	const shown = new Set([
		...uniques.flatMap((unique) => unique.columns),
		...foreignKeys.flatMap((key) => key.columns),
	]);
	return {
		table,
		columns: columns
			.filter(({ generated }) => generated === null)
			.map((column) => planColumn(column, resolve(column.type), primary, shown)),
		rules: partsOfTable(schema, table, 'check').map(({ name, expression, columns: named }) => {
			const read = readExpression(expression, names);
			const ways = read ? waysTo(read, true) : [[]];
			return {
				name,
				columns: named.length > 0 ? named : mentioned(expression, [], names),
				// What is filled tells a reader more than what is empty.
				ways: ways.toSorted((a, b) => countAbsent(a) - countAbsent(b)),
			};
		}),
		constants: new Map(columns.flatMap(constantOf)),
		wanted: new Map(),
		sources: (row) => sourceDemands(table, columns, resolve, row),
		uniques,
		foreignKeys: foreignKeys.toSorted((a, b) => b.columns.length - a.columns.length),
		partitions: table.partitionBy === null ? null : partitionWays(schema, table),
		clockUnit: clockUnitOf(columns),
	};
}

function constantOf({ name, generated }: Column): readonly (readonly [string, string])[] {
	const text = /^'((?:[^']|'')*)'(?:::[\w ."]+)?$/.exec(generated?.expression ?? '')?.[1];
	return text === undefined ? [] : [[name, text.replaceAll("''", "'")]];
}

/** By the names of the functions that the columns' defaults call. */
function clockUnitOf(columns: readonly Column[]): number {
	const defaults = columns.map((column) => column.default ?? '').join(' ');
	if (/micro|1000000/.test(defaults)) return 1_000_000;
	return /milli|\* \(?1000\b/.test(defaults) ? 1000 : 1;
}

function countAbsent(way: Way): number {
	return way.filter(({ kind }) => kind === 'null').length;
}

function planColumn(
	column: Column,
	type: ValueType,
	primary: ReadonlySet<string>,
	shown: ReadonlySet<string>,
): PlannedColumn {
	const isNullable = !column.notNull && !type.isPresent && !primary.has(column.name);
	const hasDefault = column.default !== null || column.identity !== null || type.hasDefault;
	const isCounted = column.identity !== null || /^nextval\(/.test(column.default ?? '');
	return {
		column,
		type,
		isNullable,
		isMoment:
			isMomentType(type.name) ||
			(/^(?:integer|bigint|numeric)$/.test(type.name) && isMomentName(column.name)),
		isRequired: !isNullable && !hasDefault,
		isShown: shown.has(column.name),
		isKey: isCounted || (primary.size === 1 && primary.has(column.name)),
	};
}

/** The columns that an expression speaks of, where the model does not say. */
function mentioned(expression: string, keys: readonly string[], names: readonly string[]): readonly string[] {
	const words = new Set(
		[...expression.matchAll(/"((?:[^"]|"")+)"|([A-Za-z_]\w*)/g)].map(
			([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
		),
	);
	return names.filter((name) => keys.includes(name) || words.has(name));
}

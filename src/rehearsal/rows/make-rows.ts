import type { ForeignKey } from '../../model/objects.ts';
import type { TableRows } from '../../model/rows.ts';
import type { Demand, Way } from './demand.ts';
import type { RowChoices } from './row-choices.ts';
import { tableKey } from './table-parts.ts';
import type { PlannedColumn, TablePlan } from './table-plan.ts';
import { makeValue } from './values/make-value.ts';
import { domainDemands } from './values/value-wish.ts';
import { contradicts } from './ways.ts';

/** Keys that rows may refer to, by `keyOf` a foreign key. */
export type Pools = ReadonlyMap<string, readonly (readonly string[])[]>;

/** What a foreign key points at. */
export function poolKey({ references }: ForeignKey): string {
	return JSON.stringify([references.namespace, references.relation, references.columns]);
}

type Row = Map<string, string | null>;

/** Rows of a table as the choices have them. */
export function makeRows(plan: TablePlan, choices: RowChoices, pools: Pools): TableRows {
	const rows: Row[] = [];
	for (let index = 0; index < choices.count; index++) rows.push(makeRow(plan, choices, pools, index, rows));
	const names = plan.columns
		.map(({ column }) => column.name)
		.filter((name) => rows.some((row) => row.has(name)));
	return {
		namespace: plan.table.namespace,
		table: plan.table.name,
		columns: names,
		rows: rows.map((row) => names.map((name) => row.get(name) ?? null)),
		more: 0,
	};
}

/** One more row, by its number; a column that refers to other rows has no value, or null where the choices have none. */
export function makeFurtherRow(
	plan: TablePlan,
	choices: RowChoices,
	number: number,
): ReadonlyMap<string, string | null> {
	return makeRow(plan, choices, new Map(), number, [new Map()]);
}

function makeRow(
	plan: TablePlan,
	choices: RowChoices,
	pools: Pools,
	index: number,
	before: readonly Row[],
): Row {
	const demands = demandsFor(plan, choices, index);
	// What the engine computes takes part in keys, and is not written.
	const row: Row = new Map(plan.constants);
	const itself = tableKey(plan.table);
	const isOwn = (key: ForeignKey): boolean =>
		tableKey({ namespace: key.references.namespace, name: key.references.relation }) === itself;
	const absent = new Set([...choices.absent, ...absentOf(demands)]);
	for (const key of plan.foreignKeys) {
		if (!isOwn(key)) refer(plan, { ...choices, absent }, key, fitting(plan, key, pools, demands), index, row);
	}
	const own = plan.foreignKeys.filter(isOwn);
	const later = new Set(
		own.flatMap(({ columns }) => columns).filter((name) => !row.has(name) && !isReferred(own, name)),
	);
	for (const planned of plan.columns) {
		const { name } = planned.column;
		const asked = demands.get(name) ?? [];
		if (row.has(name) || later.has(name) || !isNamed(planned, choices, asked)) continue;
		row.set(name, choices.absent.has(name) ? null : valueFor(plan, planned, choices, asked, index, row));
	}
	for (const key of own)
		referToOwn(plan, { ...choices, absent }, key, row, index === 0 ? row : before[0]!, index);
	for (const name of plan.constants.keys()) row.delete(name);
	return row;
}

/** The keys to choose from: those that the rules allow, and that agree with some key of each other table. */
function fitting(
	plan: TablePlan,
	key: ForeignKey,
	pools: Pools,
	demands: ReadonlyMap<string, readonly Demand[]>,
): readonly (readonly string[])[] {
	const choices = key.columns.map((column) =>
		(demands.get(column) ?? []).flatMap((demand) => (demand.kind === 'one-of' ? [demand.values] : [])),
	);
	const allowed = (pools.get(poolKey(key)) ?? []).filter((values) =>
		values.every((value, place) => (choices[place] ?? []).every((each) => each.includes(value))),
	);
	const others = plan.foreignKeys.filter(
		(other) => other !== key && other.columns.some((column) => key.columns.includes(column)),
	);
	const agreeing = allowed.filter((values) => others.every((other) => agrees(key, values, other, pools)));
	return agreeing.length > 0 ? agreeing : allowed;
}

function agrees(key: ForeignKey, values: readonly string[], other: ForeignKey, pools: Pools): boolean {
	const pool = pools.get(poolKey(other)) ?? [];
	if (pool.length === 0) return true;
	return pool.some((candidate) =>
		other.columns.every((column, place) => {
			const shared = key.columns.indexOf(column);
			return shared < 0 || values[shared] === candidate[place];
		}),
	);
}

function absentOf(demands: ReadonlyMap<string, readonly Demand[]>): readonly string[] {
	return [...demands].filter(([, asked]) => asked.some(({ kind }) => kind === 'null')).map(([name]) => name);
}

function isReferred(own: readonly ForeignKey[], name: string): boolean {
	return own.some(({ references }) => references.columns.includes(name));
}

/** A demand that compares two columns is one on either of them, whichever gets its value last. */
function demandsFor(
	{ rules, partitions, sources, wanted }: TablePlan,
	{ ways, shifts }: RowChoices,
	index: number,
): ReadonlyMap<string, readonly Demand[]> {
	const shift = shifts.get('') ?? 0;
	const sorts = [...wanted].map(([column, values]): Demand => {
		return { kind: 'one-of', column, values: [values[index % values.length]!] };
	});
	let found: Way = [
		...sorts,
		...sources(index),
		...(partitions?.[(index + shift) % Math.max(partitions.length, 1)] ?? []),
	];
	// Rules with the least choice come first.
	for (const rule of rules.toSorted((a, b) => a.ways.length - b.ways.length)) {
		found = [...found, ...agreeing(rule.ways, ways.get(rule.name) ?? 0, found)];
	}
	const demands = new Map<string, Demand[]>();
	for (const demand of found.flatMap(bothSides)) {
		const list = demands.get(demand.column);
		if (list) list.push(demand);
		else demands.set(demand.column, [demand]);
	}
	return demands;
}

/** The first way from a place on that does not contradict what is asked for already. */
function agreeing(ways: readonly Way[], first: number, found: Way): Way {
	const turned = ways.map((_, index) => ways[(first + index) % ways.length]!);
	return turned.find((way) => !contradicts([...found, ...way])) ?? turned[0] ?? [];
}

function bothSides(demand: Demand): readonly Demand[] {
	if (demand.kind !== 'beside') return [demand];
	const sign = demand.sign.replace(/[<>]/g, (each) => (each === '<' ? '>' : '<'));
	const mirrored = demand.sign === '<>' ? '<>' : sign;
	return [demand, { kind: 'beside', column: demand.other, other: demand.column, sign: mirrored }];
}

function isNamed(planned: PlannedColumn, choices: RowChoices, demands: readonly Demand[]): boolean {
	const { name } = planned.column;
	if (planned.isRequired || choices.absent.has(name)) return true;
	if (planned.isShown && (!choices.isBare || planned.isKey)) return true;
	return choices.shown.has(name) || demands.some(({ kind }) => kind === 'present');
}

function valueFor(
	{ table, clockUnit }: TablePlan,
	{ column, type, isKey, isRequired }: PlannedColumn,
	{ ways, shifts, shape }: RowChoices,
	demands: readonly Demand[],
	index: number,
	others: Row,
): string | null {
	return makeValue({
		column: column.name,
		table: table.name,
		type,
		isKey,
		shape: isRequired ? shape : null,
		clockUnit,
		others,
		demands: [...demands, ...domainDemands(type, column.name, (rule) => ways.get(rule) ?? 0)],
		row: index,
		attempt: shifts.get(column.name) ?? 0,
	});
}

/** Takes a key that agrees with what the row has already; leaves the columns empty where there is none and they may be. */
function refer(
	plan: TablePlan,
	choices: RowChoices,
	{ columns, name }: ForeignKey,
	pool: readonly (readonly string[])[],
	index: number,
	row: Row,
): void {
	if (columns.every((column) => row.has(column))) return;
	const shift = Math.max(
		choices.shifts.get(name) ?? 0,
		...columns.map((column) => choices.shifts.get(column) ?? 0),
	);
	const fitting = pool.filter((values) =>
		columns.every((column, place) => !row.has(column) || row.get(column) === values[place]),
	);
	const isAbsent = columns.some((column) => choices.absent.has(column));
	const turned = fitting.map((_, place) => fitting[(index + shift + place) % fitting.length]!);
	const chosen = isAbsent
		? undefined
		: (turned.find((values) => !isTaken(plan, name, values, row)) ?? turned[0]);
	for (const [place, column] of columns.entries()) {
		if (row.has(column)) continue;
		const value = chosen?.[place];
		if (value !== undefined) row.set(column, value);
		else if (choices.absent.has(column) || (!isAbsent && isNullable(plan, column))) row.set(column, null);
	}
}

/** Whether another foreign key of the row leads to the same row of the same table. */
function isTaken({ foreignKeys }: TablePlan, name: string, values: readonly string[], row: Row): boolean {
	const target = foreignKeys.find((key) => key.name === name);
	return foreignKeys.some(
		(key) =>
			key !== target &&
			target !== undefined &&
			poolKey(key) === poolKey(target) &&
			key.columns.every((column, place) => row.get(column) === values[place]),
	);
}

/** The first row refers to nothing or to itself, the others to the first; to themselves where they share other columns with it. */
function referToOwn(
	plan: TablePlan,
	choices: RowChoices,
	{ columns, references, name }: ForeignKey,
	row: Row,
	first: Row,
	index: number,
): void {
	const isShared = columns.some((column) => row.has(column));
	const mayBeNull = columns.some((column) => !row.has(column) && isNullable(plan, column));
	const isRoot =
		mayBeNull && (index === 0 || choices.isBare || columns.some((column) => choices.absent.has(column)));
	const target = isShared || (choices.shifts.get(name) ?? 0) > 0 ? row : first;
	for (const [place, column] of columns.entries()) {
		if (row.has(column)) continue;
		const value = target.get(references.columns[place] ?? '');
		row.set(column, isRoot && isNullable(plan, column) ? null : (value ?? null));
	}
}

function isNullable({ columns }: TablePlan, name: string): boolean {
	return columns.find(({ column }) => column.name === name)?.isNullable ?? false;
}

import type { Attempt, Dialect, Engine, KeyRequest } from '../../dialects/dialect.ts';
import type { TableRows } from '../../model/rows.ts';
import type { Schema } from '../../model/schema.ts';
import { codeSpan } from '../../specification/markdown.ts';
import type { TestRows } from '../../specification/rehearsed.ts';
import { nameOf } from '../../specification/relations.ts';
import { loadingOrder } from './loading-order.ts';
import { makeRows, type Pools, poolKey } from './make-rows.ts';
import { needsOf, planTables, referred, wholeOf } from './plan-tables.ts';
import { repair } from './repair.ts';
import { firstChoices, type RowChoices } from './row-choices.ts';
import { tableKey } from './table-parts.ts';
import type { TablePlan } from './table-plan.ts';
import { untie } from './untie.ts';

/** Rows that the engine has refused this often, each time others, are given up. */
const MOST_ROUNDS = 100;
/** Keys that rows may refer to, for each foreign key. */
const MOST_KEYS = 8;

/** What is loaded by one statement: a table, or tables that need each other. */
interface Unit {
	readonly plans: readonly TablePlan[];
	choices: readonly RowChoices[];
	rows: readonly TableRows[];
	statement: string;
	/** The last thing that the engine has said against it; null once it is loaded. */
	refusal: string | null;
	/** It needs no rows but those that it has. */
	readonly isListed: boolean;
	isOver: boolean;
}

/**
 * Rows for every table that keeps rows itself, proven by loading them into the engine, which has the schema; they stay
 * there. Tables that are `listed` (by their keys) have all the rows that they need, which others refer to; `seeds` are the
 * rows that are there already. Nothing refers to a row by what is another one when the rows are loaded again.
 */
export async function makeTestRows(
	dialect: Dialect,
	engine: Engine,
	schema: Schema,
	listed: ReadonlySet<string> = new Set(),
	seeds: readonly TableRows[] = [],
): Promise<readonly TestRows[]> {
	const plans = planTables(schema);
	const seeded = new Set(seeds.map(({ namespace, table }) => tableKey({ namespace, name: table })));
	const written = new Set(seeds.flatMap(writtenValues));
	const pools = new Map<string, readonly (readonly string[])[]>();
	const made: TestRows[] = [];
	for (const level of loadingOrder(
		[...plans].map(([key, plan]) => ({ key, needs: needsOf(schema, plan) })),
	)) {
		const units = level
			.flatMap((knot) =>
				untie(
					knot.map((key) => plans.get(key)!),
					schema,
				),
			)
			.map((knotted) => newUnit(knotted, listed));
		// A knot that comes apart has an order within the level.
		for (const turn of turnsOf(units)) {
			await loadUnits(dialect, engine, schema, turn, pools);
			for (const value of turn.flatMap(({ rows, refusal }) =>
				refusal === null ? rows.flatMap(writtenValues) : [],
			)) {
				written.add(value);
			}
			await readPools(dialect, engine, schema, turn, plans, written, pools);
		}
		await findFilled(dialect, engine, units, seeded);
		for (const unit of units) if (!unit.isListed) made.push(...present(unit));
	}
	return made;
}

/** The values that stand in rows as they are, and come out the same whenever these are loaded. */
function writtenValues({ rows }: TableRows): readonly string[] {
	return rows.flat().filter((value) => typeof value === 'string');
}

function newUnit(plans: readonly TablePlan[], listed: ReadonlySet<string>): Unit {
	const isListed = plans.every(({ table }) => listed.has(tableKey(table)));
	return {
		plans,
		choices: plans.map(firstChoices),
		rows: [],
		statement: '',
		refusal: null,
		isListed,
		isOver: isListed,
	};
}

/** Units of one level are independent, unless they were a knot. */
function turnsOf(units: readonly Unit[]): readonly (readonly Unit[])[] {
	const turns: Unit[][] = [];
	const turnOf = new Map<string, number>();
	for (const unit of units) {
		const keys = unit.plans.flatMap(({ foreignKeys }) =>
			foreignKeys.map(({ references }) => referred(references)),
		);
		const turn = Math.max(0, ...keys.map((key) => (turnOf.get(key) ?? -1) + 1));
		for (const { table } of unit.plans) turnOf.set(tableKey(table), turn);
		turns[turn] ??= [];
		turns[turn].push(unit);
	}
	return turns;
}

async function loadUnits(
	dialect: Dialect,
	engine: Engine,
	schema: Schema,
	units: readonly Unit[],
	pools: Pools,
): Promise<void> {
	for (const unit of units) {
		if (!unit.plans.some(({ partitions }) => partitions?.length === 0)) continue;
		unit.isOver = true;
		unit.refusal = 'It has no partition that a row could go into.';
	}
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const open = units.filter(({ isOver }) => !isOver);
		if (open.length === 0) return;
		for (const unit of open) write(dialect, schema, unit, pools);
		const attempts = await dialect.tryStatements(
			engine,
			open.map(({ statement }) => statement),
		);
		for (const [index, unit] of open.entries()) judge(unit, attempts[index]!);
	}
}

function write(dialect: Dialect, schema: Schema, unit: Unit, pools: Pools): void {
	const { plans, choices } = unit;
	let known = pools;
	if (plans.length > 1) {
		// In a knot keys are known before they are written.
		const keys = new Map(pools);
		const first = plans.map((plan, index) => makeRows(plan, choices[index]!, pools));
		for (const key of plans.flatMap(({ foreignKeys }) => foreignKeys)) {
			const place = plans.findIndex(({ table }) => tableKey(table) === referred(key.references));
			const rows = first[place];
			if (rows) keys.set(poolKey(key), keysOf(rows, key.references.columns));
		}
		known = keys;
	}
	unit.rows = plans.map((plan, index) => makeRows(plan, choices[index]!, known));
	const inserts = unit.rows.flatMap((rows) => dialect.writeRows(schema, rows));
	const last = inserts.pop() ?? '';
	const first = inserts.map((insert, index) => `part${index + 1} AS (\n${insert}\n)`);
	unit.statement = first.length > 0 ? `WITH ${first.join(', ')}\n${last}` : last;
}

function keysOf(rows: TableRows, columns: readonly string[]): readonly (readonly string[])[] {
	const places = columns.map((name) => rows.columns.indexOf(name));
	return rows.rows.flatMap((row) => {
		const values = places.map((place) => row[place]);
		return values.every((value) => typeof value === 'string') ? [values] : [];
	});
}

/** Rows of a table that refers to an empty one cannot be. */
function describeRefusal({ plans }: Unit, failure: NonNullable<Attempt['failure']>): string {
	const key = plans.flatMap(({ foreignKeys }) => foreignKeys).find(({ name }) => name === failure.constraint);
	if (failure.sqlstate === '23503' && key) {
		const { namespace, relation: name } = key.references;
		return `A row needs one of ${codeSpan(nameOf({ namespace, name }))} to refer to, and none could be made there.`;
	}
	return `The engine refuses every row that was tried, the last one with ${codeSpan(failure.message)}.`;
}

function judge(unit: Unit, { failure, rows }: Attempt): void {
	if (!failure) {
		unit.isOver = true;
		unit.refusal =
			rows === 0 ? 'What is inserted is not kept: a rule or a trigger takes it elsewhere.' : null;
		return;
	}
	unit.refusal = describeRefusal(unit, failure);
	for (const [index, plan] of unit.plans.entries()) {
		const repaired = repair(plan, unit.choices[index]!, unit.rows[index]!, failure);
		if (!repaired) continue;
		unit.choices = unit.choices.with(index, repaired);
		return;
	}
	unit.isOver = true;
}

/** A number that a sequence gave is given again; other values that nobody wrote are made anew, such as a random UUID. */
const COUNTED = /^-?\d+$/;

/** What later tables can refer to: of rows that a trigger made, only what is known beforehand. */
async function readPools(
	dialect: Dialect,
	engine: Engine,
	schema: Schema,
	units: readonly Unit[],
	plans: ReadonlyMap<string, TablePlan>,
	written: ReadonlySet<string>,
	pools: Map<string, readonly (readonly string[])[]>,
): Promise<void> {
	const loaded = new Set(units.flatMap((unit) => unit.plans.map(({ table }) => tableKey(table))));
	const counts = new Map(
		units.flatMap(({ rows, refusal }) =>
			rows.map(({ namespace, table, rows: all }) => [
				tableKey({ namespace, name: table }),
				refusal === null ? all.length : 0,
			]),
		),
	);
	const requests = new Map<string, KeyRequest>();
	for (const plan of plans.values()) {
		for (const key of plan.foreignKeys) {
			const { namespace, relation, columns } = key.references;
			if (!loaded.has(wholeOf(schema, key) ?? '') || pools.has(poolKey(key))) continue;
			requests.set(poolKey(key), { namespace, table: relation, columns, most: MOST_KEYS });
		}
	}
	const answers = await dialect.readKeys(engine, [...requests.values()]);
	for (const [index, [key, { namespace, table }]] of [...requests].entries()) {
		const keys = (answers[index] ?? []).filter((values) =>
			values.every((value) => COUNTED.test(value) || written.has(value)),
		);
		const made = Math.min(counts.get(tableKey({ namespace, name: table })) ?? 0, keys.length);
		// Those that were made up come first.
		pools.set(key, [...keys.slice(keys.length - made), ...keys.slice(0, keys.length - made)]);
	}
}

/** Where no row could be made there may be some: reference rows, or those that a trigger makes with rows of other tables. */
async function findFilled(
	dialect: Dialect,
	engine: Engine,
	units: readonly Unit[],
	seeded: ReadonlySet<string>,
): Promise<void> {
	const refused = units.filter(({ refusal, plans }) => refusal !== null && plans.length === 1);
	const requests = refused.flatMap(({ plans }): KeyRequest[] =>
		plans.map(({ table, columns }) => {
			const named = columns.find(({ isNullable }) => !isNullable) ?? columns[0];
			const names = named ? [named.column.name] : [];
			return { namespace: table.namespace, table: table.name, columns: names, most: 1 };
		}),
	);
	const answers = await dialect.readKeys(engine, requests);
	for (const [index, unit] of refused.entries()) {
		if (!answers[index]?.length) continue;
		unit.refusal = unit.plans.some(({ table }) => seeded.has(tableKey(table)))
			? 'It has the rows of the reference data, and no further one fits.'
			: 'A trigger puts rows here when others are put elsewhere, and no further one fits.';
	}
}

function present(unit: Unit): readonly TestRows[] {
	const isLoaded = unit.refusal === null;
	return unit.plans.map(({ table: { namespace, name } }, index) => ({
		namespace,
		table: name,
		// The statement of a knot stands at its last table.
		statements: isLoaded && index === unit.plans.length - 1 ? [unit.statement] : [],
		shortfall: isLoaded ? null : unit.refusal,
	}));
}

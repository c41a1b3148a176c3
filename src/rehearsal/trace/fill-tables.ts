import type { Dialect, Engine } from '../../dialects/dialect.ts';
import type { TableRows } from '../../model/rows.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';
import { loadingOrder } from '../rows/loading-order.ts';
import { makeTestRows } from '../rows/make-test-rows.ts';
import { needsOf, planTables, referred } from '../rows/plan-tables.ts';
import { allTables, tableKey } from '../rows/table-parts.ts';
import type { TablePlan } from '../rows/table-plan.ts';
import { type RowVariant, rowVariants, separately, withFreshKeys } from './rows/row-variants.ts';
import { unusedKey, writeChange, writeGlance, writeVariant } from './rows/write-variant.ts';

/**
 * Puts a few rows into every table of the schema that the engine has, and into the tables named by `touched` (as
 * `namespace.name`) also rows that show what they allow: nulls, duplicates, telling values. Gives the tables that have
 * no row at all, by `namespace.name`, each with the reason as Markdown. Those that are `filled` have rows already, which
 * others refer to, and get no more.
 */
export async function fillTables(
	dialect: Dialect,
	engine: Engine,
	schema: Schema,
	touched: ReadonlySet<string>,
	filled: ReadonlySet<string> = new Set(),
): Promise<ReadonlyMap<string, string>> {
	const listed = new Set(
		[...allTables(schema).values()]
			.filter(({ namespace, name }) => filled.has(`${namespace}.${name}`))
			.map(tableKey),
	);
	const made = await makeTestRows(
		dialect,
		engine,
		schema,
		listed,
		await readSeeds(dialect, engine, schema, filled),
	);
	const reasons = new Map(
		made.flatMap(({ namespace, table, shortfall }) =>
			shortfall === null || filled.has(`${namespace}.${table}`)
				? []
				: [[tableKey({ namespace, name: table }), shortfall]],
		),
	);
	const plans = planTables(schema);
	const empty = await findEmpty(
		dialect,
		engine,
		[...reasons.keys()].flatMap((key) => plans.get(key) ?? []),
	);
	const varied = touchedPlans(schema, plans, touched).filter(
		(plan) => !empty.has(plan) && !listed.has(tableKey(plan.table)),
	);
	await vary(dialect, engine, varied);
	return new Map(
		[...empty].map(({ table }) => [`${table.namespace}.${table.name}`, reasons.get(tableKey(table)) ?? '']),
	);
}

/** How many rows of a table that is filled others may refer to. */
const MOST_SEEDS = 8;

/** What foreign keys can refer to in tables that have rows already. */
async function readSeeds(
	dialect: Dialect,
	engine: Engine,
	schema: Schema,
	filled: ReadonlySet<string>,
): Promise<readonly TableRows[]> {
	const wanted = new Map(
		objectsOf(schema, 'foreign-key')
			.map(({ references }) => references)
			.filter(({ namespace, relation }) => filled.has(`${namespace}.${relation}`))
			.map((references) => [JSON.stringify(references), references]),
	);
	const requests = [...wanted.values()].map(({ namespace, relation: table, columns }) => ({
		...{ namespace, table, columns, most: MOST_SEEDS },
	}));
	const answers = await dialect.readKeys(engine, requests);
	return requests.map(({ namespace, table, columns }, index) => ({
		...{ namespace, table, columns, rows: answers[index] ?? [], more: 0 },
	}));
}

/** Of tables that the generator had no row for, those that have none: others may have some of the history's own. */
async function findEmpty(
	dialect: Dialect,
	engine: Engine,
	plans: readonly TablePlan[],
): Promise<ReadonlySet<TablePlan>> {
	const glances = await dialect.tryStatements(engine, plans.map(writeGlance));
	return new Set(plans.filter((_, index) => glances[index]?.rows === 0));
}

/** The plans of the tables that are touched, what they refer to first; a partition's rows are the whole's. */
function touchedPlans(
	schema: Schema,
	plans: ReadonlyMap<string, TablePlan>,
	touched: ReadonlySet<string>,
): readonly TablePlan[] {
	const tables = allTables(schema);
	const chosen = new Set<string>();
	const pending = [...tables.values()]
		.filter(({ namespace, name }) => touched.has(`${namespace}.${name}`))
		.map(tableKey);
	for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
		const whole = tables.get(key)?.partitionOf;
		if (whole) pending.push(tableKey(whole));
		const plan = plans.get(key);
		if (!plan || chosen.has(key)) continue;
		chosen.add(key);
		// A row that is another one's extension needs further rows to extend.
		for (const { references } of lonelyKeys(plan)) pending.push(referred(references));
	}
	const order = loadingOrder(
		[...chosen].sort().map((key) => ({ key, needs: needsOf(schema, plans.get(key)!) })),
	);
	return order.flat(2).map((key) => plans.get(key)!);
}

/** The foreign keys of one column that tell the rows apart by themselves. */
function lonelyKeys({ foreignKeys, uniques }: TablePlan): TablePlan['foreignKeys'] {
	return foreignKeys.filter(
		({ columns }) =>
			columns.length === 1 &&
			uniques.some((unique) => unique.columns.length === 1 && unique.columns[0] === columns[0]),
	);
}

interface Try {
	readonly plan: TablePlan;
	readonly variant: RowVariant;
}

async function vary(dialect: Dialect, engine: Engine, plans: readonly TablePlan[]): Promise<void> {
	const numbers = new Map<TablePlan, number>();
	const taken = new Set<TablePlan>();
	const add = async (tries: readonly Try[]): Promise<readonly Try[]> => {
		const statements = tries.map(({ plan, variant }) => {
			const number = numbers.get(plan) ?? 0;
			numbers.set(plan, number + 1);
			return writeVariant(plan, withFreshKeys(plan, withUnusedKeys(plan, variant), number));
		});
		const attempts = await dialect.tryStatements(engine, statements);
		for (const [index, { plan }] of tries.entries()) if (attempts[index]?.rows) taken.add(plan);
		return tries.filter((_, index) => attempts[index]?.failure);
	};
	const variants = plans.map((plan) => ({ plan, ...rowVariants(plan) }));
	const pair =
		(plan: TablePlan) =>
		(variant: RowVariant): Try => ({ plan, variant });
	await add(variants.flatMap(({ plan, plain }) => plain.map(pair(plan))));
	const refused = await add(variants.flatMap(({ plan, telling }) => telling.map(pair(plan))));
	await add(refused.flatMap(({ plan, variant }) => separately(variant).map(pair(plan))));
	// Where no further row fits, those that are there can still be others; nulls last, because they tell most.
	const changes = variants.flatMap(({ plan, plain, telling }) =>
		taken.has(plan)
			? []
			: [...telling, ...plain.toReversed()]
					.filter(({ size }) => size > 0)
					.map((variant) => writeChange(plan, variant)),
	);
	await dialect.tryStatements(engine, changes);
}

function withUnusedKeys(plan: TablePlan, variant: RowVariant): RowVariant {
	const cells = lonelyKeys(plan).flatMap(
		({ columns, references: { namespace, relation, columns: others } }) => {
			const [column] = columns;
			const [other] = others;
			if (column === undefined || other === undefined || variant.has(column)) return [];
			return [[column, unusedKey(plan, column, { namespace, relation, column: other })] as const];
		},
	);
	return cells.length > 0 ? new Map([...variant, ...cells]) : variant;
}

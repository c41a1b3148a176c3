import type { Dialect, Engine } from '../../dialects/dialect.ts';
import type { Schema } from '../../model/schema.ts';
import { makeTestRows } from '../rows/make-test-rows.ts';

/** Puts a few rows into every table; gives those that have none, by `namespace.name`, each with the reason. */
export async function fillTables(
	dialect: Dialect,
	engine: Engine,
	schema: Schema,
	_touched: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
	const made = await makeTestRows(dialect, engine, schema);
	return new Map(
		made.flatMap(({ namespace, table, shortfall }) =>
			shortfall === null ? [] : [[`${namespace}.${table}`, shortfall] as const],
		),
	);
}

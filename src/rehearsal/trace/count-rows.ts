import type { Engine } from '../../dialects/dialect.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';

/** How many tables one query counts. */
const AT_ONCE = 200;

/** How many rows each table has that keeps rows itself, by `namespace.name`. */
export async function countRows(engine: Engine, schema: Schema): Promise<ReadonlyMap<string, number>> {
	const tables = objectsOf(schema, 'table');
	const counts = new Map<string, number>();
	for (let at = 0; at < tables.length; at += AT_ONCE) {
		const parts = tables.slice(at, at + AT_ONCE).map(({ namespace, name }) => {
			const key = `${namespace}.${name}`.replaceAll("'", "''");
			return `SELECT '${key}' AS key, count(*)::int AS rows FROM ${quote(namespace)}.${quote(name)}`;
		});
		for (const { key, rows } of await engine.query<{ readonly key: string; readonly rows: number }>(
			parts.join(' UNION ALL '),
		)) {
			counts.set(key, rows);
		}
	}
	return counts;
}

function quote(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}

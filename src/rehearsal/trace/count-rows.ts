import type { Effect, Engine } from '../../dialects/dialect.ts';
import { identifyRelation } from '../../model/identity.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';
import { quoted } from './quoted.ts';

/** How many tables one query counts. */
const AT_ONCE = 200;

/** How many rows each table has that keeps rows itself, by its identity. */
export async function countRows(engine: Engine, schema: Schema): Promise<Map<string, number>> {
	const tables = objectsOf(schema, 'table');
	const counts = new Map<string, number>();
	for (let at = 0; at < tables.length; at += AT_ONCE) {
		const parts = tables.slice(at, at + AT_ONCE).map(({ namespace, name }) => {
			const key = identifyRelation('table', namespace, name).replaceAll("'", "''");
			return `SELECT '${key}' AS key, count(*)::int AS rows FROM ${quoted(namespace)}.${quoted(name)}`;
		});
		for (const { key, rows } of await engine.query<{ readonly key: string; readonly rows: number }>(
			parts.join(' UNION ALL '),
		)) {
			counts.set(key, rows);
		}
	}
	return counts;
}

/** Has the counts go on under the names that tables have been given. */
export function noteRenames(counts: Map<string, number>, effects: readonly Effect[]): void {
	for (const { kind, identity, details } of effects) {
		const former = details.find((detail) => detail.startsWith(RENAMED));
		if (kind !== 'table' || former === undefined) continue;
		const known = `table ${former.slice(RENAMED.length)}`;
		const rows = counts.get(known);
		if (rows === undefined) continue;
		counts.delete(known);
		counts.set(identity, rows);
	}
}

const RENAMED = 'renamed from ';

import type { Engine } from '../../dialect.ts';

/** Runs a catalog query and returns its rows; one JSON text is several times cheaper to carry than single fields. */
export async function readRows<Row>(engine: Engine, sql: string): Promise<readonly Row[]> {
	const [answer] = await engine.query<{ rows: string | null }>(
		`SELECT json_agg(r)::text AS rows FROM (${sql}) AS r`,
	);
	return answer?.rows ? (JSON.parse(answer.rows) as Row[]) : [];
}

/** Rows of several queries of one shape, in one; one by one where the server may not have all that they ask for. */
export async function readUnion<Row>(engine: Engine, queries: readonly string[]): Promise<readonly Row[]> {
	if (!engine.shortcomings?.isPartial) return readRows<Row>(engine, queries.join('\nUNION ALL\n'));
	const rows: Row[] = [];
	for (const query of queries) for (const row of await readRows<Row>(engine, query)) rows.push(row);
	return rows;
}

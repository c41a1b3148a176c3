import type { Engine, KeyRequest } from '../../dialect.ts';
import { quoteIdentifier, quoteQualified } from '../ddl/quote.ts';

/** Reads the values of these columns from the rows that were written last, in the order in which they were. */
export async function readKeys(
	engine: Engine,
	requests: readonly KeyRequest[],
): Promise<readonly (readonly (readonly string[])[])[]> {
	if (requests.length === 0) return [];
	const queries = requests.map(({ namespace, table, columns, most }, index) => {
		const values = columns.map((column) => `pg_catalog.format('%s', r.${quoteIdentifier(column)})`);
		const present = columns.map((column) => `r.${quoteIdentifier(column)}`).join(', ');
		return `SELECT ${index} AS number, (
			SELECT pg_catalog.json_agg(q.v ORDER BY q.t, q.c) FROM (
				SELECT ARRAY[${values.join(', ')}] AS v, r.tableoid AS t, r.ctid AS c
				FROM ${quoteQualified(namespace, table)} AS r WHERE pg_catalog.num_nulls(${present}) = 0
				ORDER BY r.tableoid DESC, r.ctid DESC LIMIT ${most}
			) AS q)::text AS rows`;
	});
	const answers = await engine.query<{ rows: string | null }>(
		`SELECT answers.rows FROM (${queries.join('\nUNION ALL\n')}) AS answers ORDER BY answers.number`,
	);
	return answers.map(({ rows }) => (rows === null ? [] : (JSON.parse(rows) as string[][])));
}

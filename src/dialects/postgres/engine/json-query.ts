import type { WireResponse } from './wire.ts';

/** SQL that gives the rows of one SELECT as a single JSON text; any other statement as it stands. */
export function asJson(sql: string): string {
	const isSelect = /^\s*(select|with|values|table)\b/i.test(sql);
	return isSelect ? `SELECT coalesce(json_agg(q), '[]')::text FROM (${sql}) q` : sql;
}

/** The JSON text of the answer to `asJson`'s SQL; an empty list where the statement gave no rows. */
export function jsonOf({ rows }: WireResponse): string {
	return rows[0]?.[0] ?? '[]';
}

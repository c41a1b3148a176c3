import type { EngineFailure } from '../../dialects/dialect.ts';
import { list } from '../words/count.ts';

/** Columns of `pg_stat_statements` that PostgreSQL 13 renamed. */
const STATEMENT_TIMES: Readonly<Record<string, string>> = {
	total_time: 'total_exec_time',
	min_time: 'min_exec_time',
	max_time: 'max_exec_time',
	mean_time: 'mean_exec_time',
	stddev_time: 'stddev_exec_time',
};

/** What to do about SQL of a specification that does not run, where there is something better to say than to correct it. */
export function claimAdvice(sql: string, { sqlstate, message }: EngineFailure): string | null {
	if (sqlstate === '42703' && /\bpg_stat_statements\b/i.test(sql)) return renamedTimes(sql);
	if (/in index predicate must be marked IMMUTABLE/.test(message)) {
		return 'A partial index holds the rows for which its condition is true once and for all, so nothing in it may depend on the time or the session, such as `now()`: leave that part to the queries.';
	}
	if (/in index expression must be marked IMMUTABLE/.test(message)) {
		return 'What an index is made of must not depend on the time, the session or its settings: give the function what it would look up, such as a time zone or a text search configuration.';
	}
	if (/^generation expression is not immutable/.test(message)) {
		return 'What a generated column is made of must not depend on the time, the session or its settings.';
	}
	return null;
}

function renamedTimes(sql: string): string | null {
	const gone = Object.keys(STATEMENT_TIMES).filter((name) => new RegExp(`\\b${name}\\b`, 'i').test(sql));
	if (gone.length === 0) return null;
	const quote = (names: readonly string[]): string => list(names.map((name) => `\`${name}\``));
	return `\`pg_stat_statements\` has had no ${quote(gone)} since PostgreSQL 13: look for ${quote(gone.map((name) => STATEMENT_TIMES[name]!))}.`;
}

import { quoteLiteral } from '../../dialects/postgres/ddl/quote.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import type { Rewrite } from '../rule.ts';

/** The same statement behind a limit on how long it waits for its locks, such as `2s`; for its transaction where it has one. */
export function withLockTimeout({ sql, isAlone, mode }: TracedStatement, limit: string): Rewrite {
	const scope = isAlone || mode === 'none' ? '' : 'LOCAL ';
	return [
		{ sql: `SET ${scope}lock_timeout = ${quoteLiteral(limit)}`, isAlone: false },
		{ sql, isAlone },
	];
}

import { isInScope, joinComment } from '../scope.ts';
import { type DefinedRow, readDefined } from './defined.ts';
import type { RareKind } from './rare-kind.ts';

interface StatisticsRow extends DefinedRow {
	readonly head: string;
	readonly definition: string;
	readonly target: number | null;
}

/** Every extended statistics object. */
export const statistics: RareKind = {
	catalog: 'pg_statistic_ext',
	introspect: (engine, scope) =>
		readDefined<StatisticsRow>(
			engine,
			'statistics',
			'pg_statistic_ext',
			`SELECT s.oid, n.nspname AS namespace, quote_ident(s.stxname) AS name, description.description AS comment,
				quote_ident(n.nspname) || '.' || quote_ident(s.stxname) AS head,
				pg_get_statisticsobjdef(s.oid) AS definition, nullif(s.stxstattarget, -1) AS target
			FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace ${joinComment('pg_statistic_ext', 's.oid')}
			WHERE s.stxrelid NOT IN (${scope.ignoredRelations})
				AND ${isInScope(scope, 'pg_statistic_ext', 's.oid', 's.stxnamespace')}`,
			({ head, definition, target }) => [
				definition,
				...(target === null ? [] : [`ALTER STATISTICS ${head} SET STATISTICS ${target}`]),
			],
		),
};

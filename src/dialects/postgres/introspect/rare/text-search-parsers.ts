import { isInScope, joinComment } from '../scope.ts';
import { type DefinedRow, layOutClauses, readDefined, setting } from './defined.ts';
import type { RareKind } from './rare-kind.ts';
import { functionName } from './sql-names.ts';

interface ParserRow extends DefinedRow {
	readonly head: string;
	readonly start: string;
	readonly token: string;
	readonly end: string;
	readonly types: string;
	readonly headline: string | null;
}

/** Every text search parser. */
export const textSearchParsers: RareKind = {
	catalog: 'pg_ts_parser',
	introspect: (engine, scope) =>
		readDefined<ParserRow>(
			engine,
			'text-search-parser',
			'pg_ts_parser',
			`SELECT p.oid, n.nspname AS namespace, quote_ident(p.prsname) AS name, description.description AS comment,
				quote_ident(n.nspname) || '.' || quote_ident(p.prsname) AS head,
				${functionName('p.prsstart')} AS start, ${functionName('p.prstoken')} AS token,
				${functionName('p.prsend')} AS end, ${functionName('p.prslextype')} AS types,
				${functionName('p.prsheadline')} AS headline
			FROM pg_ts_parser p JOIN pg_namespace n ON n.oid = p.prsnamespace ${joinComment('pg_ts_parser', 'p.oid')}
			WHERE ${isInScope(scope, 'pg_ts_parser', 'p.oid', 'p.prsnamespace')}`,
			(row) => [
				`CREATE TEXT SEARCH PARSER ${row.head} ${layOutClauses([
					setting('START', row.start),
					setting('GETTOKEN', row.token),
					setting('END', row.end),
					setting('LEXTYPES', row.types),
					setting('HEADLINE', row.headline),
				])}`,
			],
		),
};

import { isInScope, joinComment } from '../scope.ts';
import { type DefinedRow, layOutClauses, readDefined, setting } from './defined.ts';
import type { RareKind } from './rare-kind.ts';
import { functionName } from './sql-names.ts';

interface TemplateRow extends DefinedRow {
	readonly head: string;
	readonly init: string | null;
	readonly lexize: string;
}

/** Every text search template. */
export const textSearchTemplates: RareKind = {
	catalog: 'pg_ts_template',
	introspect: (engine, scope) =>
		readDefined<TemplateRow>(
			engine,
			'text-search-template',
			'pg_ts_template',
			`SELECT t.oid, n.nspname AS namespace, quote_ident(t.tmplname) AS name, description.description AS comment,
				quote_ident(n.nspname) || '.' || quote_ident(t.tmplname) AS head,
				${functionName('t.tmplinit')} AS init, ${functionName('t.tmpllexize')} AS lexize
			FROM pg_ts_template t JOIN pg_namespace n ON n.oid = t.tmplnamespace ${joinComment('pg_ts_template', 't.oid')}
			WHERE ${isInScope(scope, 'pg_ts_template', 't.oid', 't.tmplnamespace')}`,
			({ head, init, lexize }) => [
				`CREATE TEXT SEARCH TEMPLATE ${head} ${layOutClauses([setting('INIT', init), setting('LEXIZE', lexize)])}`,
			],
		),
};

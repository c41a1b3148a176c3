import { isInScope, joinComment } from '../scope.ts';
import { type DefinedRow, layOutClauses, readDefined, setting } from './defined.ts';
import type { RareKind } from './rare-kind.ts';
import { objectName } from './sql-names.ts';

interface DictionaryRow extends DefinedRow {
	readonly head: string;
	readonly template: string;
	/** As `CREATE TEXT SEARCH DICTIONARY` has them: `language = 'english', stopwords = 'english'`. */
	readonly options: string | null;
}

/** Every text search dictionary. */
export const textSearchDictionaries: RareKind = {
	catalog: 'pg_ts_dict',
	introspect: (engine, scope) =>
		readDefined<DictionaryRow>(
			engine,
			'text-search-dictionary',
			'pg_ts_dict',
			`SELECT d.oid, n.nspname AS namespace, quote_ident(d.dictname) AS name, description.description AS comment,
				quote_ident(n.nspname) || '.' || quote_ident(d.dictname) AS head,
				${objectName('pg_ts_template', 'tmpl', 'd.dicttemplate')} AS template, d.dictinitoption AS options
			FROM pg_ts_dict d JOIN pg_namespace n ON n.oid = d.dictnamespace ${joinComment('pg_ts_dict', 'd.oid')}
			WHERE ${isInScope(scope, 'pg_ts_dict', 'd.oid', 'd.dictnamespace')}`,
			({ head, template, options }) => [
				`CREATE TEXT SEARCH DICTIONARY ${head} ${layOutClauses([setting('TEMPLATE', template), options])}`,
			],
		),
};

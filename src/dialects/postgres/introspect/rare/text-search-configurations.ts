import { isInScope, joinComment } from '../scope.ts';
import { type DefinedRow, readDefined } from './defined.ts';
import type { RareKind } from './rare-kind.ts';
import { objectName } from './sql-names.ts';

interface ConfigurationRow extends DefinedRow {
	readonly head: string;
	readonly parser: string;
	/** Token types that the same dictionaries read, in the parser's order. */
	readonly mappings: readonly { readonly tokens: string; readonly dictionaries: string }[] | null;
}

/** Every text search configuration with the dictionaries of each type of token. */
export const textSearchConfigurations: RareKind = {
	catalog: 'pg_ts_config',
	introspect: (engine, scope) =>
		readDefined<ConfigurationRow>(
			engine,
			'text-search-configuration',
			'pg_ts_config',
			`SELECT c.oid, n.nspname AS namespace, quote_ident(c.cfgname) AS name, description.description AS comment,
				quote_ident(n.nspname) || '.' || quote_ident(c.cfgname) AS head,
				${objectName('pg_ts_parser', 'prs', 'c.cfgparser')} AS parser,
				(SELECT json_agg(json_build_object('tokens', same.tokens, 'dictionaries', same.dictionaries) ORDER BY same.first)
					FROM (SELECT min(token.type) AS first, string_agg(quote_ident(k.alias), ', ' ORDER BY token.type) AS tokens,
							token.dictionaries
						FROM (SELECT m.maptokentype AS type,
								string_agg(${objectName('pg_ts_dict', 'dict', 'm.mapdict')}, ', ' ORDER BY m.mapseqno) AS dictionaries
							FROM pg_ts_config_map m WHERE m.mapcfg = c.oid GROUP BY m.maptokentype) token
						JOIN ts_token_type(c.cfgparser) k ON k.tokid = token.type
						GROUP BY token.dictionaries) same) AS mappings
			FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace ${joinComment('pg_ts_config', 'c.oid')}
			WHERE ${isInScope(scope, 'pg_ts_config', 'c.oid', 'c.cfgnamespace')}`,
			({ head, parser, mappings }) => [
				`CREATE TEXT SEARCH CONFIGURATION ${head} (PARSER = ${parser})`,
				...(mappings ?? []).map(
					({ tokens, dictionaries }) =>
						`ALTER TEXT SEARCH CONFIGURATION ${head}\n    ADD MAPPING FOR ${tokens} WITH ${dictionaries}`,
				),
			],
		),
};

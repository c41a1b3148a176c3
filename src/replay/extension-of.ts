/** What only an extension makes, as the engine's errors name it. */
const EXTENSION_OF: readonly (readonly [RegExp, string])[] = [
	[/function (\w+\.)?uuid_generate_v\d/, 'uuid-ossp'],
	[/function (\w+\.)?(gen_salt|crypt|digest|hmac|gen_random_(?:bytes|uuid)|pgp_\w+)\(/, 'pgcrypto'],
	[/function (\w+\.)?(similarity|word_similarity|show_trgm)\(/, 'pg_trgm'],
	[/operator class "(gin|gist)_trgm_ops" does not exist/, 'pg_trgm'],
	[/no default operator class for access method "(gin|gist)"/, 'btree_$1'],
	[/function (\w+\.)?versioning\(\)/, 'temporal_tables'],
	[/function (\w+\.)?unaccent\(|dictionary "(\w+\.)?unaccent"/, 'unaccent'],
	[/type "(\w+\.)?(citext|hstore|ltree|cube|isbn|vector)" does not exist/, '$2'],
	[/type "(\w+\.)?(halfvec|sparsevec)" does not exist|access method "(hnsw|ivfflat)"/, 'vector'],
	[/type "(\w+\.)?(geometry|geography|box2d|raster)" does not exist|function (\w+\.)?st_\w+\(/i, 'postgis'],
	[/relation "(\w+\.)?(pg_stat_statements|pg_buffercache)(?:_info)?" does not exist/, '$2'],
	[/(schema "|function |relation ")cron\b/, 'pg_cron'],
	[/(schema "|function |relation ")net\b/, 'pg_net'],
	[/(schema "|function |relation ")pgmq\b/, 'pgmq'],
	[/(schema "|function )partman\b|function (\w+\.)?create_parent\(/, 'pg_partman'],
	[/function (\w+\.)?(create_hypertable|time_bucket|add_retention_policy)\(/, 'timescaledb'],
	[/function (\w+\.)?create_(distributed|reference)_table\(/, 'citus'],
	[/function (\w+\.)?dblink\w*\(/, 'dblink'],
	[/foreign-data wrapper "(\w+)" does not exist/, '$1'],
	[/language "(\w+)" does not exist/, '$1'],
];

/** The extension whose object an error of the engine misses; null where the words do not tell. */
export function extensionOf(message: string): string | null {
	for (const [pattern, name] of EXTENSION_OF) {
		const found = pattern.exec(message);
		if (found) return name.replace(/\$(\d)/, (_, group: string) => found[Number(group)] ?? '');
	}
	return null;
}

/**
 * Tables in which migration tools keep what they have run, by name; `NAME.*` is a whole namespace. Where a tool's code
 * runs by itself they are made by it, and are no part of the project's schema.
 */
export const TOOL_TABLES: readonly string[] = [
	'knex_migrations',
	'knex_migrations_lock',
	'pgmigrations',
	'migrations',
	'typeorm_metadata',
	'SequelizeMeta',
	'mikro_orm_migrations',
	'kysely_migration',
	'kysely_migration_lock',
	'alembic_version',
	'django_migrations',
	'schema_migrations',
	'ar_internal_metadata',
	'__EFMigrationsHistory',
	'doctrine_migration_versions',
	'phinxlog',
	'_prisma_migrations',
	'flyway_schema_history',
	'databasechangelog',
	'databasechangeloglock',
	'goose_db_version',
	'gorp_migrations',
	'_sqlx_migrations',
	'__diesel_schema_migrations',
	'refinery_schema_history',
	'schemaversion',
	'drizzle.*',
	'atlas_schema_revisions.*',
	'atlas_schema_revisions',
	'_yoyo_migration',
	'_yoyo_log',
	'_yoyo_version',
	'yoyo_lock',
	'sqitch.*',
	'graphile_migrate.*',
	'supabase_migrations.*',
	'pgroll.*',
];

const WHOLE = TOOL_TABLES.filter((name) => name.endsWith('.*')).map((name) => name.slice(0, -2));
const NAMES = TOOL_TABLES.filter((name) => !name.endsWith('.*'));

/** The tool's own table, or namespace, among the parts of a qualified name; null where there is none. */
export function toolTableIn(names: readonly string[]): string | null {
	return names.find((name) => NAMES.includes(name) || WHOLE.includes(name)) ?? null;
}

const RECORD = new RegExp(
	`^\\s*(?:insert\\s+into|update)\\s+(?:only\\s+)?` +
		`(?:(?:"?[\\w$]+"?\\s*\\.\\s*)?"?(?:${NAMES.join('|')})"?(?![\\w$])|"?(?:${WHOLE.join('|')})"?\\s*\\.)`,
	'i',
);

/** Whether a statement notes in a migration tool's own table that a migration has run, or begins to. */
export function recordsMigration(sql: string): boolean {
	return RECORD.test(sql);
}

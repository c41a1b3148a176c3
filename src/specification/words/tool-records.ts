import type { LayoutName } from '../../config/layout-names.ts';

/** Where each tool notes what has run, where rolling back by hand has to take it out. */
const RECORDS: Readonly<Partial<Record<LayoutName, string>>> = {
	prisma: '_prisma_migrations',
	drizzle: 'drizzle.__drizzle_migrations',
	diesel: '__diesel_schema_migrations',
	sqlx: '_sqlx_migrations',
	flyway: 'flyway_schema_history',
	liquibase: 'databasechangelog',
	'graphile-migrate': 'graphile_migrate.migrations',
	'golang-migrate': 'schema_migrations',
	goose: 'goose_db_version',
	dbmate: 'schema_migrations',
	'sql-migrate': 'gorp_migrations',
	'node-pg-migrate': 'pgmigrations',
	'db-migrate': 'migrations',
	refinery: 'refinery_schema_history',
	supabase: 'supabase_migrations.schema_migrations',
	hasura: 'hdb_catalog.schema_migrations',
	atlas: 'atlas_schema_revisions',
	postgrator: 'schemaversion',
	pop: 'schema_migration',
	yoyo: '_yoyo_migration',
	sqitch: 'sqitch.changes',
};

/** The table in which a layout's tool notes what has run; null where it keeps none that is known. */
export function recordTable(layout: string): string | null {
	return (RECORDS as Readonly<Record<string, string | undefined>>)[layout] ?? null;
}

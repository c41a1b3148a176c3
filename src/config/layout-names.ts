/** The migration tools whose layouts can be read; `src/project/layouts/` has one file for each. */
export const LAYOUT_NAMES = [
	'prisma',
	'drizzle',
	'diesel',
	'goose',
	'dbmate',
	'flyway',
	'liquibase',
	'sqitch',
	'graphile-migrate',
	'sqlx',
	'golang-migrate',
	'supabase',
	'hasura',
	'atlas',
	'node-pg-migrate',
	'db-migrate',
	'sql-migrate',
	'postgrator',
	'pop',
	'yoyo',
	'refinery',
	'bytebase',
	'versioned-directories',
	'numbered',
	'single-dump',
] as const;

/** The registered name of a layout, such as `golang-migrate`. */
export type LayoutName = (typeof LAYOUT_NAMES)[number];

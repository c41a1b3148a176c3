/** The migration tools whose layouts can be read; `src/project/layouts/` has one file for each. */
export const LAYOUT_NAMES = [
	'prisma',
	'drizzle',
	'diesel',
	'goose',
	'dbmate',
	'flyway',
	'sqlx',
	'golang-migrate',
	'numbered',
	'single-dump',
] as const;

/** The registered name of a layout, such as `golang-migrate`. */
export type LayoutName = (typeof LAYOUT_NAMES)[number];

import type { LayoutName } from '../../config/layout-names.ts';
import { dbmate } from './dbmate.ts';
import { diesel } from './diesel.ts';
import { drizzle } from './drizzle.ts';
import { flyway } from './flyway.ts';
import { golangMigrate } from './golang-migrate.ts';
import { goose } from './goose.ts';
import type { Layout } from './layout.ts';
import { numbered } from './numbered.ts';
import { prisma } from './prisma.ts';
import { singleDump } from './single-dump.ts';
import { sqlx } from './sqlx.ts';

/** Every layout that can be read, by its name. */
export const LAYOUTS: Readonly<Record<LayoutName, Layout>> = {
	prisma,
	drizzle,
	diesel,
	goose,
	dbmate,
	flyway,
	sqlx,
	'golang-migrate': golangMigrate,
	numbered,
	'single-dump': singleDump,
};

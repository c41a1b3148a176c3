import type { LayoutName } from '../../config/layout-names.ts';
import { atlas } from './atlas.ts';
import { bytebase } from './bytebase.ts';
import { dbMigrate } from './db-migrate.ts';
import { dbmate } from './dbmate.ts';
import { diesel } from './diesel.ts';
import { drizzle } from './drizzle.ts';
import { flyway } from './flyway.ts';
import { golangMigrate } from './golang-migrate.ts';
import { goose } from './goose.ts';
import { graphileMigrate } from './graphile-migrate.ts';
import { hasura } from './hasura.ts';
import type { Layout } from './layout.ts';
import { liquibase } from './liquibase.ts';
import { nodePgMigrate } from './node-pg-migrate.ts';
import { numbered } from './numbered.ts';
import { pop } from './pop.ts';
import { postgrator } from './postgrator.ts';
import { prisma } from './prisma.ts';
import { refinery } from './refinery.ts';
import { singleDump } from './single-dump.ts';
import { sqitch } from './sqitch.ts';
import { sqlMigrate } from './sql-migrate.ts';
import { sqlx } from './sqlx.ts';
import { supabase } from './supabase.ts';
import { versionedDirectories } from './versioned-directories.ts';
import { yoyo } from './yoyo.ts';

/** Every layout that can be read, by its name. */
export const LAYOUTS: Readonly<Record<LayoutName, Layout>> = {
	prisma,
	drizzle,
	diesel,
	goose,
	dbmate,
	flyway,
	liquibase,
	sqitch,
	'graphile-migrate': graphileMigrate,
	sqlx,
	'golang-migrate': golangMigrate,
	supabase,
	hasura,
	atlas,
	'node-pg-migrate': nodePgMigrate,
	'db-migrate': dbMigrate,
	'sql-migrate': sqlMigrate,
	postgrator,
	pop,
	yoyo,
	refinery,
	bytebase,
	'versioned-directories': versionedDirectories,
	numbered,
	'single-dump': singleDump,
};

import type { LayoutName } from '../../../config/layout-names.ts';
import { atlas } from './atlas.ts';
import { dbMigrate } from './db-migrate.ts';
import { dbmate } from './dbmate.ts';
import { diesel } from './diesel.ts';
import { drizzle } from './drizzle.ts';
import { flyway } from './flyway.ts';
import type { Form } from './form.ts';
import { golangMigrate } from './golang-migrate.ts';
import { goose } from './goose.ts';
import { hasura } from './hasura.ts';
import { nodePgMigrate } from './node-pg-migrate.ts';
import { numbered } from './numbered.ts';
import { plainFiles } from './plain-files.ts';
import { pop } from './pop.ts';
import { postgrator } from './postgrator.ts';
import { prisma } from './prisma.ts';
import { refinery } from './refinery.ts';
import { sqitch } from './sqitch.ts';
import { sqlMigrate } from './sql-migrate.ts';
import { sqlx } from './sqlx.ts';
import { supabase } from './supabase.ts';

/** How a folded migration is written in each layout, or why it cannot be. */
export const FORMS: Readonly<Record<LayoutName, Form | string>> = {
	prisma,
	drizzle,
	diesel,
	goose,
	dbmate,
	flyway,
	liquibase:
		'A changelog includes its files by name, and change sets are recorded by author and id: fold them there.',
	sqitch,
	'graphile-migrate':
		'Each committed file holds a hash of the ones before it, which databases have recorded.',
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
	yoyo: 'Each file names those that it depends on, which may be any.',
	refinery,
	bytebase: plainFiles,
	'versioned-directories': 'Each directory is a release, whose manifest names the version before it.',
	numbered,
	'single-dump': 'It is one file already.',
};

import type { FindingCode } from '../report/report.ts';
import type { Explanation } from './explanation.ts';

type SnapshotCode = Extract<FindingCode, `snapshot/${string}`>;

/** Where a schema snapshot of the repository and its migrations disagree. */
export const SNAPSHOT_EXPLANATIONS: Readonly<Record<SnapshotCode, Explanation>> = {
	'snapshot/lacks': {
		meaning:
			'The repository keeps a snapshot of its schema (a dump such as `structure.sql`, or a Prisma schema), and an object that the migrations build is not in it.',
		why: 'A database that is set up from the snapshot lacks the object that one with all migrations has.',
		waysOut: [
			'Write the snapshot anew from a database that has all migrations.',
			'For a Prisma schema: add the field, or write the migration that takes it away.',
		],
		example: {
			language: 'text',
			text: 'column users.phone is built by the migrations and not in db/structure.sql',
		},
	},
	'snapshot/extra': {
		meaning: 'An object is in the repository’s schema snapshot and no migration builds it.',
		why: 'Somebody changed a database by hand before the dump was made, or a migration was never committed: production lacks the object.',
		waysOut: [
			'Write the migration that is missing.',
			'Write the snapshot anew where the object is not meant to be there.',
		],
		example: {
			language: 'text',
			text: 'index orders_total_idx is in db/structure.sql and not built by the migrations',
		},
	},
	'snapshot/differs': {
		meaning: 'The repository’s schema snapshot and the migrations both have the object and differ in it.',
		why: 'Tests that load the snapshot run against another schema than production has.',
		waysOut: ['Write the snapshot anew from a database that has all migrations, or correct the migration.'],
		example: {
			language: 'text',
			text: `column orders.total is not what db/structure.sql says
  type: numeric(12,2) in the snapshot, numeric(10,2) in the migrations`,
		},
	},
};

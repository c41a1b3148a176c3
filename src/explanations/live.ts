import type { FindingCode } from '../report/report.ts';
import type { Explanation } from './explanation.ts';

type LiveCode = Extract<FindingCode, `live/${string}`>;

/** Where a live database and the migrations disagree. */
export const LIVE_EXPLANATIONS: Readonly<Record<LiveCode, Explanation>> = {
	'live/missing': {
		meaning: 'The migrations build an object that the live database does not have.',
		why: 'Code that is written by the migrations fails there; a missing index or constraint is only noticed when it is late.',
		waysOut: [
			'Run the migrations that have not run there yet.',
			'Where somebody dropped it by hand, make it again, or write the migration that drops it.',
		],
		example: {
			language: 'text',
			text: 'index orders_customer_idx is built by the migrations and is not in the live database',
		},
	},
	'live/extra': {
		meaning:
			'The live database has an object that no migration builds. What belongs to extensions, to the platform and to migration tools does not count, nor do partitions.',
		why: 'A database that is set up from the migrations, such as for a test or after a disaster, lacks it; and the next migration may collide with it.',
		waysOut: [
			'Write the migration that makes it, with `IF NOT EXISTS`.',
			'Drop it where it was only meant for a while.',
		],
		example: {
			language: 'sql',
			text: `-- by hand, in an incident, and never written down
CREATE INDEX CONCURRENTLY orders_total_idx ON orders (total);`,
		},
	},
	'live/differs': {
		meaning:
			'The live database and the migrations both have the object and differ in it: a type, a default, a definition, an index that is not valid, a constraint that was never validated, or rights of a role that the migrations name.',
		why: 'What was tested is not what runs in production.',
		waysOut: [
			'Write the migration that makes it so where the live database is right.',
			'Put it back in the live database where the migrations are right.',
		],
		example: {
			language: 'text',
			text: `column orders.total is not in the live database what the migrations build
  type: double precision in the live database, numeric(12,2) in the migrations`,
		},
	},
};

import type { BreachCode } from '../history/integrity/breach.ts';
import type { FindingCode } from '../report/report.ts';
import type { Explanation } from './explanation.ts';

type HistoryCode = Exclude<Extract<FindingCode, `history/${string}`>, BreachCode>;

/** What there is to say about the migrations as such. */
export const HISTORY_EXPLANATIONS: Readonly<Record<HistoryCode, Explanation>> = {
	'history/total': {
		meaning: 'There are more migrations than the budget allows. Said only where a pull request adds some.',
		why: 'Every test database and every new machine replays all of them, and nobody can read the schema from them any more.',
		waysOut: [
			'Fold old migrations into one baseline once every database has them.',
			'Raise `budget.total` in the configuration.',
		],
		example: {
			language: 'yaml',
			text: `budget:
  total: 300`,
		},
	},
	'history/pull-request': {
		meaning: 'This pull request adds more migrations than the budget allows.',
		why: 'They are steps of making up one’s mind; before the merge they can still become one, afterwards never.',
		waysOut: [
			'Fold them into fewer before they are merged.',
			'Raise `budget.pull-request` in the configuration.',
		],
		example: {
			language: 'yaml',
			text: `budget:
  pull-request: 5`,
		},
	},
	'history/altered-again': {
		meaning: 'One pull request creates a table and alters it again in a later migration.',
		why: 'Nobody has run the first form yet, so it can be written as it is meant at once.',
		waysOut: ['Write the table as it is meant to be in the migration that creates it.'],
		example: {
			language: 'sql',
			text: `-- 0012_invoices.sql
CREATE TABLE invoices (id bigint PRIMARY KEY);
-- 0013_invoices_total.sql, in the same pull request
ALTER TABLE invoices ADD COLUMN total numeric NOT NULL;`,
		},
	},
	'history/rollback': {
		meaning:
			'A migration that this pull request adds has a way back, and that fails or does not lead back to exactly the schema before. It was tried in an engine of its own.',
		why: 'It is needed on a bad day, and that is not the day to find out.',
		waysOut: [
			'Mend the way back while the migration is new.',
			'Take it out where there is no way back: none is better than one that does not work.',
		],
		example: {
			language: 'sql',
			text: `-- up
ALTER TABLE users ADD COLUMN phone text;
CREATE INDEX users_name_idx ON users (name);
-- down: forgets the index
ALTER TABLE users DROP COLUMN phone;`,
		},
	},
};

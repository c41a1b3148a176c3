import type { BreachCode } from '../history/integrity/breach.ts';
import type { FindingCode } from '../report/report.ts';
import type { Explanation } from './explanation.ts';

type HistoryCode = Exclude<Extract<FindingCode, `history/${string}`>, BreachCode>;

/** What there is to say about the migrations as such. */
export const HISTORY_EXPLANATIONS: Readonly<Record<HistoryCode, Explanation>> = {
	'history/total': {
		meaning:
			'There are more migrations than the budget allows. Said only where a pull request adds some: as a warning where it takes them over the budget, as information from then on.',
		why: 'Every test database and every new machine replays all of them, and nobody can read the schema from them any more.',
		waysOut: [
			'Fold old migrations into one once every database has them: `auggie-database-spec squash` does it, and proves it.',
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
	'history/churn': {
		meaning:
			'A migration of this pull request makes again what an earlier one dropped, gives something the state that an earlier one took from it, or changes one column or constraint for the third time or more. Where the pull request itself does and undoes it, and changes no rows of the table on the way, this is a warning.',
		why: 'Each turn rewrites or locks a table and has to be followed by the code. What goes round in circles was decided without knowing why it was otherwise.',
		waysOut: [
			'Leave out what this pull request does and undoes: before the merge nobody has run it.',
			'Read in the earlier migration why it was changed, and write down in the specification what it is to be from now on.',
		],
		example: {
			language: 'sql',
			text: `-- 0007_drop_phone.sql, merged long ago
ALTER TABLE users DROP COLUMN phone;
-- 0021_add_phone.sql
ALTER TABLE users ADD COLUMN phone text;`,
		},
	},
	'history/unplanned': {
		meaning:
			'This pull request changes tables, columns, views or types in a way that the specification at the merge base did not announce, although people plan in it: it has claims that no migration builds yet, or statements that are left open.',
		why: 'A plan is only worth reading when what is built stands in it first. Words are cheaper to change than migrations.',
		waysOut: [
			'Plan the next changes in the specification, in a pull request of their own or in an earlier commit on the base.',
			'Leave it: this is a note and never fails a check.',
		],
		example: {
			language: 'sql',
			text: `-- in a fence of the specification, before there is a migration
ALTER TABLE users ADD COLUMN phone text;`,
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

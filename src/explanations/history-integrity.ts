import type { BreachCode } from '../history/integrity/breach.ts';
import type { Explanation } from './explanation.ts';

/** What there is to say about what a pull request does to the history. */
export const INTEGRITY_EXPLANATIONS: Readonly<Record<BreachCode, Explanation>> = {
	'history/edited': {
		meaning:
			'A migration that the base branch has runs something else at the head. Comments, blanks and the case of words do not count. It is a warning where the schema comes out the same and the tool keeps no checksums, and an error otherwise.',
		why: 'Databases that have run the old form do not run the new one, so they and the new ones part; tools with checksums stop.',
		waysOut: [
			'Restore the file and put the difference into a new migration.',
			'Where nobody has run it yet, tell the tool: `flyway repair`, `validCheckSum` of Liquibase.',
		],
		example: {
			language: 'sql',
			text: `-- 0001_users.sql, merged last week; the pull request makes it 320
CREATE TABLE users (email varchar(255));`,
		},
	},
	'history/comment-edited': {
		meaning:
			'A migration that the base branch has was edited and still runs the same statements: a comment, blanks, the way back. It is a note where the tool does not look, and an error or a warning where its checksum covers the whole file, as with Flyway, SQLx, refinery, Postgrator, Liquibase and Prisma.',
		why: 'To a checksum a comment is as good as a statement.',
		waysOut: ['Restore the file as it was.', 'Have the tool take the new checksum, as `flyway repair` does.'],
		example: {
			language: 'sql',
			text: `-- V1__users.sql: a typing error is corrected in this line
CREATE TABLE users (id bigint PRIMARY KEY);`,
		},
	},
	'history/renamed': {
		meaning:
			'A migration that the base branch has stands under another name. It is a note where its tool knows it by what is still the same, or where two had one version before; otherwise it is a warning, and an error where the tool stops because the old one is missing. Moving the whole directory is no renaming.',
		why: 'For the tool it is another migration, which databases that have run it run again.',
		waysOut: ['Give it its old name back.'],
		example: {
			language: 'text',
			text: `V12__add_phone.sql → V13__add_phone.sql
V12 has run in every database; V13 is run again and fails.`,
		},
	},
	'history/deleted': {
		meaning:
			'Migrations that the base branch has are gone, or are not in the list of what is run any more. One finding for all of them.',
		why: 'Databases that have run them keep what they built and new ones never get it; many tools stop where a version that has run is missing.',
		waysOut: [
			'Restore the files, and take back what they built in a new migration.',
			'To fold many into one, let the new one build the same schema: then it is said as what it is.',
		],
		example: {
			language: 'sql',
			text: `-- instead of deleting 0012_add_phone.sql
ALTER TABLE users DROP COLUMN phone;`,
		},
	},
	'history/squashed': {
		meaning:
			'Several migrations of the base branch are gone, and fewer in their place build the same schema: both were replayed and compared.',
		why: 'Nothing is lost, but a database that has run the old ones must not run the new one.',
		waysOut: [
			'See to it that every database has run the old ones before this is merged, and have the tool record the new one as run: `flyway baseline`, `prisma migrate resolve --applied`, a row in its table.',
		],
		example: {
			language: 'text',
			text: `0001_users.sql … 0040_phone.sql are deleted
0041_baseline.sql builds what they built`,
		},
	},
	'history/reordered': {
		meaning:
			'Migrations of the base branch run in another order at the head: in the plan of Sqitch, the journal of Drizzle or the changelogs of Liquibase.',
		why: 'Databases that have run them keep what the old order built; Sqitch stops, because a change is known by those before it.',
		waysOut: ['Restore the order, and put the difference into a new migration.'],
		example: {
			language: 'text',
			text: `users 2026-01-01T12:00:00Z Someone <someone@example.com>
phones 2026-01-02T12:00:00Z Someone <someone@example.com>
(a pull request puts \`phones\` first)`,
		},
	},
	'history/version-taken': {
		meaning:
			'A new migration has the version of another one: at the head, on the base branch as it stands now, or in another open pull request into the same branch. Among open pull requests the older one is told in a note, the newer one in an error, and a stranger’s fork in a warning.',
		why: 'Each of two pull requests is right by itself, and the second merge breaks the main branch.',
		waysOut: ['Give the new migration the next free version before it is merged.'],
		example: {
			language: 'text',
			text: `main: 0041_orders.up.sql
#12:  0042_add_phone.up.sql
#15:  0042_add_fax.up.sql`,
		},
	},
	'history/out-of-order': {
		meaning:
			'A new migration sorts before one that the base branch has, or has got since the pull request began. It is a warning where the tool refuses such a file or passes it over in silence, and a note where it runs it.',
		why: 'New databases run the two in one order, and those that exist in the other, or not at all.',
		waysOut: [
			'Give it a version above the last one before it is merged.',
			'Have the tool accept it: `outOfOrder` of Flyway, `-allow-missing` of goose, `--include-all` of Supabase.',
		],
		example: {
			language: 'text',
			text: `main:         20260110120000_orders.up.sql
pull request: 20260103090000_phones.up.sql
golang-migrate is at 20260110120000 and never runs the other one.`,
		},
	},
	'history/missing-down': {
		meaning:
			'A new migration has no way back, and at least four of five migrations on the base branch have one.',
		why: 'Whoever takes a migration back on a bad day relies on the habit.',
		waysOut: [
			'Add the way back while the migration is new.',
			'Where there is none, let a comment in its place say so.',
		],
		example: {
			language: 'text',
			text: `0041_orders.up.sql   0041_orders.down.sql
0042_phones.up.sql   (nothing)`,
		},
	},
	'history/checksum': {
		meaning:
			'What a tool keeps beside the migrations does not fit them, and did on the base branch: the hashes of `atlas.sum`, or a new file that neither the journal of Drizzle, the plan of Sqitch nor a changelog of Liquibase names.',
		why: 'Atlas refuses the whole directory; the others never run the file, and nobody notices.',
		waysOut: [
			'Let the tool write it: `atlas migrate hash`, `drizzle-kit generate`, `sqitch add`.',
			'Move a file that is not meant to be run out of the directory.',
		],
		example: {
			language: 'text',
			text: `migrations/20260101_users.sql   edited by hand
migrations/atlas.sum            20260101_users.sql h1:… of the old text`,
		},
	},
};

import type { FindingCode } from '../report/report.ts';
import type { Explanation } from './explanation.ts';

type DriftCode = Extract<FindingCode, `drift/${string}`>;

/** Where the specification and the migrations disagree. */
export const DRIFT_EXPLANATIONS: Readonly<Record<DriftCode, Explanation>> = {
	'drift/undocumented': {
		meaning: 'The migrations build an object that the specification does not show.',
		why: 'Whoever plans with the specification does not know that the object exists, and may plan it a second time.',
		waysOut: [
			'Run `auggie-database-spec generate` and commit what it writes.',
			'Where the object was not meant, take it out of the migration.',
		],
		example: {
			language: 'sql',
			text: `-- db/migrations/0011_add_phone.sql, without a new docs/database-spec.md
ALTER TABLE users ADD COLUMN phone text;`,
		},
	},
	'drift/removed': {
		meaning: 'A generated block of the specification shows an object that the migrations no longer build.',
		why: 'Queries that are written by the specification fail in the real database.',
		waysOut: [
			'Run `auggie-database-spec generate` and commit what it writes.',
			'Where the object is still needed, take the `DROP` out of the migration.',
		],
		example: {
			language: 'sql',
			text: `-- db/migrations/0012_drop_fax.sql, while docs/database-spec.md still has "fax text"
ALTER TABLE users DROP COLUMN fax;`,
		},
	},
	'drift/differs': {
		meaning:
			'The specification and the migrations both have the object and do not say the same of it. Each attribute that differs is listed with both sides, in the words in which PostgreSQL itself prints it, so `int` and `integer` are equal.',
		why: 'A column that may be null against the plan, or a foreign key that deletes rows where it was to refuse, is found by a customer if not by a reviewer.',
		waysOut: [
			'Run `auggie-database-spec generate` where the migration is right.',
			'Write another migration where the specification is right. SQL of your own outside of the generated blocks is never changed for you: correct it by hand.',
		],
		example: {
			language: 'text',
			text: `column orders.total is not what the specification says
  type      numeric(12,2) in the specification
            double precision in the migrations`,
		},
	},
	'drift/planned': {
		meaning:
			'SQL of your own in the specification makes something that no migration builds yet. This is a note and never fails a check.',
		why: 'Planning ahead is what the specification is for; the list shows what is still to be built.',
		waysOut: [
			'Nothing, until a migration builds it: then the note goes by itself.',
			'Take the SQL out where the plan was given up.',
		],
		example: {
			language: 'md',
			text: `## Refunds

~~~sql
CREATE TABLE refunds (id bigint PRIMARY KEY, order_id bigint NOT NULL);
~~~`,
		},
	},
	'drift/broken-claim': {
		meaning: 'SQL in the specification does not run in PostgreSQL. The message is the engine’s own.',
		why: 'What does not run cannot be compared, and whoever copies it into a migration meets the same error there.',
		waysOut: [
			'Correct the SQL.',
			'Write `...` in place of what is not decided yet, such as `CREATE TABLE refunds (...);`: that is taken for an open question.',
			'Give an example that is not meant as a plan another language than `sql`, such as `text`.',
		],
		example: {
			language: 'sql',
			text: `-- type "money_amount" does not exist
CREATE TABLE refunds (id bigint PRIMARY KEY, amount money_amount);`,
		},
	},
	'drift/undefined': {
		meaning:
			'SQL in the specification uses a table, type, function or extension that neither the specification nor the migrations define. One finding names all lines that use it.',
		why: 'It is most often a misspelt name or a forgotten part of the plan.',
		waysOut: [
			'Define it in the specification.',
			'Correct its name, or take out what uses it.',
			'For an extension write `CREATE EXTENSION "name";` into the specification.',
		],
		example: {
			language: 'sql',
			text: `-- nothing makes "custmers"
CREATE TABLE refunds (id bigint PRIMARY KEY, customer_id bigint REFERENCES custmers (id));`,
		},
	},
	'drift/graduated': {
		meaning: 'All that a plan block says is built by the migrations now. This is a note.',
		why: 'The block says the same as a generated one from now on, and both would have to be kept true.',
		waysOut: ['Run `auggie-database-spec generate`: it takes the block out and says so.'],
		example: {
			language: 'md',
			text: `<!-- spec:begin plan table public.tickets -->
~~~sql
CREATE TABLE tickets (id bigint PRIMARY KEY);
~~~
<!-- spec:end plan table public.tickets -->`,
		},
	},
	'drift/left-open': {
		meaning: 'Statements of the specification are left open with `...`. This is a note.',
		why: 'An open statement is compared with nothing, so nobody is told when a migration builds it otherwise than it was meant.',
		waysOut: ['Write it out as soon as it is decided; until then leave it.'],
		example: { language: 'sql', text: 'CREATE TABLE refunds (...);' },
	},
	'drift/said-twice': {
		meaning:
			'A statement of the specification makes again what another one has made before. The first one counts. This is a note.',
		why: 'Of two texts that say the same, one is forgotten at the next change.',
		waysOut: ['Take one of the two out, or turn the second into an `ALTER TABLE`.'],
		example: {
			language: 'sql',
			text: `CREATE TABLE refunds (id bigint PRIMARY KEY);
-- further down
CREATE TABLE refunds (id bigint PRIMARY KEY, amount numeric);`,
		},
	},
	'drift/stale-reference': {
		meaning:
			'Words of yours name, in a code span, a table or a column that the migrations have dropped or given another name. This is a note.',
		why: 'Readers look for a name that is not there.',
		waysOut: ['Bring the words up to date; generating never changes them.'],
		example: {
			language: 'md',
			text: 'A customer is found by `users.fax`. (The migrations have dropped that column.)',
		},
	},
};

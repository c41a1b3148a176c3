import type { ErrorCode } from '../errors.ts';
import type { Explanation } from './explanation.ts';

/** What each kind of error is called in a title. */
export const ERROR_LABELS: Readonly<Record<ErrorCode, string>> = {
	config: 'A setting is not right',
	'no-migrations': 'No migrations were found',
	'code-migrations': 'The migrations are code',
	'ambiguous-layout': 'Several places could be meant',
	load: 'A file cannot be read',
	document: 'The specification cannot be read',
	dialect: 'Migrations for another kind of database',
	replay: 'The migrations do not run',
	limit: 'A limit was reached',
	git: 'Git cannot give what is needed',
	publish: 'GitHub refused what was to be published',
	artifact: 'The report of another run is refused',
};

/** What stopped a run: nothing is judged, and the exit status is 2. */
export const ERROR_EXPLANATIONS: Readonly<Record<ErrorCode, Explanation>> = {
	config: {
		meaning:
			'A key of the configuration, a flag, an input or the database’s address is unknown, has a value that it cannot have, or does not go with another one. All that is wrong with a file is listed at once.',
		why: 'Nothing is read until every setting is right: a misspelt key would otherwise be a setting that silently does nothing.',
		waysOut: [
			'Correct the line that the error names; it suggests the nearest known word.',
			'Let your editor check the file: its first line may name the JSON Schema, as docs/configuration.md shows.',
		],
		example: {
			language: 'text',
			text: `.github/database-spec.yml:3: One setting is not right.
  line 3, migratoins: is no setting; did you mean \`migrations\`?`,
		},
	},
	'no-migrations': {
		meaning:
			'No file of the repository, or of the directory that you named, looks like a migration of a known tool.',
		why: 'Without migrations there is no schema to compare the specification with.',
		waysOut: [
			'Point to them: `--migrations DIR`, or `migrations` in the configuration.',
			'Name the tool with `--layout` where its files have unusual names.',
			'For a database that is still to be built give a project and a focus: `auggie-database-spec "webshop" "orders"` plans one.',
		],
		example: { language: 'yaml', text: 'migrations: services/shop/migrations' },
	},
	'code-migrations': {
		meaning: 'Migrations were found, and they are written in a programming language, not in SQL.',
		why: 'Reading such code is guessing; only the framework that they are written for knows what they do.',
		waysOut: [
			'Let the framework run them against the engine with `migrate-command`.',
			'Let the framework write the SQL, or a dump of the schema, and point `migrations` to that.',
		],
		example: { language: 'yaml', text: 'migrate-command: bundle exec rails db:migrate' },
	},
	'ambiguous-layout': {
		meaning:
			'Migrations stand in several places, or several tools fit the same files, and nothing tells which is meant.',
		why: 'A wrong guess would compare the specification with another database.',
		waysOut: [
			'Choose one with `--migrations` and `--layout`, or with the keys of the same names; the error has the words to type.',
			'Where they are several databases, make an entry of `databases` for each.',
		],
		example: {
			language: 'yaml',
			text: `databases:
  - name: shop
    migrations: services/shop/migrations
  - name: warehouse
    migrations: services/warehouse/db/migrate`,
		},
	},
	load: {
		meaning:
			'A file is missing, is no UTF-8, is larger than 64 MB, leads out of the repository, is not what its migration tool could read, or cannot be written.',
		why: 'A history with a hole in it builds another schema than your database has.',
		waysOut: [
			'Go to the file and line that the error names; it says what was expected there.',
			'In a workflow check out the whole repository, submodules and large files included, where migrations are among them.',
		],
		example: {
			language: 'text',
			text: 'db/migrations/0007_seed.sql:3: The file seed.sql, which is included here, is not there.',
		},
	},
	document: {
		meaning:
			'The markers of generated blocks do not fit together, a code fence or a comment is never closed, or git left conflicts in the specification.',
		why: 'Writing on a guess could destroy what people wrote.',
		waysOut: [
			'For conflicts run `auggie-database-spec generate`: it settles those in generated blocks and names the lines that are yours to settle.',
			'For markers take the lines that the error names out or bring them back; a block whose two markers are gone is written anew.',
		],
		example: {
			language: 'md',
			text: `<!-- spec:begin core-tables -->
…
(the line with spec:end is gone)`,
		},
	},
	dialect: {
		meaning: 'The migrations are written for another kind of database than PostgreSQL.',
		why: 'Another engine would accept or refuse other SQL, so nothing it said would be true.',
		waysOut: [
			'Point `migrations` to those for PostgreSQL where the repository has several.',
			'For other databases there is no way: only PostgreSQL is known.',
		],
		example: {
			language: 'sql',
			text: 'CREATE TABLE users (id INT AUTO_INCREMENT PRIMARY KEY) ENGINE=InnoDB;',
		},
	},
	replay: {
		meaning:
			'PostgreSQL refused a statement of the migrations. The error has the engine’s message, the statement and its place.',
		why: 'What does not run on an empty database does not set a new one up either; often a migration rests on something that was once made by hand.',
		waysOut: [
			'Where the history does not begin at its beginning, give the dump that it starts from as `baseline`.',
			'Where a platform makes roles, namespaces or tables first, name it with `preset`, or make them in a `prelude`.',
			'For an extension that the embedded engine does not have use `engine: server`.',
			'Else correct the migration.',
		],
		example: {
			language: 'text',
			text: `db/migrations/0002_orders.sql:1: relation "customers" does not exist
  SQLSTATE: 42P01`,
		},
	},
	limit: {
		meaning:
			'A migration ran longer than it may, all of them did, the engine took too much memory, or a file was too large.',
		why: 'A pull request must not be able to keep a runner busy for hours.',
		waysOut: [
			'Look at the statement that the error names: loops that fill tables with test rows are the usual reason.',
			'Raise `limits.migration-seconds`, `limits.run-seconds` or `limits.memory-megabytes`.',
		],
		example: {
			language: 'yaml',
			text: `limits:
  migration-seconds: 180
  run-seconds: 1200`,
		},
	},
	git: {
		meaning:
			'The base that a pull request is compared with is not in the clone, or the directory is no git repository.',
		why: 'Without the merge base nobody can tell what the pull request brings and what was there before.',
		waysOut: [
			'In a workflow give `actions/checkout` the input `fetch-depth: 0`.',
			'On your machine run `git fetch origin` and name a branch that exists, such as `--base origin/main`.',
		],
		example: {
			language: 'yaml',
			text: `- uses: actions/checkout@COMMIT
  with:
    fetch-depth: 0`,
		},
	},
	publish: {
		meaning:
			'GitHub did not take a comment, a review, a check or a commit. The check itself is done, its verdict stands, and its results are in the summary of the run.',
		why: 'Reviewers do not see the results where they look for them.',
		waysOut: [
			'Give the job the permission that the message names, such as `pull-requests: write`.',
			'On pull requests from forks GitHub gives a token that only reads: use the pair of workflows in examples/workflows (`fork-check.yml` and `fork-publish.yml`), or the bot.',
			'Where GitHub had an outage run the job again.',
		],
		example: {
			language: 'yaml',
			text: `permissions:
  contents: read
  pull-requests: write`,
		},
	},
	artifact: {
		meaning:
			'The workflow that publishes for forks got a report that it does not accept: not the archive and the shape that the check writes, too large, or of a run that belongs to another repository or to a commit that is no longer the newest.',
		why: 'The report was made by a job that runs foreign code, so anybody may have written it. Nothing of it is published unless all of it is what a check writes.',
		waysOut: [
			'Give both workflows the same commit of the Action: their reports then have the same shape.',
			'Let the first workflow upload only what the outputs `report` and `patch` name, under the name that the input `artifact` of the second one has.',
			'Where the head has moved on, wait: the newer run publishes its own.',
		],
		example: {
			language: 'yaml',
			text: `- uses: actions/upload-artifact@COMMIT
  with:
    name: database-report
    path: |
      \${{ steps.check.outputs.report }}
      \${{ steps.check.outputs.patch }}`,
		},
	},
};

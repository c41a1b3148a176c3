import { basename, resolve } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { formatError, UserError } from '../errors.ts';
import { isForkRun } from '../github/event.ts';
import { openDirectoryStore } from '../replay/checkpoints/directory-store.ts';
import { FORMAT_NAMES } from '../report/formats/index.ts';
import { visibleText } from '../report/visible-text.ts';
import { withoutWorkflowCommands } from '../report/workflow-commands.ts';
import { runCheck, runGenerate, runSchema } from './run-commands.ts';
import { runExplain } from './run-explain.ts';
import { runLint } from './run-lint.ts';
import { runLive } from './run-live.ts';
import { runSquash } from './run-squash.ts';

/** As package.json has it; a test holds the two together. */
export const VERSION = '0.1.0';

/** Flags that every command has, as commander gives them. */
export interface CommonFlags {
	readonly cwd: string;
	readonly config?: string;
	readonly migrations?: string;
	readonly layout?: string;
	readonly document?: string;
	readonly database?: string;
	readonly engine?: string;
	readonly databaseUrl?: string;
	readonly preset?: string;
	readonly prelude?: string;
	readonly strict?: boolean;
	readonly cache?: string;
}

const COMMON_HELP = `
Exit status: 0 pass, 1 findings, 2 error.`;

/** Runs the command line with the arguments after the program's name, prints what stops it; gives the exit status. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
	let status = 0;
	const finish = async (run: Promise<number>): Promise<void> => {
		status = await run;
	};
	const program = new Command('auggie-database-spec')
		// A flag belongs to the command it follows; the short form of generate has the same flags.
		.enablePositionalOptions()
		.description('Keeps a Markdown database specification true to the migrations.')
		.version(VERSION, '--version', 'show the version')
		.helpOption('-h, --help', 'show this help')
		.helpCommand('help [command]', 'show help for a command')
		.argument('[project]', 'short for generate: the project')
		.argument('[focus]', 'short for generate: the area that the database is for')
		.addHelpText('after', ROOT_EXAMPLES)
		.exitOverride()
		.showSuggestionAfterError();
	withCommonFlags(program).action(
		(project: string | undefined, focus: string | undefined, flags: CommonFlags) => {
			if (project === undefined) return program.help();
			if (focus === undefined) {
				throw new UserError('config', `there is no command "${project}"`, {
					hint: 'The commands are check, lint, generate, schema, squash, live, explain and bot. To generate by name, give both: "project" "focus".',
				});
			}
			return finish(runGenerate({ ...flags, project, focus }));
		},
	);
	withCommonFlags(program.command('check'))
		.description('hold the specification against what the migrations build')
		.option('--base <ref>', 'judge only what has come since the merge base with this ref')
		.addOption(new Option('--format <format>', 'how to print').choices(FORMAT_NAMES).default('text'))
		.option('--output <file>', 'print to a file')
		.addOption(
			new Option('--fail-on <severity>', 'exit 1 from this on').choices(['error', 'warning', 'never']),
		)
		.addHelpText('after', CHECK_EXAMPLES)
		.action((flags) => finish(runCheck(flags)));
	withCommonFlags(program.command('lint'))
		.description('judge migrations by the rules: locks, rewrites, lost rows and more')
		.argument('[files...]', 'files of SQL, or - for standard input; without any the whole history')
		.option('--base <ref>', 'judge the migrations that have come since the merge base with this ref')
		.addOption(new Option('--format <format>', 'how to print').choices(FORMAT_NAMES).default('text'))
		.option('--output <file>', 'print to a file')
		.addOption(
			new Option('--fail-on <severity>', 'exit 1 from this on').choices(['error', 'warning', 'never']),
		)
		.option('--stdin-name <file>', 'what standard input is called, and where in the history it stands')
		.option('--write-baseline', 'take everything that is found for known from now on')
		.addHelpText('after', LINT_EXAMPLES)
		.action((files, flags) => finish(runLint(files, flags)));
	withCommonFlags(program.command('generate'))
		.description('make or renew the specification and the executable schema beside it')
		.argument('[project]', "the project's name, for a new specification")
		.argument('[focus]', 'the area that the database is for')
		.addHelpText('after', GENERATE_EXAMPLES)
		.action((project, focus, flags) => finish(runGenerate({ ...flags, project, focus })));
	withCommonFlags(program.command('schema'))
		.description('print the schema that the migrations build')
		.addOption(
			new Option('--format <format>', 'an executable script, or data')
				.choices(['sql', 'json'])
				.default('sql'),
		)
		.option('--privileges', 'write owners, grants and default privileges too')
		.option('--output <file>', 'print to a file')
		.addHelpText('after', SCHEMA_EXAMPLES)
		.action((flags) => finish(runSchema(flags)));
	withCommonFlags(program.command('squash'))
		.description('fold migrations into one that is proven to build the same database, rows included')
		.option('--from <migration>', 'the first one, by version, file name or path (default: the very first)')
		.option('--to <migration>', 'the last one (default: the very last)')
		.option('--pull-request', 'those that the merge base with --base does not have')
		.option('--base <ref>', 'the branch that the pull request is for; implies --pull-request')
		.option('--write', 'replace the files, all of them or none')
		.addOption(
			new Option('--format <format>', 'how to print').choices(['text', 'markdown', 'json']).default('text'),
		)
		.option('--output <file>', 'print to a file')
		.addHelpText('after', SQUASH_EXAMPLES)
		.action((flags) => finish(runSquash(flags)));
	withCommonFlags(program.command('live'))
		.description('hold a live database, whose catalogs are only read, against what the migrations build')
		.addOption(
			new Option('--format <format>', 'how to print').choices(['text', 'markdown', 'json']).default('text'),
		)
		.option('--output <file>', 'print to a file')
		.addOption(
			new Option('--fail-on <severity>', 'exit 1 from this on').choices(['error', 'warning', 'never']),
		)
		.addHelpText('after', LIVE_EXAMPLES)
		.action((flags) => finish(runLive(flags)));
	program
		.command('explain')
		.exitOverride()
		.description('say what the code of a finding or an error means, and the way out')
		.argument('[code]', 'such as drift/undocumented; without it all codes are listed')
		.addHelpText('after', EXPLAIN_EXAMPLES)
		.action((code) => runExplain(code));
	program
		.command('bot')
		.description('answer pull requests as a GitHub App; `bot --help` says how')
		.helpOption(false)
		.allowUnknownOption()
		.argument('[arguments...]')
		.action(() => finish(runBotEntry()));
	try {
		await program.parseAsync([...args], { from: 'user' });
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
		process.stderr.write(`${withoutWorkflowCommands(visibleText(formatError(error)))}\n`);
		return 2;
	}
	return status;
}

/** The bot's own program reads the arguments, and brings what no other command needs to load. */
async function runBotEntry(): Promise<number> {
	const file = import.meta.url.endsWith('.ts') ? 'bot.ts' : 'bot.js';
	await import(/* webpackIgnore: true */ new URL(file, import.meta.url).href);
	return Number(process.exitCode ?? 0);
}

function withCommonFlags(command: Command): Command {
	return command
		.exitOverride()
		.option('--cwd <dir>', 'the repository to read', '.')
		.option('--config <file>', 'the config file (default: .github/database-spec.yml)')
		.option('--migrations <dir>', "the migrations' directory, or a dump")
		.option('--layout <name>', 'the migration tool, where it cannot be told')
		.option('--document <file>', 'the specification (default: docs/database-spec.md)')
		.option('--database <name>', 'one of several databases in the config')
		.option('--engine <name>', 'where to replay: embedded (default) or server')
		.option(
			'--database-url <url>',
			'the server for --engine server, or the live database (default: $DATABASE_URL)',
		)
		.option('--preset <name>', 'the platform whose objects are there first, such as supabase')
		.option('--prelude <file>', 'SQL that runs first and is not part of the schema')
		.option('--strict', 'treat what had to be assumed as an error')
		.option(
			'--cache <dir>',
			'where the states between migrations are kept for later runs (default: nowhere)',
		);
}

/** Where a run works and what it is told, from the common flags. */
export async function runInput(
	flags: CommonFlags,
	words: { project?: string; focus?: string; failOn?: string } = {},
) {
	const cwd = resolve(flags.cwd);
	return {
		cwd,
		configFile: flags.config ?? null,
		database: flags.database ?? null,
		databaseUrl: flags.databaseUrl ?? process.env.DATABASE_URL ?? null,
		isFork: await isForkRun(process.env),
		defaultName: basename(cwd).replace(/\.git$/, ''),
		checkpoints: flags.cache === undefined ? undefined : await openDirectoryStore(resolve(flags.cache)),
		overrides: {
			migrations: flags.migrations,
			layout: flags.layout,
			document: flags.document,
			projectName: words.project,
			focus: words.focus,
			failOn: words.failOn,
			engine: flags.engine,
			preset: flags.preset,
			prelude: flags.prelude,
			strict: flags.strict,
		},
	};
}

const ROOT_EXAMPLES = `
Examples:
  auggie-database-spec check --base origin/main
  auggie-database-spec generate
  auggie-database-spec "webshop" "orders and payments"
  auggie-database-spec schema --format sql --output schema.sql
${COMMON_HELP}`;

const CHECK_EXAMPLES = `
Examples:
  auggie-database-spec check                                  everything, as it stands
  auggie-database-spec check --base origin/main               what this branch brings
  auggie-database-spec check --format json --output report.json
  auggie-database-spec check --migrations db/migrations --fail-on never
${COMMON_HELP}`;

const LINT_EXAMPLES = `
Examples:
  auggie-database-spec lint db/migrations/0042_add_index.sql
  auggie-database-spec lint --base origin/main                what this branch adds
  auggie-database-spec lint - --stdin-name db/migrations/0043_draft.sql < draft.sql
  auggie-database-spec lint --format sarif --output lint.sarif
${COMMON_HELP}`;

const GENERATE_EXAMPLES = `
Examples:
  auggie-database-spec generate
  auggie-database-spec generate "webshop" "orders and payments"
  auggie-database-spec generate --document docs/billing.md --migrations billing/migrations
${COMMON_HELP}`;

const SCHEMA_EXAMPLES = `
Examples:
  auggie-database-spec schema > schema.sql
  auggie-database-spec schema --format json | jq .counts
  auggie-database-spec schema --migrations prisma/migrations --layout prisma
${COMMON_HELP}`;

const SQUASH_EXAMPLES = `
Examples:
  auggie-database-spec squash > squashed.sql                    the whole history, printed
  auggie-database-spec squash --pull-request --base origin/main
  auggie-database-spec squash --from 0003 --to 0009 --write
${COMMON_HELP}`;

const LIVE_EXAMPLES = `
Examples:
  DATABASE_URL=postgresql://reader@db.example.com/shop auggie-database-spec live
  auggie-database-spec live --format json --output drift.json
${COMMON_HELP}`;

const EXPLAIN_EXAMPLES = `
Examples:
  auggie-database-spec explain
  auggie-database-spec explain drift/undocumented
${COMMON_HELP}`;

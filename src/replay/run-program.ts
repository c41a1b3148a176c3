import type { Engine, EngineFailure, EngineLimits } from '../dialects/dialect.ts';
import { UserError } from '../errors.ts';
import type { LedgerEntry, Program } from '../project/project.ts';
import { attribute } from './attribute.ts';
import { commandEnvironment, withoutDatabase } from './command-environment.ts';
import type { ReplayedMigration } from './replay.ts';
import { type CommandResult, runCommand } from './run-command.ts';

/**
 * Has a command run a history's migrations in the engine, with nothing in its environment but the way there. Throws a
 * UserError that ends with what the command printed when it fails, takes too long or breaks the engine.
 */
export async function runProgram(
	engine: Engine,
	program: Program,
	limits: EngineLimits,
	ledger: LedgerEntry[],
): Promise<readonly ReplayedMigration[]> {
	const { command, directory } = program;
	const door = await engine.listen();
	const stop = new AbortController();
	let ended: EngineFailure | null = null;
	void door.ended.then((failure) => {
		ended = failure;
		stop.abort();
	});
	const environment = commandEnvironment(door.url);
	const options = { directory, environment, seconds: limits.runSeconds, signal: stop.signal };
	const result = await runCommand(command, options).catch((cause) => {
		throw new UserError('config', `the shell that runs \`${command}\` cannot be started`, {
			hint: '`migrate-command` needs /bin/sh.',
			cause,
		});
	});
	if (ended) throw engineError(program, ended, result, door.url);
	if (result.outOfTime || result.status !== 0) {
		// The engine may be at a statement that has no end; whoever opened it closes it.
		void door.close().catch(() => undefined);
		throw commandError(program, limits, result, door.url);
	}
	const heard = await door.close();
	if (heard?.length === 0) throw unheard(program, result, door.url);
	const { migrations, entries } = attribute(heard ?? [], program);
	ledger.push(...entries);
	return migrations;
}

function engineError(
	{ command, directory }: Program,
	failure: EngineFailure,
	result: CommandResult,
	url: string,
): UserError {
	const code = failure.ended === 'crash' ? 'replay' : 'limit';
	return new UserError(code, `a statement that \`${command}\` sent ${failure.message}`, {
		facts: lastWords(result, directory, url),
		hint:
			failure.ended === 'crash'
				? 'The engine itself broke at this statement; please report it.'
				: 'Look for a statement without end; for one that needs more, raise `limits.migration-seconds`, `limits.run-seconds` or `limits.memory-megabytes` in the config.',
	});
}

function commandError(
	{ command, directory }: Program,
	{ runSeconds }: EngineLimits,
	result: CommandResult,
	url: string,
): UserError {
	if (result.outOfTime) {
		return new UserError(
			'limit',
			`\`${command}\` did not end within ${runSeconds === 1 ? '1 second' : `${runSeconds} seconds`}`,
			{
				facts: lastWords(result, directory, url),
				hint: 'It has to end by itself; when it needs longer, raise `limits.run-seconds` in the config.',
			},
		);
	}
	const how = result.signal ? `was ended by ${result.signal}` : `ended with status ${result.status}`;
	return new UserError('replay', `\`${command}\` ${how}`, {
		facts: lastWords(result, directory, url),
		hint: 'It ran at the root of the repository with PATH, HOME, LANG, DATABASE_URL and the PG… variables alone: install and build what it needs before, and have it connect to DATABASE_URL.',
	});
}

function unheard({ command, directory }: Program, result: CommandResult, url: string): UserError {
	return new UserError('replay', `\`${command}\` ended well, but changed nothing in the database`, {
		facts: lastWords(result, directory, url),
		hint: 'Have it connect to DATABASE_URL, or to what the PG… variables name: another database that it may have found is not looked at.',
	});
}

const MOST_LINES = 30;
const LONGEST_LINE = 400;

/** The last lines that a command printed, without the machine's paths, the password that it was given and colours. */
function lastWords(
	{ output }: CommandResult,
	directory: string,
	url: string,
): Readonly<Record<string, string>> {
	const text = withoutDatabase(output, url)
		.replaceAll(directory, '.')
		.replaceAll(/\u001b\[[\d;?]*[A-Za-z]/g, '');
	const lines = text
		.split(/\r?\n/)
		.map((line) => line.trimEnd())
		.filter((line) => line !== '')
		.slice(-MOST_LINES)
		.map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)} …` : line));
	return lines.length ? { output: lines.join('\n') } : {};
}

import { Command, CommanderError } from 'commander';
import { openLetterBox } from '../bot/letter-box.ts';
import { openLog } from '../bot/log.ts';
import { type BotFlags, type BotSettings, readBotSettings } from '../bot/settings.ts';
import { findApp } from '../bot/setup/find-app.ts';
import { startBot } from '../bot/start-bot.ts';
import { formatError } from '../errors.ts';
import { visibleLine, visibleText } from '../report/visible-text.ts';

/** What is under way when the machine is to stop has so long; service managers wait for 30 seconds or more. */
const SECONDS_TO_STOP = 25;

const HELP = `
The App is told by APP_ID, PRIVATE_KEY (or PRIVATE_KEY_FILE) and WEBHOOK_SECRET; without them the bot shows a page to
make one and keeps it in the folder. GITHUB_API_URL names another GitHub than github.com. All settings are in docs/bot.md.

Examples:
  auggie-database-spec bot --data /var/lib/database-spec      all in one process, queue in that folder
  auggie-database-spec bot --queue-url postgresql://… --no-work    takes deliveries only
  auggie-database-spec bot --queue-url postgresql://… --no-web     works only, as often as you like
  auggie-database-spec bot dead-letters                       what was given up
  auggie-database-spec bot retry 0b9c5f6e-…                   try one of them again`;

/** Runs the bot, or looks after its queue; prints what stops it and gives the exit status. */
export async function runBotCommandLine(args: readonly string[]): Promise<number> {
	const program = new Command('auggie-database-spec bot')
		.description('Answers pull requests as a GitHub App.')
		.helpOption('-h, --help', 'show this help')
		.helpCommand(false)
		.option('--data <dir>', 'the folder for what the bot keeps (default: $DATA_DIR or data)')
		.option('--queue-url <url>', 'a PostgreSQL server for the queue (default: $QUEUE_URL, or in the folder)')
		.option('--port <number>', 'where to listen (default: $PORT or 3000)')
		.option('--workers <number>', 'how many jobs at once (default: $WORKERS or 2)')
		.option('--no-web', 'take no deliveries')
		.option('--no-work', 'do no jobs')
		.addHelpText('after', HELP)
		.exitOverride();
	const settings = (): BotSettings => readBotSettings(program.opts<BotFlags>(), process.env);
	program.action(() => runBot(settings()));
	program
		.command('dead-letters')
		.description('list the jobs that were given up')
		.exitOverride()
		.action(() => printDeadLetters(settings()));
	program
		.command('retry')
		.description('put a job that was given up back into the queue')
		.argument('<id>', 'as dead-letters shows it')
		.exitOverride()
		.action((id: string) => retry(settings(), id));
	try {
		await program.parseAsync([...args], { from: 'user' });
		return 0;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
		process.stderr.write(`${visibleText(formatError(error))}\n`);
		return 2;
	}
}

async function runBot(settings: BotSettings): Promise<void> {
	const stopped = untilStopped();
	const found = await findApp(settings, { log: logOf(settings), tell: writeError, stopped });
	if (found === null) return;
	const ready = { ...settings, ...found };
	const bot = await startBot(ready, found.app, logOf(ready));
	await stopped;
	await bot.stop(SECONDS_TO_STOP);
}

/** Resolves with the first signal to stop; with the second one the process ends as it would have. */
function untilStopped(): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
	});
}

async function printDeadLetters(settings: BotSettings): Promise<void> {
	const box = await openLetterBox(settings.queue, openLog('warn', [], writeError));
	try {
		const letters = await box.list();
		if (letters.length === 0) process.stdout.write('There are no dead letters.\n');
		for (const { id, since, kind, pullRequest, tries, reason } of letters) {
			const words = visibleLine(`${pullRequest} ${kind}, tried ${tries} times: ${reason}`, 500);
			process.stdout.write(`${id}  ${since}  ${words}\n`);
		}
	} finally {
		await box.close();
	}
}

async function retry(settings: BotSettings, id: string): Promise<void> {
	const box = await openLetterBox(settings.queue, openLog('warn', [], writeError));
	try {
		await box.retry(id);
		process.stdout.write(`${id} is in the queue again.\n`);
	} finally {
		await box.close();
	}
}

function logOf({ app, queue, logLevel }: BotSettings) {
	const secrets = app ? [app.privateKey, app.webhookSecret] : [];
	const url = 'url' in queue ? [queue.url] : [];
	return openLog(logLevel, [...secrets, ...url], (line) => void process.stdout.write(line));
}

function writeError(line: string): void {
	process.stderr.write(line);
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { AppCredentials } from '../github/app.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import type { QueuePlace } from './queue/open-queue.ts';

/** What the command line says; absent where it says nothing. */
export interface BotFlags {
	readonly data?: string;
	readonly queueUrl?: string;
	readonly port?: string;
	readonly workers?: string;
	/** False for `--no-web`: this process only works. */
	readonly web?: boolean;
	/** False for `--no-work`: this process only takes deliveries. */
	readonly work?: boolean;
}

/** Everything that the bot is told. */
export interface BotSettings {
	/** Null where there is no App yet. */
	readonly app: AppCredentials | null;
	/** Such as `https://api.github.com`. */
	readonly apiUrl: string;
	readonly queue: QueuePlace;
	/** Absolute path of the folder for what the bot keeps. */
	readonly data: string;
	/** Null for a process that only works; 0 for any free one. */
	readonly port: number | null;
	/** How many jobs at once; 0 for a process that only takes deliveries. */
	readonly workers: number;
	readonly logLevel: LogLevel;
}

type Environment = Readonly<Record<string, string | undefined>>;

function wholeNumber(least: number, most: number, words = `must be a number from ${least} to ${most}`) {
	return z.coerce.number(words).int(words).min(least, words).max(most, words);
}

const SETTINGS = z.object({
	APP_ID: wholeNumber(1, Number.MAX_SAFE_INTEGER, 'must be the number on the page of the App').optional(),
	PRIVATE_KEY: z
		.string()
		.regex(/^-----BEGIN [A-Z ]*PRIVATE KEY-----\n/, 'must be the key in PEM, with its BEGIN line')
		.optional(),
	WEBHOOK_SECRET: z.string().min(8, 'must have at least 8 characters').optional(),
	GITHUB_API_URL: z
		.url({ protocol: /^https?$/, error: 'must be an address such as https://github.example.com/api/v3' })
		.default('https://api.github.com'),
	QUEUE_URL: z
		.url({
			protocol: /^postgres(?:ql)?$/,
			error: 'must be an address such as postgresql://user@host/database',
		})
		.optional(),
	DATA_DIR: z.string().default('data'),
	PORT: wholeNumber(0, 65_535).default(3000),
	WORKERS: wholeNumber(1, 64).default(2),
	LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
});

/** Reads flags and environment, flags first; throws one UserError that names everything that is wrong. */
export function readBotSettings(flags: BotFlags, env: Environment): BotSettings {
	const key = readKey(env);
	const parsed = SETTINGS.safeParse({
		...blanksLeftOut(env),
		PRIVATE_KEY: key.text,
		...blanksLeftOut({
			QUEUE_URL: flags.queueUrl,
			DATA_DIR: flags.data,
			PORT: flags.port,
			WORKERS: flags.workers,
		}),
	});
	const problems = [...key.problems, ...listProblems(parsed.error), ...listMissing(env)];
	const hasQueueServer = Boolean(flags.queueUrl || env.QUEUE_URL);
	const web = flags.web ?? true;
	const work = flags.work ?? true;
	if (!web && !work) problems.push('--no-web and --no-work: nothing is left to do');
	else if ((!web || !work) && !hasQueueServer) {
		problems.push(
			'--no-web and --no-work: several processes need a queue on a PostgreSQL server; give QUEUE_URL',
		);
	}
	if (!parsed.success || problems.length > 0) throw wrongSettings(problems);
	const { data } = parsed;
	const { APP_ID: appId, PRIVATE_KEY: privateKey, WEBHOOK_SECRET: webhookSecret } = data;
	const folder = resolve(data.DATA_DIR);
	return {
		app: appId && privateKey && webhookSecret ? { appId, privateKey, webhookSecret } : null,
		apiUrl: data.GITHUB_API_URL.replace(/\/+$/, ''),
		queue: data.QUEUE_URL ? { url: data.QUEUE_URL } : { data: folder },
		data: folder,
		port: web ? data.PORT : null,
		workers: work ? data.WORKERS : 0,
		logLevel: data.LOG_LEVEL,
	};
}

/** The way of everything that a person can get wrong here. */
function wrongSettings(problems: readonly string[]): UserError {
	return new UserError('config', `The bot cannot start with these settings:\n- ${problems.join('\n- ')}`, {
		hint: 'Every setting is in docs/bot.md.',
	});
}

function listProblems(error: z.ZodError | undefined): string[] {
	return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`);
}

/** An App is three things; none of them means that there is no App yet. */
function listMissing(env: Environment): string[] {
	const given = {
		APP_ID: env.APP_ID,
		'PRIVATE_KEY or PRIVATE_KEY_FILE': env.PRIVATE_KEY || env.PRIVATE_KEY_FILE,
		WEBHOOK_SECRET: env.WEBHOOK_SECRET,
	};
	const missing = Object.entries(given).filter(([, value]) => !value);
	return missing.length === 3 ? [] : missing.map(([name]) => `${name} is missing`);
}

/** A key in a variable often has `\n` in place of line ends. */
function readKey(env: Environment): { readonly text: string | undefined; readonly problems: string[] } {
	const { PRIVATE_KEY: given, PRIVATE_KEY_FILE: file } = env;
	if (given && file)
		return { text: undefined, problems: ['PRIVATE_KEY and PRIVATE_KEY_FILE: give only one'] };
	if (given) return { text: given.replaceAll('\\n', '\n'), problems: [] };
	if (!file) return { text: undefined, problems: [] };
	try {
		return { text: readFileSync(file, 'utf8'), problems: [] };
	} catch {
		return { text: undefined, problems: [`PRIVATE_KEY_FILE: ${file} cannot be read`] };
	}
}

function blanksLeftOut(values: Environment): Record<string, string> {
	return Object.fromEntries(
		Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])),
	);
}

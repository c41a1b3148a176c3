import { type Logger, pino } from 'pino';
import { UserError } from '../errors.ts';
import { answeredStatus } from '../github/retry-after.ts';

/** Structured notes, one JSON object in a line. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** How much is noted. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** One of the levels. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Takes a whole line. */
export type WriteLine = (line: string) => void;

/** What opens doors, by its form: GitHub's tokens, signed tokens, keys, a password in an address. */
const SECRETS: readonly RegExp[] = [
	/\bgh[a-z]_[A-Za-z0-9_.-]{10,}/g,
	/\bgithub_pat_[A-Za-z0-9_]{10,}/g,
	/\bv1\.[0-9a-f]{40}\b/g,
	/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g,
	/-----BEGIN [A-Z ]+-----.*?-----END [A-Z ]+-----/gs,
	/\b(?:token|bearer) [\w.=-]{16,}/gi,
	/(?<=\/\/[^\s/:@"]*:)[^\s/@"]+(?=@)/g,
];

/** Opens a log in which none of these secrets is ever written, nor anything that looks like one. */
export function openLog(level: LogLevel, secrets: readonly string[], write: WriteLine): Log {
	const known = secrets.flatMap((secret) => [JSON.stringify(secret).slice(1, -1), secret]).filter(Boolean);
	return pino(
		{
			level,
			base: null,
			timestamp: () => `,"time":"${new Date().toISOString()}"`,
			formatters: { level: (label) => ({ level: label }) },
			serializers: { error: describeError },
		},
		{ write: (line) => write(withoutSecrets(line, known)) },
	);
}

function withoutSecrets(line: string, known: readonly string[]): string {
	const text = known.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), line);
	return SECRETS.reduce((rest, pattern) => rest.replace(pattern, '[secret]'), text);
}

/** An error's own words alone: clients hang the whole request on it, headers and all. */
function describeError(error: unknown): object {
	if (!(error instanceof Error)) return { message: String(error) };
	const status = answeredStatus(error);
	return {
		name: error.name,
		message: error.message,
		...(status === null ? {} : { status }),
		// What people can put right needs no place in our code.
		...(error instanceof UserError ? { hint: error.hint } : { stack: error.stack }),
	};
}

/** What kind of thing stopped us: the settings, reading files, replaying SQL, reaching GitHub, or what another run left. */
export type ErrorCode =
	| 'config'
	| 'no-migrations'
	| 'code-migrations'
	| 'ambiguous-layout'
	| 'load'
	| 'document'
	| 'dialect'
	| 'replay'
	| 'limit'
	| 'git'
	| 'publish'
	| 'artifact';

/** Where an error stands: a path relative to the repository root and a 1-based line. */
export interface ErrorLocation {
	readonly file: string;
	readonly line?: number;
}

/** What a `UserError` carries besides its message. */
export interface ErrorDetails {
	/** The way out, as one or more full sentences. */
	readonly hint?: string;
	readonly location?: ErrorLocation;
	/** Facts to print under the message, such as the SQLSTATE or the statement. */
	readonly facts?: Readonly<Record<string, string>>;
	readonly cause?: unknown;
}

/** Engines and files may put a megabyte into one; in UTF-16 units. */
const LONGEST_MESSAGE = 1000;

/** An error that a user can act on; anything else that is thrown is a defect of ours. */
export class UserError extends Error {
	override readonly name = 'UserError';
	readonly code: ErrorCode;
	readonly hint: string | undefined;
	readonly location: ErrorLocation | undefined;
	readonly facts: Readonly<Record<string, string>>;

	constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
		super(
			message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)} …` : message,
			details.cause === undefined ? undefined : { cause: details.cause },
		);
		this.code = code;
		this.hint = details.hint;
		this.location = details.location;
		this.facts = details.facts ?? {};
	}
}

/** The text that a person reads when something stopped us: place, message, code, facts, way out. */
export function formatError(error: unknown): string {
	if (!(error instanceof UserError)) {
		const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
		return `This is a defect in auggie-database-spec, please report it.\n${stack}`;
	}
	const place = error.location
		? `${error.location.file}${error.location.line ? `:${error.location.line}` : ''}: `
		: '';
	const facts = Object.entries(error.facts).map(
		([name, value]) => `  ${name}: ${value.replaceAll('\n', `\n  ${' '.repeat(name.length + 2)}`)}`,
	);
	const hint = error.hint ? [`  hint: ${error.hint}`] : [];
	return [`${place}${error.message} [${error.code}]`, ...facts, ...hint].join('\n');
}

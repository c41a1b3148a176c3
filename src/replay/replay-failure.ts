import type { EngineFailure } from '../dialects/dialect.ts';
import { UserError } from '../errors.ts';
import { NOTHING_TELLS } from '../project/load-project.ts';
import type { LedgerEntry, Migration } from '../project/project.ts';
import { originOf } from '../sql/fill-in.ts';
import { positionAt } from '../sql/position.ts';

const LONGEST_STATEMENT = 400;
const UNDEFINED_FILE = '58P01';

/** The error that a failed statement of a migration is reported with: file, line, SQLSTATE, statement, way out. */
export function replayError(
	migration: Migration,
	failure: EngineFailure,
	ledger: readonly LedgerEntry[],
): UserError {
	const statement = migration.statements[failure.index];
	const { line } = positionAt(migration.source, statement ? originOf(statement, failure.offset ?? 0) : 0);
	const text = statement?.text ?? '';
	const facts: Record<string, string> = {};
	if (failure.sqlstate) facts.SQLSTATE = failure.sqlstate;
	if (failure.detail) facts.detail = failure.detail;
	if (failure.hint) facts['engine hint'] = failure.hint;
	if (text)
		facts.statement = text.length > LONGEST_STATEMENT ? `${text.slice(0, LONGEST_STATEMENT)} …` : text;
	const left = ledger.filter(({ kind }) => kind !== 'assumed');
	if (left.length) facts['not run'] = listLeft(left);
	const guess = ledger.find(({ message }) => message === NOTHING_TELLS);
	if (guess) facts.assumed = guess.message;
	return new UserError(failure.ended && failure.ended !== 'crash' ? 'limit' : 'replay', messageOf(failure), {
		location: { file: migration.path, line },
		facts,
		hint: hintFor(failure, text, left),
	});
}

const MOST_LEFT = 8;

/** What was left out of the replay may be what the statement misses. */
function listLeft(entries: readonly LedgerEntry[]): string {
	const lines = entries
		.slice(0, MOST_LEFT)
		.map(({ file, line, message }) => `${file}${line ? `:${line}` : ''}: ${message}`);
	const rest = entries.length - lines.length;
	return [...lines, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
}

function messageOf(failure: EngineFailure): string {
	// Without a code these are our own words, and not the engine's.
	if (failure.sqlstate === '') return `this statement ${failure.message}`;
	// The engine has no operating system to blame, and says "Success" in its place.
	return `the engine refused this statement: ${failure.message.replace(/^(could not execute command .*): Success$/s, '$1')}`;
}

function hintFor(failure: EngineFailure, statement: string, left: readonly LedgerEntry[]): string {
	if (failure.ended === 'time') {
		return 'Look for an endless loop; for migrations that need longer, raise `limits.migration-seconds` or, for all of them together, `limits.run-seconds` in the config.';
	}
	if (failure.ended === 'memory' || failure.sqlstate === '53200') {
		return 'Look for rows or strings without bound; for a migration that needs more, raise `limits.memory-megabytes` in the config.';
	}
	if (failure.ended === 'crash')
		return 'The engine itself broke at this statement; please report it with the statement.';
	if (/\bprogram\b/i.test(statement) && /could not execute command/.test(failure.message)) {
		return 'COPY … PROGRAM runs commands of the database server; there are none here, and migrations should not need any.';
	}
	if (failure.sqlstate === UNDEFINED_FILE) {
		return 'The files of a database server are not there in a replay: bring the rows as INSERT, or as COPY … FROM stdin with the rows below it.';
	}
	const extension = extensionFor(failure.message);
	if (extension) return `That comes with the extension ${extension}: create it in an earlier migration.`;
	switch (failure.sqlstate) {
		case '42P01':
		case '3F000':
		case '42704':
		case '42883':
			if (left.some(({ message }) => message.includes('extension'))) {
				return 'When it belongs to an extension that the embedded engine does not have, this history cannot be replayed as it stands.';
			}
			return 'Nothing before this statement makes it. Check the order of the migrations; when the beginning of the history was never committed, commit a dump of the database at that point as its first migration.';
		case '42P07':
		case '42710':
		case '42701':
			return 'An earlier migration has made it already. Check for two migrations that do the same, or for a file that is replayed and should not be.';
		case '42601':
			return 'This is not PostgreSQL as it stands: check the syntax, and for placeholders that the migration tool would have replaced.';
		default:
			return 'The migration fails on an empty PostgreSQL in the same way; correct it, or the migrations before it.';
	}
}

const EXTENSION_OF: readonly (readonly [RegExp, string])[] = [
	[/function (public\.)?uuid_generate_v\d/, 'uuid-ossp'],
	[/function (public\.)?(gen_salt|crypt|digest|pgp_sym_\w+)\(/, 'pgcrypto'],
	[/type "citext" does not exist/, 'citext'],
	[/type "hstore" does not exist/, 'hstore'],
	[/type "ltree" does not exist/, 'ltree'],
	[/operator class "(gin|gist)_trgm_ops" does not exist/, 'pg_trgm'],
];

function extensionFor(message: string): string | undefined {
	return EXTENSION_OF.find(([pattern]) => pattern.test(message))?.[1];
}

import type { EngineFailure } from '../dialects/dialect.ts';
import type { LedgerEntry, MigrationHistory } from '../project/project.ts';
import { extensionOf } from './extension-of.ts';
import type { Script } from './failure-place.ts';
import { findMaker, missingName } from './find-maker.ts';
import { extensionLeftOut } from './left-out.ts';

/** What is known when a statement fails. */
export interface FailureContext {
	readonly history: Pick<MigrationHistory, 'migrations' | 'preludes' | 'dumps'>;
	readonly extensions: ReadonlySet<string>;
	readonly ledger: readonly LedgerEntry[];
}

const UNDEFINED_FILE = '58P01';
/** SQLSTATEs of what is not there: table, namespace, object, function, column. */
const MISSING: ReadonlySet<string> = new Set(['42P01', '3F000', '42704', '42883']);

/** What to do about a statement that failed, as one or more sentences. */
export function wayOut(script: Script, failure: EngineFailure, context: FailureContext): string {
	const { sqlstate, message, ended } = failure;
	if (failure.wayOut !== undefined) return failure.wayOut;
	if (ended === 'time') {
		return 'Look for an endless loop; for migrations that need longer, raise `limits.migration-seconds` or, for all of them together, `limits.run-seconds` in the config.';
	}
	if (ended === 'memory' || sqlstate === '53200') {
		return 'Look for rows or strings without bound; for a migration that needs more, raise `limits.memory-megabytes` in the config.';
	}
	if (ended === 'crash') {
		return 'The engine itself broke at this statement; please report it with the statement.';
	}
	const statement = script.statements[failure.index]?.text ?? '';
	if (/\bprogram\b/i.test(statement) && /could not execute command/.test(message)) {
		return 'COPY … PROGRAM runs commands of the database server; there are none here, and migrations should not need any.';
	}
	if (sqlstate === UNDEFINED_FILE) {
		return 'The files of a database server are not there in a replay: bring the rows as INSERT, or as COPY … FROM stdin with the rows below it.';
	}
	const setting = /^unrecognized configuration parameter "(.+)"$/.exec(message)?.[1];
	if (setting !== undefined) {
		return `Nothing sets ${setting}: set it in a \`prelude\`, such as \`SET ${setting} = '…';\`, or read it with current_setting('${setting}', true).`;
	}
	if (sqlstate === '55000' && /replication|wal_level/.test(message)) {
		return 'The embedded engine does not replicate: take this out of the migrations, or replay them with `engine: server`.';
	}
	if (/^role "/.test(message)) {
		return 'Roles that nothing makes are made without login, but the engine has none of this name: check how it is spelled.';
	}
	const extension = extensionOf(message);
	if (extension !== null) return needsExtension(extension, context);
	if (MISSING.has(sqlstate)) return missing(script, failure, statement, context);
	switch (sqlstate) {
		case '42P07':
		case '42710':
		case '42701':
		case '42723':
		case '42P06':
			return 'An earlier migration has made it already. Check for two migrations that do the same, or for a file that is replayed and should not be.';
		case '42601':
			return 'This is not PostgreSQL as it stands: check the syntax, and for placeholders that the migration tool would have replaced.';
		default:
			return 'The migration fails on an empty PostgreSQL in the same way; correct it, or the migrations before it.';
	}
}

function needsExtension(extension: string, { extensions }: FailureContext): string {
	return extensions.has(extension)
		? `That comes with the extension ${extension}: create it in an earlier migration.`
		: `That comes with the extension ${extension}, which the embedded engine does not have. ${twoWaysOut()}`;
}

function twoWaysOut(): string {
	return 'Replay with `engine: server` on a server that has it, or make stand-ins for what is used of it in a `prelude`.';
}

const SUPABASE = /\b(?:auth|storage|extensions|realtime|vault|graphql_public|supabase_functions)\b/;

function missing(
	script: Script,
	{ message }: EngineFailure,
	statement: string,
	{ history, ledger }: FailureContext,
): string {
	const { migrations, preludes, dumps } = history;
	const name = missingName(message);
	const later = migrations.slice(migrations.findIndex(({ path }) => path === script.path) + 1);
	const maker = name === null ? null : findMaker(later, name);
	if (maker !== null) return `${maker} makes it, and comes later: check the order of the migrations.`;
	const code = ledger.find(({ kind, message: words }) => kind === 'not-understood' && /\bcode\b/.test(words));
	if (code) {
		return `What ${code.file} does is missing, because it is code and not SQL: \`migrate-command\` in the config runs such migrations.`;
	}
	if (preludes.length === 0 && SUPABASE.test(`${message} ${statement}`)) {
		return 'Nothing before this statement makes it. When the database is one of Supabase, set `preset: supabase`; what another platform brings belongs into a `prelude`.';
	}
	const leftOut = ledger.map(extensionLeftOut).filter((extension) => extension !== null);
	if (leftOut.length > 0) {
		return `Nothing before this statement makes it. It may belong to ${leftOut.join(', ')}, which the embedded engine does not have. ${twoWaysOut()}`;
	}
	const dump =
		dumps.length === 0
			? ''
			: ` ${dumps.join(', ')} ${dumps.length === 1 ? 'looks' : 'look'} like a schema to begin with.`;
	return `Nothing before this statement makes it, and no migration does. When the beginning of the history was never committed, commit a dump of the database at that point and name it as \`baseline\`; what others bring belongs into a \`prelude\`.${dump}`;
}

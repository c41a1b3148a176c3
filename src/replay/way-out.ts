import type { EngineFailure } from '../dialects/dialect.ts';
import type { LedgerEntry, MigrationHistory } from '../project/project.ts';
import { ROWS_LEFT_OUT } from '../sql/psql/run-command.ts';
import { extensionOf } from './extension-of.ts';
import type { Script } from './failure-place.ts';
import { findMaker, missingThing } from './find-maker.ts';
import { extensionLeftOut } from './left-out.ts';

/** What is known when a statement fails. */
export interface FailureContext {
	readonly history: Pick<MigrationHistory, 'migrations' | 'preludes' | 'dumps'>;
	readonly extensions: ReadonlySet<string>;
	readonly ledger: readonly LedgerEntry[];
}

const UNDEFINED_FILE = '58P01';
/** SQLSTATE raise_exception: what a migration itself checks. */
const RAISED = 'P0001';
/** SQLSTATEs of what depends on the rows that are there. */
const DATA = /^(?:2[123]|P0)/;
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
	const asked = sqlstate === RAISED ? /\bextname\s*=\s*'([\w-]+)'/.exec(statement)?.[1] : undefined;
	if (asked !== undefined) return needsExtension(asked, context);
	if (MISSING.has(sqlstate)) return missing(script, failure, statement, context);
	switch (sqlstate) {
		case '42P07':
		case '42710':
		case '42701':
		case '42723':
		case '42P06':
			if (/^schema "public"/.test(message)) {
				return 'Every new database has the namespace public: write IF NOT EXISTS, or drop it in a `prelude` where the real database has none.';
			}
			return 'An earlier migration has made it already. Check for two migrations that do the same, or for a file that is replayed and should not be.';
		case '42601':
			return 'This is not PostgreSQL as it stands: check the syntax, and for placeholders that the migration tool would have replaced.';
		default:
			if (DATA.test(sqlstate)) {
				const rows = context.ledger.find(({ message: words }) => words === ROWS_LEFT_OUT);
				if (rows) return missingRows(rows);
				const read = /\bcurrent_setting\(\s*'([\w]+\.[\w.]+)'\s*,\s*true/i.exec(statement)?.[1];
				if (read !== undefined) {
					return `It reads ${read}, which the application may set and nothing sets here: set it in a \`prelude\`, such as \`SET ${read} = '…';\`, or correct the migration.`;
				}
			}
			return 'The migration fails on an empty PostgreSQL in the same way; correct it, or the migrations before it.';
	}
}

function needsExtension(extension: string, { extensions }: FailureContext): string {
	return extensions.has(extension)
		? `That comes with the extension ${extension}: create it in an earlier migration, or in a \`prelude\` where a platform brings it.`
		: `That comes with the extension ${extension}, which the embedded engine does not have. ${twoWaysOut()}`;
}

function missingRows({ file, line }: LedgerEntry): string {
	return `It may need the rows that \`\\copy\` reads in ${file}:${line}, which are left out: bring them as INSERT, or as \`\\copy … from stdin\` with the rows below it.`;
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
	const thing = missingThing(message);
	const next = migrations.findIndex(({ path }) => path === script.path) + 1;
	const later = thing && findMaker(migrations.slice(next), thing);
	if (later !== null) return `${later} makes it, and comes later: check the order of the migrations.`;
	const earlier = thing && findMaker([...preludes, ...migrations.slice(0, next)], thing);
	if (earlier !== null) {
		return `${earlier} makes something of this name: check its namespace, the search_path and its argument types, and whether anything renames or drops it before this statement.`;
	}
	if (/\bhdb_catalog\b/.test(message)) {
		return 'Hasura keeps its own records in hdb_catalog, which no migration makes: make stand-ins for what is used of them in a `prelude`.';
	}
	const code = ledger.find(
		({ kind, message: words }) => kind === 'not-understood' && /\bcode\b|\bnot SQL\b/i.test(words),
	);
	if (code) {
		return `What ${code.file} does otherwise than in SQL is missing: \`migrate-command\` in the config has the migration tool itself run it.`;
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

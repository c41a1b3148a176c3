import { describe, expect, it } from 'vitest';
import type { EngineFailure } from '../../../src/dialects/dialect.ts';
import type { LedgerEntry, Migration, Prelude } from '../../../src/project/project.ts';
import { replayError } from '../../../src/replay/replay-failure.ts';
import { ROWS_LEFT_OUT } from '../../../src/sql/psql/run-command.ts';
import { splitStatements } from '../../../src/sql/split.ts';

const PATH = 'm/1_a.sql';

interface Surroundings {
	readonly ledger?: readonly LedgerEntry[];
	/** Sources of the migrations before and after the failing one. */
	readonly before?: string;
	readonly after?: string;
	readonly dumps?: readonly string[];
	readonly preludes?: readonly Prelude[];
}

function migrationOf(path: string, source: string): Migration {
	return { version: '1', name: 'a', path, source, statements: splitStatements(source), sections: [] };
}

function errorFor(
	source: string,
	failure: Partial<EngineFailure>,
	{ ledger = [], before = '', after = '', dumps = [], preludes = [] }: Surroundings = {},
) {
	const migration = migrationOf(PATH, source);
	const migrations = [migrationOf('m/0_b.sql', before), migration, migrationOf('m/2_c.sql', after)];
	const none = {
		sqlstate: '',
		message: '',
		detail: null,
		hint: null,
		context: null,
		offset: null,
		ended: null,
	};
	return replayError(
		migration,
		{ ...none, index: 0, ...failure },
		{ history: { migrations, preludes, dumps }, extensions: new Set(['uuid-ossp', 'hstore']), ledger },
	);
}

describe('a statement that failed', () => {
	it('is told with place, code, detail, the engine’s hint and itself', () => {
		const error = errorFor('SELECT 1;\n\nSELECT\n  missing;\n', {
			...{ index: 1, sqlstate: '42703', message: 'column "missing" does not exist', offset: 9 },
			...{ detail: 'more', hint: 'Perhaps you meant something else.' },
		});
		expect(error).toMatchObject({
			code: 'replay',
			message: 'the engine refused this statement: column "missing" does not exist',
			location: { file: 'm/1_a.sql', line: 4 },
			facts: {
				SQLSTATE: '42703',
				detail: 'more',
				'engine hint': 'Perhaps you meant something else.',
				statement: 'SELECT\n  missing',
			},
		});
	});

	it('is cut when it is long', () => {
		const { facts } = errorFor(`SELECT '${'x'.repeat(5000)}'`, { sqlstate: '22000', message: 'm' });
		expect(facts.statement).toHaveLength(402);
	});

	it('comes with what was left out before it, and with a guess of the kind of database', () => {
		const entries: readonly LedgerEntry[] = [
			{ kind: 'not-understood', message: 'Left out.', file: 'm/0_a.sql', line: 3 },
			{ kind: 'skipped', message: 'Makes no difference.', file: 'm/0_a.sql', line: 4 },
			{ kind: 'assumed', message: 'Something else.', file: 'm', line: null },
			{
				...{ kind: 'assumed', file: 'm', line: null },
				message: 'Nothing in these files tells which kind of database they are for: PostgreSQL is assumed.',
			},
		];
		expect(
			errorFor('SELECT 1', { sqlstate: '42601', message: 'm' }, { ledger: entries }).facts,
		).toMatchObject({
			'not run': 'm/0_a.sql:3: Left out.',
			assumed: entries[3]?.message,
		});
	});
});

const EXTENSION: LedgerEntry = {
	...{ kind: 'assumed', file: 'm/0.sql', line: 1 },
	message: 'The engine does not have the extension "postgis": replayed without it.',
};

describe('a body that failed', () => {
	const block = 'SELECT 1;\n\nDO $x$\nBEGIN\n  PERFORM f();\nEND $x$;';

	it('is told by the line in the block', () => {
		const context = 'PL/pgSQL function inline_code_block line 3 at PERFORM';
		const error = errorFor(block, { index: 1, sqlstate: '42883', message: 'm', context });
		expect(error.location).toEqual({ file: PATH, line: 5 });
		expect(error.facts).toMatchObject({ context });
		expect(error.facts).not.toHaveProperty('at');
	});

	it('is told with the place of the function that the block called', () => {
		const context =
			'PL/pgSQL expression "1/0"\nPL/pgSQL function f() line 2 at RETURN\nSQL statement "SELECT f()"\nPL/pgSQL function inline_code_block line 3 at PERFORM';
		const before = `CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN\n RETURN 1;\nEND';
CREATE OR REPLACE FUNCTION public."f"()\nRETURNS int LANGUAGE plpgsql AS $$BEGIN\n  RETURN 1/0;\nEND$$;`;
		const error = errorFor(block, { index: 1, sqlstate: '22012', message: 'm', context }, { before });
		expect(error.location).toEqual({ file: PATH, line: 5 });
		expect(error.facts.at).toBe('m/0_b.sql:6, in f()');
	});
});

describe('the way out', () => {
	it.each<[string, Partial<EngineFailure>, RegExp, string, Surroundings?]>([
		['too slow', { ended: 'time' }, /`limits\.migration-seconds` or.*`limits\.run-seconds`/, 'limit'],
		['too large', { ended: 'memory' }, /`limits\.memory-megabytes`/, 'limit'],
		['too large by its own word', { sqlstate: '53200' }, /`limits\.memory-megabytes`/, 'replay'],
		['a crash', { ended: 'crash' }, /report it with the statement/, 'replay'],
		['a server’s file', { sqlstate: '58P01' }, /COPY … FROM stdin/, 'replay'],
		[
			'a function of an extension',
			{ sqlstate: '42883', message: 'function uuid_generate_v4() does not exist' },
			/extension uuid-ossp/,
			'replay',
		],
		[
			'an extension that there is not',
			{ sqlstate: '42704', message: 'type "geometry" does not exist' },
			/extension postgis, which the embedded engine does not have\. Replay with `engine: server`.*`prelude`/,
			'replay',
		],
		['a missing table', { sqlstate: '42P01' }, /no migration does.*`baseline`.*`prelude`\.$/, 'replay'],
		[
			'a missing table beside a dump',
			{ sqlstate: '42P01', message: 'relation "a" does not exist' },
			/db\/structure\.sql looks like a schema to begin with\.$/,
			'replay',
			{ dumps: ['db/structure.sql'] },
		],
		[
			'a table that comes later',
			{ sqlstate: '42P01', message: 'relation "public.a" does not exist' },
			/^m\/2_c\.sql:2 makes it, and comes later/,
			'replay',
			{ after: 'SELECT 1;\nCREATE TABLE IF NOT EXISTS "a" (b int);' },
		],
		[
			'a function of a namespace that is not looked in',
			{ sqlstate: '42883', message: 'function f() does not exist' },
			/^m\/0_b\.sql:1 makes something of this name: check its namespace/,
			'replay',
			{ before: 'CREATE FUNCTION a.f() RETURNS int RETURN 1;' },
		],
		[
			'an operator class of an extension',
			{
				sqlstate: '42704',
				message: 'data type text has no default operator class for access method "gin"',
			},
			/extension btree_gin/,
			'replay',
		],
		[
			'what Hasura keeps for itself',
			{ sqlstate: '42P01', message: 'relation "hdb_catalog.hdb_scheduled_events" does not exist' },
			/^Hasura keeps.*`prelude`/,
			'replay',
		],
		[
			'rows that were left out',
			{ sqlstate: '23502', message: 'null value' },
			/^It may need the rows that `\\copy` reads in m\/0_b\.sql:3/,
			'replay',
			{ ledger: [{ kind: 'skipped', message: ROWS_LEFT_OUT, file: 'm/0_b.sql', line: 3 }] },
		],
		[
			'what stands in a changelog and is not SQL',
			{ sqlstate: '42P01', message: 'relation "a" does not exist' },
			/^What c\.xml does otherwise than in SQL is missing.*`migrate-command`/,
			'replay',
			{ ledger: [{ kind: 'not-understood', message: 'Not SQL, so …', file: 'c.xml', line: 3 }] },
		],
		[
			'what code before it makes',
			{ sqlstate: '42P01', message: 'relation "a" does not exist' },
			/What m\/0_c\.go does otherwise.*`migrate-command`/,
			'replay',
			{
				ledger: [
					{
						kind: 'not-understood',
						message: 'This migration is code, not SQL.',
						file: 'm/0_c.go',
						line: null,
					},
				],
			},
		],
		[
			'what a platform brings',
			{ sqlstate: '3F000', message: 'schema "auth" does not exist' },
			/`preset: supabase`/,
			'replay',
		],
		[
			'a setting of the application',
			{ sqlstate: '42704', message: 'unrecognized configuration parameter "app.tenant"' },
			/Nothing sets app\.tenant: set it in a `prelude`/,
			'replay',
		],
		[
			'a replication slot in a block',
			{ sqlstate: '55000', message: 'logical decoding requires "wal_level" >= "logical"' },
			/`engine: server`/,
			'replay',
		],
		['what depends on the engine', { sqlstate: '42501', wayOut: 'Do so.' }, /^Do so\.$/, 'replay'],
		[
			'a missing type after a missing extension',
			{ sqlstate: '42704' },
			/It may belong to postgis, which.*`prelude`/,
			'replay',
			{ ledger: [EXTENSION] },
		],
		['a table that is there', { sqlstate: '42P07' }, /two migrations that do the same/, 'replay'],
		[
			'a namespace that every database has',
			{ sqlstate: '42P06', message: 'schema "public" already exists' },
			/^Every new database has the namespace public/,
			'replay',
		],
		['no SQL', { sqlstate: '42601' }, /placeholders/, 'replay'],
		['anything else', { sqlstate: '23505' }, /on an empty PostgreSQL/, 'replay'],
	])('of %s', (_, failure, hint, code, surroundings = {}) => {
		const error = errorFor('SELECT 1', failure, surroundings);
		expect(error.hint).toMatch(hint);
		expect(error.code).toBe(code);
	});

	it('of a migration’s own check for an extension names the extension', () => {
		const statement = `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb')
	THEN RAISE 'install it'; END IF; END $$`;
		const error = errorFor(statement, { sqlstate: 'P0001', message: 'install it' });
		expect(error.hint).toMatch(/extension timescaledb, which the embedded engine does not have/);
	});

	it('of a statement that reads a setting of the application names the setting', () => {
		const statement = `SELECT coalesce(current_setting('shop.shards', true), '[]')::text[]`;
		const error = errorFor(statement, { sqlstate: '22P02', message: 'malformed array literal: "[]"' });
		expect(error.hint).toMatch(/^It reads shop\.shards.*`SET shop\.shards = '…';`/);
	});

	it('of COPY PROGRAM says that there are no programs, without a success that was none', () => {
		const error = errorFor(`COPY a FROM PROGRAM 'b'`, {
			...{ sqlstate: 'XX000', message: 'could not execute command "b": Success' },
		});
		expect(error.message).toBe('the engine refused this statement: could not execute command "b"');
		expect(error.hint).toContain('COPY … PROGRAM runs commands of the database server');
	});
});

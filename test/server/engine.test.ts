import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Batch, Engine, EngineLimits } from '../../src/dialects/dialect.ts';
import { openEngine } from '../../src/dialects/postgres/engine/open-engine.ts';
import { newScratchName } from '../../src/dialects/postgres/engine/server/scratch-name.ts';
import { postgres, postgresOn } from '../../src/dialects/postgres/postgres.ts';
import { UserError } from '../../src/errors.ts';
import { type NativeServer, startNativeServer } from '../support/native-server.ts';

const limits: EngineLimits = { migrationSeconds: 60, runSeconds: 600, memoryMegabytes: 700 };

let server: NativeServer;

beforeAll(async () => {
	server = await startNativeServer();
	await server.query('CREATE ROLE owner LOGIN CREATEDB');
	await server.query('CREATE ROLE visitor LOGIN');
});
afterAll(() => server?.stop());

async function databases(): Promise<readonly string[]> {
	const rows = await server.query<{ name: string }>(
		`SELECT datname AS name FROM pg_database WHERE datname NOT IN ('postgres', 'template0', 'template1') ORDER BY 1`,
	);
	return rows.map(({ name }) => name);
}

async function withEngine<T>(
	run: (engine: Engine) => Promise<T>,
	more: Partial<EngineLimits> = {},
	user?: string,
) {
	const dialect = postgresOn(server.address('postgres', user));
	const engine = await dialect.openEngine({ limits: { ...limits, ...more }, sources: [] });
	try {
		return await run(engine);
	} finally {
		await engine.close();
	}
}

function batch(transaction: Batch['transaction'], ...sql: readonly string[]): Batch {
	return { transaction, statements: sql.map((text) => ({ sql: text })) };
}

const HISTORY: readonly Batch[] = [
	batch(
		'transaction',
		`CREATE TYPE mood AS ENUM ('sad', 'ok')`,
		'CREATE TABLE a (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mood mood DEFAULT $$ok$$, doubled int GENERATED ALWAYS AS (1 + 1) VIRTUAL)',
		'CREATE VIEW moods AS SELECT mood, count(*) FROM a GROUP BY mood',
	),
	batch(
		'implicit',
		'ALTER TABLE a RENAME mood TO feeling',
		'CREATE INDEX CONCURRENTLY a_mood ON a (feeling)',
	),
	batch('none', `SET search_path = ''`, 'CREATE TABLE public.b (a_id bigint REFERENCES public.a)'),
	batch('transaction', 'DROP VIEW moods', `COMMENT ON TABLE b IS 'second'`, 'SELECT missing FROM a'),
	batch(
		'none',
		`DO $$ BEGIN EXECUTE 'ALTER TABLE a ADD COLUMN late date CHECK (late > ''2020-01-01'')'; END $$`,
	),
];

/** What a history did, without the engine's own numbers. */
async function tell(engine: Engine) {
	const told = [];
	for (const each of HISTORY) {
		const { statements, failure, splitTransaction } = await engine.apply(each);
		const effects = statements.map((one) => one.effects.map(({ key: _, ...effect }) => effect));
		told.push({ effects, failure, splitTransaction, commands: statements.map((one) => one.command) });
	}
	const { schema, traced, notes } = await postgres.introspect(engine, []);
	return { told, schema, traced, notes };
}

describe('a server', () => {
	it('of the same version tells and builds what the embedded engine does', async () => {
		const embedded = await openEngine({ limits, sources: [] });
		const expected = await tell(embedded).finally(() => embedded.close());
		expect(await withEngine(tell)).toStrictEqual(expected);
	});

	it('takes the rows of COPY from stdin', () =>
		withEngine(async (engine) => {
			const applied = await engine.apply({
				transaction: 'transaction',
				statements: [
					{ sql: 'CREATE TABLE t (id int, name text)' },
					{ sql: 'COPY t FROM stdin', copyData: '1\tone\n2\t\\N\n' },
					{ sql: 'COPY t FROM stdin' },
				],
			});
			expect(applied.statements.map(({ command }) => command)).toEqual(['CREATE TABLE', 'COPY 2', 'COPY 0']);
			expect(await engine.query('SELECT count(*)::int AS count FROM t')).toEqual([{ count: 2 }]);
		}));

	it('names the extensions that it has', () =>
		withEngine(async (engine) => {
			const extensions = await postgresOn('unused').listExtensions(engine);
			expect([extensions.has('plpgsql'), extensions.has('postgis')]).toEqual([true, false]);
		}));

	it('ends what takes too long, even where a migration takes the time limit away', () =>
		withEngine(
			async (engine) => {
				const endless = batch('none', 'SET statement_timeout = 0', 'DO $$ BEGIN LOOP END LOOP; END $$');
				const { failure } = await engine.apply(endless);
				expect(failure).toMatchObject({ index: 1, ended: 'time', message: 'did not end within 1 second' });
				expect((await engine.apply(batch('none', 'SELECT 1'))).failure?.ended).toBe('time');
				await expect(engine.query('SELECT 1')).rejects.toThrow('did not end within 1 second');
			},
			{ migrationSeconds: 1 },
		));

	it('that loses the connection says so', () =>
		withEngine(async (engine) => {
			const { failure } = await engine.apply(batch('none', 'SELECT 1'));
			expect(failure).toBeNull();
			await server.query(
				`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'auggie%'`,
			);
			const after = await engine.apply(batch('none', 'SELECT 1'));
			expect(after.failure).toMatchObject({ ended: 'crash', index: 0 });
		}));
});

describe('what acts on more than the scratch database', () => {
	it.each([
		'CREATE ROLE made',
		'ALTER ROLE owner SUPERUSER',
		'DROP ROLE visitor',
		'CREATE USER made',
		'GRANT owner TO visitor',
		'GRANT CONNECT ON DATABASE postgres TO visitor',
		'CREATE DATABASE made',
		'DROP DATABASE postgres',
		'ALTER DATABASE postgres SET work_mem = 1000',
		`COMMENT ON DATABASE postgres IS 'ours'`,
		`ALTER SYSTEM SET work_mem = 1000`,
		'DROP OWNED BY visitor',
		'REASSIGN OWNED BY visitor TO owner',
		`CREATE SUBSCRIPTION s CONNECTION 'host=elsewhere' PUBLICATION p`,
		'SELECT pg_terminate_backend(pid) FROM pg_stat_activity',
		`DO $$ BEGIN IF true THEN CREATE /* a */ ROLE made; END IF; END $$`,
		`DO $$ BEGIN EXECUTE 'ALTER  ROLE owner SUPERUSER'; END $$`,
	])('%s is left out, and said to be', (sql) =>
		withEngine(async (engine) => {
			const applied = await engine.apply(batch('transaction', 'CREATE TABLE t ()', sql, 'DROP TABLE t'));
			expect(applied.failure).toBeNull();
			expect(applied.statements.map(({ notRun }) => notRun !== undefined)).toEqual([false, true, false]);
			expect(await server.query(`SELECT rolname FROM pg_roles WHERE rolsuper OR rolname = 'made'`)).toEqual([
				{ rolname: 'postgres' },
			]);
		}),
	);

	it.each([
		['GRANT owner TO visitor', /^GRANT of a role acts on/],
		['REVOKE CONNECT ON DATABASE postgres FROM visitor', /^REVOKE ON DATABASE acts on/],
		['ALTER SYSTEM SET work_mem = 1000', /^ALTER SYSTEM acts on/],
	])('%s is named by what it is', (sql, message) =>
		withEngine(async (engine) => {
			const { statements } = await engine.apply(batch('transaction', sql));
			expect(statements[0]?.notRun?.message).toMatch(message);
		}),
	);

	it.each([
		'CREATE USER MAPPING IF NOT EXISTS FOR owner SERVER elsewhere',
		'GRANT SELECT ON t TO owner',
		`INSERT INTO t VALUES ('CREATE ROLE made', 'pg_terminate_backend(1)')`,
		`DO $$ BEGIN EXECUTE 'GRANT SELECT ON t TO owner'; END $$`,
		'CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN CREATE ROLE made; END $$',
		'ALTER TABLE t OWNER TO owner',
	])('does not hold for %s', (sql) =>
		withEngine(async (engine) => {
			const before = [
				'CREATE TABLE t (a text, b text)',
				'CREATE FOREIGN DATA WRAPPER nothing',
				'CREATE SERVER elsewhere FOREIGN DATA WRAPPER nothing',
			];
			const { failure, statements } = await engine.apply(batch('none', ...before, sql));
			expect({ failure, notRun: statements.at(-1)?.notRun }).toEqual({ failure: null, notRun: undefined });
		}),
	);

	it.each([`COPY t FROM '/etc/passwd'`, `COPY t TO PROGRAM 'cat'`])('%s is refused', (sql) =>
		withEngine(async (engine) => {
			const applied = await engine.apply(batch('transaction', 'CREATE TABLE t (a text)', sql));
			expect(applied).toMatchObject({ statements: [], failure: { index: 1, ended: null } });
			expect(await engine.query(`SELECT to_regclass('t')::text AS t`)).toEqual([{ t: null }]);
		}),
	);

	it('a role that is not there is not made', () =>
		withEngine(async (engine) => {
			const { failure } = await engine.apply(batch('none', 'GRANT CREATE ON SCHEMA public TO nobody_here'));
			expect(failure?.wayOut).toContain('a replay makes none there');
		}));
});

describe('the scratch database', () => {
	it('is dropped with whatever is in it', async () => {
		await withEngine(async (engine) => {
			expect(await databases()).toHaveLength(1);
			const prepared = ['BEGIN', 'CREATE TABLE t ()', `PREPARE TRANSACTION 'left'`];
			expect((await engine.apply(batch('none', ...prepared))).failure).toBeNull();
		});
		expect(await databases()).toEqual([]);
	});

	it('of a run that is gone is dropped by the next one, and no other is', async () => {
		const [gone = '', foreign = '', commented = '', plain = ''] = Array.from({ length: 4 }, newScratchName);
		const similar = `auggie_replay_${'0'.repeat(32)}`;
		for (const name of [gone, foreign, commented, similar]) {
			await server.query(`CREATE DATABASE ${name} CONNECTION LIMIT 97`);
		}
		await server.query(`CREATE DATABASE ${plain}`);
		await server.query(`ALTER DATABASE ${foreign} OWNER TO owner`);
		await server.query(`COMMENT ON DATABASE ${commented} IS 'a copy that I want to keep'`);
		await withEngine((engine) =>
			// Another run comes while this one lives.
			withEngine(async () => {
				const kept = [foreign, commented, plain, similar];
				expect(await databases()).toEqual(expect.arrayContaining(kept));
				expect(await databases()).not.toContain(gone);
				expect(await databases()).toHaveLength(kept.length + 2);
				expect((await engine.apply(batch('none', 'SELECT 1'))).failure).toBeNull();
			}),
		);
		for (const name of await databases()) await server.query(`DROP DATABASE ${name}`);
	});
});

describe('a server that lacks a catalog', () => {
	it('is read as far as it goes, and says what is missing', () =>
		withEngine(async (engine) => {
			await engine.apply(
				batch('none', 'CREATE TABLE t (a int)', 'CREATE DOMAIN d AS text', 'CREATE PUBLICATION p'),
			);
			const whole = await postgres.introspect(engine, []);
			const partial: Engine = {
				...engine,
				shortcomings: { notes: [], isUntraced: false, isPartial: true },
				async query<Row>(sql: string): Promise<readonly Row[]> {
					if (!/FROM pg_publication o\b/.test(sql)) return engine.query<Row>(sql);
					throw new UserError('replay', 'relation "pg_publication" does not exist');
				},
			};
			const { schema, notes } = await postgresOn('unused').introspect(partial, []);
			expect(schema.objects).toEqual(whole.schema.objects.filter(({ kind }) => kind !== 'publication'));
			expect(whole.schema.objects).toHaveLength(schema.objects.length + 1);
			const tails = notes.map(({ message }) => message.split(': ')[1]);
			expect(new Set(tails)).toEqual(new Set(['relation "pg_publication" does not exist']));
		}));
});

describe('a user without rights', () => {
	it('to make event triggers has the same schema and the same history', async () => {
		const asSuperuser = await withEngine(tell);
		const asOwner = await withEngine(tell, {}, 'owner');
		expect(asOwner.schema).toEqual(asSuperuser.schema);
		expect(asOwner.told).toEqual(asSuperuser.told);
		expect(asOwner.notes.map(({ message }) => message)).toEqual([
			expect.stringContaining('may not make event triggers'),
		]);
	});

	it('to make databases is told whom to ask', async () => {
		await expect(withEngine(tell, {}, 'visitor')).rejects.toMatchObject({
			message: 'the user of the database URL may not create databases',
			hint: expect.stringContaining('CREATEDB'),
		});
		expect(await databases()).toEqual([]);
	});
});

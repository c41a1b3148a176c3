import { describe, expect, it } from 'vitest';
import type { Engine, EngineLimits } from '../../../../src/dialects/dialect.ts';
import { openEngine } from '../../../../src/dialects/postgres/engine/open-engine.ts';

const generous: EngineLimits = { migrationSeconds: 60, runSeconds: 600, memoryMegabytes: 700 };

async function withEngine<T>(limits: EngineLimits, run: (engine: Engine) => Promise<T>): Promise<T> {
	const engine = await openEngine({ limits, sources: [] });
	try {
		return await run(engine);
	} finally {
		await engine.close();
	}
}

function bare(...sql: string[]) {
	return { transaction: 'none' as const, statements: sql.map((text) => ({ sql: text })) };
}

describe('an engine that is given', () => {
	it('an endless loop is ended and names the statement', () =>
		withEngine({ ...generous, migrationSeconds: 3 }, async (engine) => {
			const endless = bare('SELECT 1', 'DO $$ BEGIN LOOP END LOOP; END $$');
			const { failure } = await engine.apply(endless);
			expect(failure).toMatchObject({ index: 1, ended: 'time', message: 'did not end within 3 seconds' });
			expect((await engine.apply(bare('SELECT 1'))).failure?.ended).toBe('time');
		}));

	it('a query that wants more memory than there may be says so and goes on', () =>
		withEngine({ ...generous, memoryMegabytes: 300 }, async (engine) => {
			const greedy = `SELECT array_agg(g::text || repeat('x', 1000)) FROM generate_series(1, 10000000) g`;
			expect((await engine.apply(bare(greedy))).failure).toMatchObject({ sqlstate: '53200', ended: null });
			expect((await engine.apply(bare('SELECT 1'))).failure).toBeNull();
		}));

	it('COPY PROGRAM, written or dynamic, gets a plain refusal', () =>
		withEngine(generous, async (engine) => {
			for (const sql of [
				`COPY pg_class TO PROGRAM 'cat'`,
				`DO $$ BEGIN EXECUTE 'COPY pg_class TO PROGRAM ''cat'''; END $$`,
			]) {
				const { failure } = await engine.apply(bare(sql));
				expect(failure).toMatchObject({
					ended: null,
					message: expect.stringContaining('could not execute command'),
				});
			}
			expect(await engine.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
		}));

	it('session state does not leak into the next batch', () =>
		withEngine(generous, async (engine) => {
			await engine.apply(
				bare(
					'CREATE ROLE guest',
					`SET search_path = ''`,
					'CREATE TEMP TABLE t (id int)',
					'SET ROLE guest',
					'BEGIN',
				),
			);
			const state = `SELECT current_user::text AS role, current_setting('search_path') AS path, to_regclass('t')::text AS temporary`;
			expect(await engine.query(state)).toEqual([{ role: 'postgres', path: 'public', temporary: null }]);
		}));

	it('the same SQL twice, in two engines, sees the same day and the same random values', async () => {
		const sql = `SELECT current_date::text AS day, gen_random_uuid() AS random`;
		const first = await withEngine(generous, (engine) => engine.query(sql));
		expect(await withEngine(generous, (engine) => engine.query(sql))).toEqual(first);
	});
});

describe('a batch', () => {
	it('in a transaction leaves nothing behind when it fails, and says where', () =>
		withEngine(generous, async (engine) => {
			const statements = [
				{ sql: 'CREATE TABLE a (id int)' },
				{ sql: `SELECT '💾' AS disk,\n  missing FROM a` },
			];
			const applied = await engine.apply({ transaction: 'transaction', statements });
			expect(applied).toMatchObject({ statements: [], failure: { index: 1, sqlstate: '42703', offset: 23 } });
			expect(statements[1]?.sql.slice(23)).toBe('missing FROM a');
			expect(await engine.query(`SELECT to_regclass('a')::text AS name`)).toEqual([{ name: null }]);
		}));

	it('with CONCURRENTLY among other statements is split, and alone runs as it stands', () =>
		withEngine(generous, async (engine) => {
			const mixed = [{ sql: 'CREATE TABLE a (id int)' }, { sql: 'CREATE INDEX CONCURRENTLY a_id ON a (id)' }];
			expect(await engine.apply({ transaction: 'implicit', statements: mixed })).toMatchObject({
				failure: null,
				splitTransaction: true,
			});
			const alone = [{ sql: 'CREATE INDEX CONCURRENTLY a_id2 ON a (id)' }];
			expect(await engine.apply({ transaction: 'implicit', statements: alone })).toMatchObject({
				failure: null,
				splitTransaction: false,
			});
		}));

	it('that commits by itself goes on after it', () =>
		withEngine(generous, async (engine) => {
			const statements = ['BEGIN', 'CREATE TABLE a (id int)', 'COMMIT', 'CREATE TABLE b (id int)'];
			const applied = await engine.apply({
				transaction: 'implicit',
				statements: statements.map((sql) => ({ sql })),
			});
			expect(applied.failure).toBeNull();
			const tables = await engine.query(
				`SELECT relname::text AS name FROM pg_class WHERE relname IN ('a', 'b') ORDER BY 1`,
			);
			expect(tables).toEqual([{ name: 'a' }, { name: 'b' }]);
		}));

	it('that defers a constraint fails at its last statement', () =>
		withEngine(generous, async (engine) => {
			const statements = [
				'CREATE TABLE a (id int PRIMARY KEY, b int REFERENCES a DEFERRABLE INITIALLY DEFERRED)',
				'INSERT INTO a VALUES (1, 2)',
			].map((sql) => ({ sql }));
			const applied = await engine.apply({ transaction: 'transaction', statements });
			expect(applied.failure).toMatchObject({ index: 1, sqlstate: '23503' });
		}));

	it('takes the rows of COPY from stdin, and none where there are none', () =>
		withEngine(generous, async (engine) => {
			const statements = [
				{ sql: 'CREATE TABLE a (id int, name text)' },
				{ sql: 'COPY a (id, name) FROM stdin', copyData: '1\tone\n2\t\\N\n' },
				{ sql: 'COPY a FROM stdin' },
			];
			const applied = await engine.apply({ transaction: 'none', statements });
			expect(applied.statements.map(({ command }) => command)).toEqual(['CREATE TABLE', 'COPY 2', 'COPY 0']);
			expect(await engine.query('SELECT * FROM a ORDER BY id')).toEqual([
				{ id: 1, name: 'one' },
				{ id: 2, name: null },
			]);
		}));
});

describe('an engine that has come to its end', () => {
	it('at its depth says so, and goes on', () =>
		withEngine(generous, async (engine) => {
			const descend = `CREATE FUNCTION descend(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN descend(n + 1); END $$`;
			const { failure } = await engine.apply(bare(descend, 'SELECT descend(0)'));
			expect(failure).toMatchObject({ index: 1, sqlstate: '54001', ended: null });
			expect((await engine.apply(bare('SELECT 1'))).failure).toBeNull();
		}));

	it('because a statement alone is too large for its memory names the memory', () =>
		withEngine({ ...generous, memoryMegabytes: 300 }, async (engine) => {
			const { failure } = await engine.apply(bare('('.repeat(50 * 1024 * 1024)));
			expect(failure).toMatchObject({ ended: 'memory', message: 'took more than 300 MB of memory' });
		}));

	it('while its catalogs are read is an error for people', () =>
		withEngine(generous, async (engine) => {
			await engine.apply(bare(`UPDATE pg_class SET relname = 'gone' WHERE relname = 'pg_attribute'`));
			await expect(engine.query('SELECT 1 FROM pg_attribute')).rejects.toThrow(
				'the engine cannot read its own catalogs any more: relation "pg_attribute" does not exist',
			);
		}));

	it('together with the time of the whole run says that', () =>
		withEngine({ ...generous, runSeconds: 1 }, async (engine) => {
			const { failure } = await engine.apply(bare('SELECT pg_sleep(5)'));
			expect(failure).toMatchObject({
				ended: 'time',
				message: 'did not end within the 1 second that all migrations have together',
			});
			await expect(engine.query('SELECT 1')).rejects.toThrow(
				'reading the schema from the engine did not end',
			);
		}));
});

it('a batch of nothing does nothing', () =>
	withEngine(generous, async (engine) => {
		for (const transaction of ['transaction', 'implicit', 'none'] as const) {
			expect(await engine.apply({ transaction, statements: [] })).toEqual({
				statements: [],
				failure: null,
				splitTransaction: false,
			});
		}
		expect((await engine.apply(bare('SELECT 1'))).failure).toBeNull();
	}));

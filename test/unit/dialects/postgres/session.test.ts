import { describe, expect, it } from 'vitest';
import type { Batch } from '../../../../src/dialects/dialect.ts';
import { useEngine } from '../../../support/engine.ts';

const testEngine = useEngine();

async function run(sql: readonly string[], more: Partial<Batch> = {}) {
	const engine = await testEngine.fresh();
	const statements = sql.map((each) => ({ sql: each }));
	return { engine, applied: await engine.apply({ statements, transaction: 'none', ...more }) };
}

describe('what a batch leaves of the session', () => {
	it.each([
		['the user', 'SET SESSION AUTHORIZATION somebody', 'SELECT session_user AS left', 'postgres'],
		['the role', 'SET ROLE somebody', 'SELECT current_user AS left', 'postgres'],
		['settings', "SET app.a = 'b'", `SELECT current_setting('app.a', true) AS left`, ''],
		['temporary tables', 'CREATE TEMP TABLE a ()', `SELECT to_regclass('a') AS left`, null],
		[
			'prepared statements',
			'PREPARE a AS SELECT 1',
			'SELECT max(name) AS left FROM pg_prepared_statements',
			null,
		],
		[
			'locks',
			'SELECT pg_advisory_lock(5)',
			`SELECT max(objid::int) AS left FROM pg_locks WHERE locktype = 'advisory'`,
			null,
		],
		['channels', 'LISTEN a', 'SELECT max(name) AS left FROM pg_listening_channels() AS name', null],
		['cursors', 'DECLARE a CURSOR WITH HOLD FOR SELECT 1', 'SELECT max(name) AS left FROM pg_cursors', null],
	])('is not %s', async (_, sql, query, value) => {
		const { engine } = await run(['CREATE ROLE somebody', sql]);
		expect(await engine.query(query)).toEqual([{ left: value }]);
	});

	it('is all of it for the next batch that goes on', async () => {
		const { engine } = await run(["SET app.a = 'b'", 'CREATE TEMP TABLE a ()']);
		const statements = [{ sql: `SELECT 1 / (current_setting('app.a') = 'b')::int FROM (TABLE a) LIMIT 0` }];
		const applied = await engine.apply({ statements, transaction: 'none', continues: true });
		expect(applied.failure).toBeNull();
	});

	it('is what was to be kept', async () => {
		const { engine } = await run(['SELECT 1']);
		await engine.keepSettings(["SET app.a = 'b'", 'SET search_path = x, public']);
		await engine.apply({ statements: [{ sql: "SET app.a = 'c'" }], transaction: 'none' });
		const settings = `SELECT current_setting('app.a') || ' ' || current_setting('search_path') AS left`;
		expect(await engine.query(settings)).toEqual([{ left: 'b x, public' }]);
		await engine.keepSettings([]);
	});
});

describe('what a batch that fails leaves of the schema', () => {
	const tables = `SELECT coalesce(string_agg(relname, ' ' ORDER BY relname), '') AS names FROM pg_class
		WHERE relnamespace = 'public'::regnamespace`;

	it.each<[string, Batch['transaction'], readonly string[], number, string]>([
		['bare', 'none', ['CREATE TABLE a ()', 'SELECT 1/0'], 1, 'a'],
		['in a transaction', 'transaction', ['CREATE TABLE a ()', 'SELECT 1/0'], 0, ''],
		['in one of its own', 'none', ['BEGIN', 'CREATE TABLE a ()', 'SELECT 1/0'], 0, ''],
		[
			'after one of its own',
			'none',
			['BEGIN', 'CREATE TABLE a ()', 'COMMIT', 'BEGIN', 'CREATE TABLE b ()', 'SELECT 1/0'],
			3,
			'a',
		],
		['after its end of the tool’s', 'transaction', ['CREATE TABLE a ()', 'COMMIT', 'SELECT 1/0'], 2, 'a'],
	])('%s is what it says stands', async (_, transaction, sql, standing, names) => {
		const { engine, applied } = await run(sql, { transaction });
		expect(applied.statements.map(({ index }) => index)).toEqual(
			Array.from({ length: standing }, (_, at) => at),
		);
		expect(applied.failure).toMatchObject({ index: sql.length - 1, sqlstate: '22012' });
		expect(await engine.query(tables)).toEqual([{ names }]);
	});

	it('is made once where the rest has to go on statement by statement', async () => {
		const sql = ['CREATE TABLE a ()', 'COMMIT', 'BEGIN', 'CREATE TABLE b ()', 'VACUUM'];
		const { engine, applied } = await run(sql, { transaction: 'transaction' });
		expect(applied).toMatchObject({ splitTransaction: true, failure: { index: 4, sqlstate: '25001' } });
		expect(await engine.query(tables)).toEqual([{ names: 'a' }]);
	});
});

it('a batch that ends inside a transaction is committed', async () => {
	const { engine, applied } = await run(['BEGIN', 'CREATE TABLE a ()']);
	expect(applied).toMatchObject({ failure: null, statements: [{ index: 0 }, { index: 1 }] });
	expect(await engine.query(`SELECT to_regclass('a')::text AS name`)).toEqual([{ name: 'a' }]);
});

it('the clock stands at the same day in every run', async () => {
	const { engine } = await run(['SELECT 1']);
	expect(await engine.query('SELECT current_date::text AS today')).toEqual([{ today: '2026-01-01' }]);
});

it('a failure inside a body comes with what was running', async () => {
	const { applied } = await run(['DO $$\nBEGIN\n  PERFORM nowhere();\nEND $$']);
	expect(applied.failure?.context).toBe('PL/pgSQL function inline_code_block line 3 at PERFORM');
});

import { expect, it } from 'vitest';
import { watchBonds } from '../../../../../src/dialects/postgres/engine/session-bonds.ts';
import { splitStatements } from '../../../../../src/sql/split.ts';
import { useEngine } from '../../../../support/engine.ts';

const test = useEngine();

async function isBound(sql: string): Promise<boolean> {
	const engine = await test.fresh();
	const batch = {
		statements: splitStatements(sql).map(({ text }) => ({ sql: text })),
		transaction: 'none',
	} as const;
	const bonds = watchBonds();
	bonds.note(batch);
	const { failure } = await engine.apply(batch);
	expect(failure).toBeNull();
	return bonds.isBound(engine);
}

it.each([
	['a table', 'CREATE TABLE a (id int)', false],
	['settings of the engine', `SET search_path = public; SELECT set_config('work_mem', '1MB', false)`, false],
	[
		'a function that would make a setting and was not called',
		`CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT set_config('bonds.never', 'x', true) $$`,
		false,
	],
	['an unlogged table', 'CREATE UNLOGGED TABLE a (id int)', true],
	['a setting of its own', `SET bonds.one = 'me'`, true],
	['a setting that a function makes', `DO $$ BEGIN PERFORM set_config('bonds.two', 'x', true); END $$`, true],
	['a setting whose name is made up', `SELECT set_config('work_' || 'mem', '1MB', false)`, true],
	['a library that a block loads', `DO $$ BEGIN LOAD 'plpgsql'; END $$`, true],
	['a sample', 'SELECT count(*) FROM pg_class TABLESAMPLE BERNOULLI (50)', true],
	['settings for later sessions', `ALTER ROLE postgres SET work_mem = '1MB'`, true],
])('%s: %s binds: %s', async (_, sql, expected) => {
	expect(await isBound(sql)).toBe(expected);
	await (await test.fresh()).apply({
		statements: [{ sql: 'ALTER ROLE postgres RESET ALL' }],
		transaction: 'none',
	});
});

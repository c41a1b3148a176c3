import { expect, test } from 'vitest';
import { definitionsOf } from '../support/definitions.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('columns, expressions, some kinds, a target; over tables, partitioned tables and materialized views', async () => {
	const schema = await engine.build(
		`
		CREATE SCHEMA "Odd one";
		CREATE TABLE t (id int, name text, "Some day" date);
		CREATE TABLE p (id int, n int) PARTITION BY HASH (id);
		CREATE MATERIALIZED VIEW m AS SELECT id, name FROM t;
		CREATE TABLE migrations (a int, b int);
		CREATE STATISTICS together ON id, name FROM t;
		CREATE STATISTICS "Odd one"."some" (ndistinct, mcv) ON id, "Some day", (name || 'x') FROM t;
		CREATE STATISTICS lowered ON (lower(name)) FROM t;
		CREATE STATISTICS parted (dependencies) ON id, n FROM p;
		CREATE STATISTICS stored ON id, name FROM m;
		CREATE STATISTICS not_ours ON a, b FROM migrations;
		ALTER STATISTICS together SET STATISTICS 200;
		COMMENT ON STATISTICS together IS 'rarely apart';
	`,
		['migrations'],
	);
	expect(definitionsOf(schema, 'statistics')).toStrictEqual({
		'Odd one."some"': [
			`CREATE STATISTICS "Odd one"."some" (ndistinct, mcv) ON id, "Some day", (name || 'x'::text) FROM t`,
		],
		'public.lowered': ['CREATE STATISTICS public.lowered ON lower(name) FROM t'],
		'public.parted': ['CREATE STATISTICS public.parted (dependencies) ON id, n FROM p'],
		'public.stored': ['CREATE STATISTICS public.stored ON id, name FROM m'],
		'public.together': [
			'CREATE STATISTICS public.together ON id, name FROM t',
			'ALTER STATISTICS public.together SET STATISTICS 200',
		],
	});
	await expectRoundTrip(engine, schema);
});

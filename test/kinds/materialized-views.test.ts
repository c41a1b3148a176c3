import { expect, test } from 'vitest';
import { objectsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectReadable, expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('a materialized view with its index, and a function whose body uses a later object', async () => {
	const schema = await engine.build(`
		CREATE TABLE orders (id int, total int);
		CREATE FUNCTION grand_total() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT sum(total) FROM z_totals); END';
		CREATE VIEW z_totals AS SELECT total FROM orders;
		CREATE MATERIALIZED VIEW a_report WITH (fillfactor = 80) AS SELECT id, grand_total() AS of FROM z_totals, orders;
		CREATE UNIQUE INDEX by_id ON a_report (id);
		COMMENT ON MATERIALIZED VIEW a_report IS 'nightly';
		COMMENT ON COLUMN a_report.of IS 'all';
		CREATE VIEW a_over AS SELECT id FROM a_report;
	`);
	expect(objectsOf(schema, 'materialized-view')).toStrictEqual([
		{
			kind: 'materialized-view',
			namespace: 'public',
			name: 'a_report',
			comment: 'nightly',
			definition: 'SELECT orders.id,\n    grand_total() AS of\n   FROM z_totals,\n    orders',
			columns: [
				{ name: 'id', type: 'integer', comment: null },
				{ name: 'of', type: 'bigint', comment: 'all' },
			],
			options: ['fillfactor=80'],
		},
	]);
	expect(objectsOf(schema, 'index').map(({ relation, name }) => [relation, name])).toStrictEqual([
		['a_report', 'by_id'],
	]);
	await expectRoundTrip(engine, schema);
});

test('one without rows, and how its columns are kept', async () => {
	const schema = await engine.build(`
		CREATE TABLE t (id int, doc text);
		CREATE MATERIALIZED VIEW later AS SELECT id, doc FROM t WITH NO DATA;
		ALTER MATERIALIZED VIEW later ALTER id SET STATISTICS 77, ALTER id SET (n_distinct = 5);
		ALTER MATERIALIZED VIEW later ALTER doc SET STORAGE MAIN, ALTER doc SET COMPRESSION pglz;
	`);
	const [view] = objectsOf(schema, 'materialized-view');
	expect(view?.populated).toBe(false);
	expect(view?.columns).toStrictEqual([
		{ name: 'id', type: 'integer', comment: null, statistics: 77, options: ['n_distinct=5'] },
		{ name: 'doc', type: 'text', comment: null, storage: 'main', compression: 'pglz' },
	]);
	await expectRoundTrip(engine, schema);
	await expectReadable(engine, schema);
});

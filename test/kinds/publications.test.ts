import { expect, test } from 'vitest';
import { definitionsOf } from '../support/definitions.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('tables with columns and filters, namespaces, everything, nothing, and options', async () => {
	const schema = await engine.build(
		`
		CREATE SCHEMA "Odd one";
		CREATE TABLE t (id int PRIMARY KEY, name text, hidden text);
		CREATE TABLE base (id int);
		CREATE TABLE heir () INHERITS (base);
		CREATE TABLE parted (id int) PARTITION BY HASH (id);
		CREATE TABLE part PARTITION OF parted FOR VALUES WITH (MODULUS 1, REMAINDER 0);
		CREATE TABLE migrations (id int);
		CREATE PUBLICATION "some" FOR TABLE t (name, id) WHERE (id > 3 AND name <> ''), ONLY base, parted, migrations
			WITH (publish = 'delete, insert', publish_via_partition_root = true, publish_generated_columns = stored);
		CREATE PUBLICATION whole_family FOR TABLE base;
		CREATE PUBLICATION "By name" FOR TABLE t, TABLES IN SCHEMA "Odd one", public;
		CREATE PUBLICATION everything FOR ALL TABLES;
		CREATE PUBLICATION nothing WITH (publish = '');
		COMMENT ON PUBLICATION everything IS 'to the warehouse';
	`,
		['migrations'],
	);
	expect(definitionsOf(schema, 'publication')).toStrictEqual({
		'"By name"': ['CREATE PUBLICATION "By name"\n    FOR TABLE t,\n    TABLES IN SCHEMA "Odd one", public'],
		everything: ['CREATE PUBLICATION everything\n    FOR ALL TABLES'],
		nothing: [`CREATE PUBLICATION nothing\n    WITH (publish = '')`],
		'"some"': [
			`CREATE PUBLICATION "some"
    FOR TABLE ONLY base,
    parted,
    t (id, name) WHERE (id > 3 AND name <> ''::text)
    WITH (publish = 'insert, delete', publish_via_partition_root = true, publish_generated_columns = stored)`,
		],
		whole_family: ['CREATE PUBLICATION whole_family\n    FOR TABLE ONLY base,\n    heir'],
	});
	await expectRoundTrip(engine, schema);
});

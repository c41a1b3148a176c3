import { expect, test } from 'vitest';
import { writeObject } from '../../src/dialects/postgres/ddl/write-object.ts';
import { identify } from '../../src/model/identity.ts';
import { objectsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('what a statement does besides or instead, on tables and views, and when', async () => {
	const schema = await engine.build(`
		CREATE TABLE t (id int PRIMARY KEY, name text);
		CREATE RULE note AS ON INSERT TO t DO ALSO NOTIFY t;
		CREATE RULE "keep the first" AS ON DELETE TO t WHERE old.id < 3 DO INSTEAD NOTHING;
		COMMENT ON RULE note ON t IS 'tells';
		ALTER TABLE t DISABLE RULE note, ENABLE ALWAYS RULE "keep the first";
		CREATE VIEW v AS SELECT * FROM t;
		CREATE RULE put AS ON INSERT TO v DO INSTEAD (
			INSERT INTO t VALUES (new.id, new.name) ON CONFLICT (id) DO NOTHING;
			UPDATE t SET name = 'x' WHERE id = new.id);
	`);
	expect(objectsOf(schema, 'rule')).toStrictEqual([
		{
			kind: 'rule',
			namespace: 'public',
			relation: 't',
			name: 'keep the first',
			comment: null,
			enabled: 'always',
			definition:
				'CREATE RULE "keep the first" AS\n    ON DELETE TO t\n   WHERE old.id < 3 DO INSTEAD NOTHING',
		},
		{
			kind: 'rule',
			namespace: 'public',
			relation: 't',
			name: 'note',
			comment: 'tells',
			enabled: 'disabled',
			definition: 'CREATE RULE note AS\n    ON INSERT TO t DO\n NOTIFY t',
		},
		{
			kind: 'rule',
			namespace: 'public',
			relation: 'v',
			name: 'put',
			comment: null,
			enabled: 'origin',
			definition: `CREATE RULE put AS
    ON INSERT TO v DO INSTEAD ( INSERT INTO t (id, name)
  VALUES (new.id, new.name) ON CONFLICT(id) DO NOTHING;
 UPDATE t SET name = 'x'::text
  WHERE t.id = new.id;
)`,
		},
	]);
	const [, note] = objectsOf(schema, 'rule');
	expect(writeObject(schema, identify(note!))).toStrictEqual([
		'CREATE RULE note AS\n    ON INSERT TO t DO\n NOTIFY t',
		'ALTER TABLE t DISABLE RULE note',
		`COMMENT ON RULE note ON t IS 'tells'`,
	]);
	await expectRoundTrip(engine, schema);
});

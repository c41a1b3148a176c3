import { expect, test } from 'vitest';
import { writeObject } from '../../src/dialects/postgres/ddl/write-object.ts';
import { identifyRelation } from '../../src/model/identity.ts';
import { objectsOf, partsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectReadable, expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

const EVENTS = `
	CREATE TABLE users (id bigint PRIMARY KEY);
	CREATE TABLE events (
		id bigint GENERATED ALWAYS AS IDENTITY, at timestamptz NOT NULL, kind text DEFAULT 'a', "user" bigint,
		CONSTRAINT events_key PRIMARY KEY (id, at),
		CONSTRAINT has_kind CHECK (kind <> ''),
		CONSTRAINT by_user FOREIGN KEY ("user") REFERENCES users ON DELETE CASCADE
	) PARTITION BY RANGE (at);
	CREATE TABLE events_january PARTITION OF events (kind DEFAULT 'z', CONSTRAINT january_user CHECK ("user" > 5))
		FOR VALUES FROM ('2024-01-01') TO ('2024-02-01') WITH (fillfactor = 80);
	CREATE TABLE events_later (
		kind text, at timestamptz NOT NULL, "user" bigint, id bigint NOT NULL,
		CONSTRAINT my_key PRIMARY KEY (id, at),
		CONSTRAINT has_kind CHECK (kind <> ''),
		CONSTRAINT my_user FOREIGN KEY ("user") REFERENCES users ON DELETE CASCADE
	);
	ALTER TABLE events ATTACH PARTITION events_later FOR VALUES FROM ('2024-02-01') TO (MAXVALUE);
	CREATE TABLE events_rest PARTITION OF events DEFAULT PARTITION BY HASH (at);
	CREATE TABLE events_rest_0 PARTITION OF events_rest FOR VALUES WITH (MODULUS 1, REMAINDER 0);
	CREATE INDEX events_kind ON events (kind);
	CREATE INDEX only_here ON ONLY events ("user");
	CREATE UNIQUE INDEX ON events (at, kind);
	COMMENT ON CONSTRAINT by_user ON events_january IS 'inherited';
`;

test('partitions with their bounds, constraints under their own names and attached indexes', async () => {
	const schema = await engine.build(EVENTS);
	expect(
		objectsOf(schema, 'table').map(({ name, partitionBy, partitionOf }) => [
			name,
			partitionBy,
			partitionOf?.bound,
		]),
	).toStrictEqual([
		['events', 'RANGE (at)', undefined],
		['events_january', null, `FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2024-02-01 00:00:00+00')`],
		['events_later', null, `FOR VALUES FROM ('2024-02-01 00:00:00+00') TO (MAXVALUE)`],
		['events_rest', 'HASH (at)', 'DEFAULT'],
		['events_rest_0', null, 'FOR VALUES WITH (modulus 1, remainder 0)'],
		['users', null, undefined],
	]);
	const constraints = ['primary-key', 'foreign-key', 'check'] as const;
	expect(
		constraints.flatMap((kind) =>
			objectsOf(schema, kind)
				.filter(({ relation }) => /january|later/.test(relation))
				.map(({ relation, name, inherited }) => [relation, name, inherited]),
		),
	).toStrictEqual([
		['events_january', 'events_january_pkey', true],
		['events_later', 'my_key', true],
		['events_january', 'by_user', true],
		['events_later', 'my_user', true],
		['events_january', 'has_kind', true],
		['events_january', 'january_user', false],
		['events_later', 'has_kind', true],
	]);
	expect(
		partsOf(schema, { namespace: 'public', name: 'events' }, 'index').map(({ name, valid }) => [name, valid]),
	).toStrictEqual([
		['events_at_kind_idx', true],
		['events_key', true],
		['events_kind', true],
		['only_here', false],
	]);
	expect(
		partsOf(schema, { namespace: 'public', name: 'events_later' }, 'index').map((index) => [
			index.name,
			index.partitionOf?.name,
		]),
	).toStrictEqual([
		['events_later_at_kind_idx', 'events_at_kind_idx'],
		['events_later_kind_idx', 'events_kind'],
		['my_key', 'events_key'],
	]);
	await expectRoundTrip(engine, schema);
});

test('a foreign key to a partitioned table is one constraint, not one per partition', async () => {
	const schema = await engine.build(`${EVENTS}
		CREATE TABLE notes (id bigint, at timestamptz, FOREIGN KEY (id, at) REFERENCES events);
	`);
	expect(
		partsOf(schema, { namespace: 'public', name: 'notes' }, 'foreign-key').map(({ name }) => name),
	).toStrictEqual(['notes_id_at_fkey']);
	await expectRoundTrip(engine, schema);
});

test('a trigger of a partitioned table is one trigger', async () => {
	const schema = await engine.build(`${EVENTS}
		CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
		CREATE TRIGGER noted AFTER INSERT ON events FOR EACH ROW EXECUTE FUNCTION note();
	`);
	expect(objectsOf(schema, 'trigger').map(({ relation, name }) => [relation, name])).toStrictEqual([
		['events', 'noted'],
	]);
	await expectRoundTrip(engine, schema);
});

test('a check that old rows may break reaches the partitions without being said twice', async () => {
	const schema = await engine.build(`${EVENTS}
		ALTER TABLE events ADD CONSTRAINT later CHECK (kind <> 'q') NOT VALID;
	`);
	await expectRoundTrip(engine, schema);
});

test.each([
	[
		'events_january',
		`CREATE TABLE events_january PARTITION OF events (
    kind WITH OPTIONS DEFAULT 'z'::text,
    CONSTRAINT january_user CHECK ("user" > 5)
) FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2024-02-01 00:00:00+00') WITH (fillfactor = 80)`,
	],
	['events_rest', 'CREATE TABLE events_rest PARTITION OF events DEFAULT PARTITION BY HASH (at)'],
])('a reader sees of %s only what the partitioned table does not say', async (name, statement) => {
	const schema = await engine.build(EVENTS);
	expect(writeObject(schema, identifyRelation('table', 'public', name))).toStrictEqual([statement]);
});

test('a reader sees how a partition with columns of another order came to be', async () => {
	const schema = await engine.build(EVENTS);
	expect(writeObject(schema, identifyRelation('table', 'public', 'events_later'))).toStrictEqual([
		`CREATE TABLE events_later (
    kind   text,
    at     timestamp with time zone NOT NULL,
    "user" bigint,
    id     bigint                   NOT NULL,
    CONSTRAINT my_key PRIMARY KEY (id, at),
    CONSTRAINT my_user FOREIGN KEY ("user") REFERENCES users(id) ON DELETE CASCADE,
    CONSTRAINT has_kind CHECK (kind <> ''::text)
)`,
		`ALTER TABLE ONLY events ATTACH PARTITION events_later FOR VALUES FROM ('2024-02-01 00:00:00+00') TO (MAXVALUE)`,
	]);
});

test('what partitions have otherwise than their table, in whatever way they came to it', async () => {
	const schema = await engine.build(`
		CREATE TABLE whole (
			id int NOT NULL, k int CONSTRAINT kk NOT NULL, number int GENERATED BY DEFAULT AS IDENTITY,
			doc text STORAGE EXTERNAL, twice int GENERATED ALWAYS AS (id * 2) STORED, free int
		) PARTITION BY LIST (k);
		CREATE TABLE made PARTITION OF whole (twice GENERATED ALWAYS AS (id + id) STORED) FOR VALUES IN (1);
		ALTER TABLE made ALTER doc SET STORAGE MAIN, ALTER free SET NOT NULL;
		CREATE TABLE attached (
			k int NOT NULL, id int CONSTRAINT own NOT NULL, number int NOT NULL, doc text,
			twice int GENERATED ALWAYS AS (id * 2) STORED, free int
		);
		ALTER TABLE whole ATTACH PARTITION attached FOR VALUES IN (2);
		CREATE TABLE parted PARTITION OF whole (id CONSTRAINT mine NOT NULL) FOR VALUES IN (3) PARTITION BY RANGE (id);
		CREATE TABLE part PARTITION OF parted FOR VALUES FROM (1) TO (2);
		CREATE TABLE rest PARTITION OF whole DEFAULT;
		ALTER TABLE whole RENAME TO all_of_it;
	`);
	await expectRoundTrip(engine, schema);
	await expectReadable(engine, schema);
});

test('a foreign key that is not valid for the rows of one partition', async () => {
	const schema = await engine.build(`
		CREATE TABLE users (id int PRIMARY KEY);
		CREATE TABLE orders (id int, "user" int) PARTITION BY HASH (id);
		CREATE TABLE orders_0 PARTITION OF orders FOR VALUES WITH (MODULUS 1, REMAINDER 0);
		ALTER TABLE orders_0 ADD CONSTRAINT by_user FOREIGN KEY ("user") REFERENCES users NOT VALID;
	`);
	expect(objectsOf(schema, 'foreign-key').map(({ name, validated }) => [name, validated])).toStrictEqual([
		['by_user', false],
	]);
	await expectRoundTrip(engine, schema);
});

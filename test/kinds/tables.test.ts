import { expect, test } from 'vitest';
import { compareSchemas } from '../../src/compare/compare-schemas.ts';
import { writeObject } from '../../src/dialects/postgres/ddl/write-object.ts';
import { writeSchema } from '../../src/dialects/postgres/ddl/write-schema.ts';
import { identifyRelation } from '../../src/model/identity.ts';
import type { Table } from '../../src/model/objects.ts';
import { objectsOf, partsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectReadable, expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

const PLAIN: Table = {
	kind: 'table',
	namespace: 'public',
	name: '',
	comment: null,
	unlogged: false,
	partitionBy: null,
	partitionOf: null,
	inherits: [],
	rowSecurity: false,
	forceRowSecurity: false,
	options: [],
};

test('persistence, storage options, row security and comment', async () => {
	const schema = await engine.build(`
		CREATE TABLE nothing ();
		CREATE UNLOGGED TABLE "User ""s" (id int);
		CREATE TABLE docs (body text) WITH (fillfactor = 70, toast.autovacuum_enabled = off, autovacuum_enabled = false);
		ALTER TABLE docs ENABLE ROW LEVEL SECURITY;
		ALTER TABLE docs FORCE ROW LEVEL SECURITY;
		COMMENT ON TABLE docs IS E'first line\\n-- second; line';
	`);
	expect(objectsOf(schema, 'table')).toStrictEqual([
		{ ...PLAIN, name: 'User "s', unlogged: true },
		{
			...PLAIN,
			name: 'docs',
			comment: 'first line\n-- second; line',
			rowSecurity: true,
			forceRowSecurity: true,
			options: ['autovacuum_enabled=false', 'fillfactor=70', 'toast.autovacuum_enabled=off'],
		},
		{ ...PLAIN, name: 'nothing' },
	]);
	await expectRoundTrip(engine, schema);
});

test('migration tools’ own tables are left out with everything on them', async () => {
	const schema = await engine.build(
		`
		CREATE SCHEMA auth;
		CREATE TABLE _migrations (id serial PRIMARY KEY, name text CHECK (name <> ''));
		CREATE INDEX ON _migrations (name);
		CREATE TABLE auth.ledger (id int);
		CREATE TABLE ledger (id int);
		CREATE TEMPORARY TABLE scratch (id int);
		`,
		['_migrations', 'auth.ledger', "not'there"],
	);
	expect(schema.objects.map(({ kind, name }) => `${kind} ${name}`)).toStrictEqual([
		'namespace auth',
		'namespace public',
		'table ledger',
		'column id',
	]);
});

test('a reader sees a table whole: sequences, columns in line, every constraint, comments', async () => {
	const schema = await engine.build(`
		CREATE TABLE users (id int PRIMARY KEY);
		CREATE TABLE orders (
			id serial PRIMARY KEY,
			number serial,
			"user" int NOT NULL REFERENCES users ON DELETE CASCADE,
			total numeric(10, 2) DEFAULT 1 + 2 CHECK (total > 0),
			placed timestamptz NOT NULL DEFAULT now() - interval '1 day'
		);
		ALTER SEQUENCE orders_number_seq INCREMENT BY 10;
		ALTER TABLE orders ADD CONSTRAINT late CHECK (id > 0) NOT VALID;
		COMMENT ON TABLE orders IS 'what was bought';
		COMMENT ON COLUMN orders.total IS 'in euro';
	`);
	const statements = writeObject(schema, identifyRelation('table', 'public', 'orders'));
	expect(statements.join(';\n')).toBe(`CREATE SEQUENCE orders_number_seq AS integer INCREMENT BY 10;
CREATE TABLE orders (
    id     serial,
    number integer                  NOT NULL DEFAULT nextval('orders_number_seq'::regclass),
    "user" integer                  NOT NULL,
    total  numeric(10,2)            DEFAULT (1 + 2),
    placed timestamp with time zone NOT NULL DEFAULT (now() - '1 day'::interval),
    CONSTRAINT orders_pkey PRIMARY KEY (id),
    CONSTRAINT orders_user_fkey FOREIGN KEY ("user") REFERENCES users(id) ON DELETE CASCADE,
    CONSTRAINT orders_total_check CHECK (total > 0::numeric)
);
ALTER SEQUENCE orders_number_seq OWNED BY orders.number;
ALTER TABLE orders ADD CONSTRAINT late CHECK (id > 0) NOT VALID;
COMMENT ON TABLE orders IS 'what was bought';
COMMENT ON COLUMN orders.total IS 'in euro'`);
	const again = await engine.build(`CREATE TABLE users (id int PRIMARY KEY); ${statements.join(';\n')}`);
	expect(again.objects).toStrictEqual(schema.objects);
});

test('an object that is not there has no statements', async () => {
	const schema = await engine.build('');
	expect(writeObject(schema, identifyRelation('table', 'public', 'gone'))).toStrictEqual([]);
});

test('inherited columns and checks, in whatever way the tables were tied', async () => {
	const schema = await engine.build(`
		CREATE TABLE base (a int NOT NULL, b text DEFAULT 'p', CONSTRAINT base_a CHECK (a > 0));
		CREATE TABLE other (z int);
		CREATE TABLE child (c int, CONSTRAINT child_c CHECK (c > 0)) INHERITS (base, other);
		ALTER TABLE child ALTER b SET DEFAULT 'c', ALTER z SET NOT NULL;
		CREATE TABLE tied (b text, x int, a int NOT NULL, CONSTRAINT base_a CHECK (a > 0));
		ALTER TABLE tied INHERIT base;
		CREATE TABLE merged (a int) INHERITS (base);
	`);
	const child = objectsOf(schema, 'table').find(({ name }) => name === 'child')!;
	expect(child.inherits).toStrictEqual([
		{ namespace: 'public', name: 'base' },
		{ namespace: 'public', name: 'other' },
	]);
	expect(
		partsOf(schema, child, 'column').map(({ name, inherited, default: value }) => [name, inherited, value]),
	).toStrictEqual([
		['a', true, null],
		['b', true, `'c'::text`],
		['z', true, null],
		['c', false, null],
	]);
	expect(partsOf(schema, child, 'check').map(({ name, inherited }) => [name, inherited])).toStrictEqual([
		['base_a', true],
		['child_c', false],
	]);
	await expectRoundTrip(engine, schema);
});

test('columns that parents got after their children keep their places', async () => {
	const schema = await engine.build(`
		CREATE TABLE base (a int PRIMARY KEY);
		CREATE TABLE side (s int);
		CREATE TABLE child (own int DEFAULT 7, CONSTRAINT own_more CHECK (own > 0)) INHERITS (base, side);
		CREATE TABLE grandchild (last text) INHERITS (child);
		ALTER TABLE base ADD COLUMN late text DEFAULT 'p', ADD CONSTRAINT late_check CHECK (late <> '');
		ALTER TABLE child ADD COLUMN later int;
		ALTER TABLE side ADD COLUMN latest date;
		ALTER TABLE grandchild ALTER late SET DEFAULT 'g';
		COMMENT ON COLUMN grandchild.late IS 'came late';
		COMMENT ON CONSTRAINT late_check ON child IS 'inherited';
	`);
	expect(
		partsOf(schema, { namespace: 'public', name: 'grandchild' }, 'column').map(({ name }) => name),
	).toStrictEqual(['a', 's', 'own', 'last', 'late', 'later', 'latest']);
	await expectRoundTrip(engine, schema);
});

test('defaults and checks that call functions on the table itself come after both', async () => {
	const schema = await engine.build(`
		CREATE TABLE counters (id int);
		CREATE FUNCTION next_counter() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT max(id) + 1 FROM counters; END;
		CREATE FUNCTION is_fine(one counters) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
		ALTER TABLE counters ALTER id SET DEFAULT next_counter();
		ALTER TABLE counters ADD CONSTRAINT fine CHECK (is_fine(counters));
	`);
	await expectRoundTrip(engine, schema);
});

test('typed tables, replica identity, access method', async () => {
	const schema = await engine.build(`
		CREATE TYPE place AS (street text, zip varchar(10));
		CREATE TABLE of_type OF place (PRIMARY KEY (zip), street WITH OPTIONS NOT NULL DEFAULT 'x');
		CREATE TABLE whole (id int PRIMARY KEY);
		ALTER TABLE whole REPLICA IDENTITY FULL;
		CREATE TABLE nothing (id int PRIMARY KEY, a int NOT NULL);
		CREATE UNIQUE INDEX gone ON nothing (a);
		ALTER TABLE nothing REPLICA IDENTITY USING INDEX gone;
		DROP INDEX gone;
		CREATE TABLE by_index (id int PRIMARY KEY, a int NOT NULL, b int NOT NULL UNIQUE);
		CREATE UNIQUE INDEX by_a ON by_index (a);
		ALTER TABLE by_index REPLICA IDENTITY USING INDEX by_a, CLUSTER ON by_index_b_key;
	`);
	expect(objectsOf(schema, 'table')).toStrictEqual([
		{ ...PLAIN, name: 'by_index' },
		{ ...PLAIN, name: 'nothing', replicaIdentity: 'nothing' },
		{ ...PLAIN, name: 'of_type', ofType: 'place' },
		{ ...PLAIN, name: 'whole', replicaIdentity: 'full' },
	]);
	const unusual = objectsOf(schema, 'index').filter((index) => index.clustered || index.replicaIdentity);
	expect(
		unusual.map(({ name, clustered, replicaIdentity }) => [name, clustered, replicaIdentity]),
	).toStrictEqual([
		['by_a', undefined, true],
		['by_index_b_key', true, undefined],
	]);
	await expectRoundTrip(engine, schema);
	await expectReadable(engine, schema);
});

test('NOT NULL and storage that children have from parents, say again or have otherwise', async () => {
	const schema = await engine.build(`
		CREATE TABLE parent (id int PRIMARY KEY, a int NOT NULL, b text CONSTRAINT b_there NOT NULL, c text STORAGE MAIN);
		CREATE TABLE heir (x int) INHERITS (parent);
		ALTER TABLE heir ALTER c SET NOT NULL, ALTER c SET STORAGE EXTENDED;
		CREATE TABLE merged (a int, y int) INHERITS (parent);
		CREATE TABLE own (a int CONSTRAINT mine NOT NULL, c text NOT NULL) INHERITS (parent);
		CREATE TABLE again (a int NOT NULL) INHERITS (parent);
		CREATE TABLE tied (id int CONSTRAINT tid NOT NULL, a int NOT NULL, b text NOT NULL, c text);
		ALTER TABLE tied INHERIT parent;
		CREATE TABLE alone (a int, CONSTRAINT alone_a NOT NULL a NO INHERIT);
		CREATE TABLE heir_of_alone () INHERITS (alone);
		CREATE TABLE strict_heir (a int NOT NULL) INHERITS (alone);
	`);
	const unusual = objectsOf(schema, 'column').filter(({ notNullConstraint }) => notNullConstraint);
	expect(
		unusual.map(({ relation, name, notNullConstraint }) => `${relation}.${name} ${notNullConstraint?.name}`),
	).toStrictEqual([
		'again.a again_a_not_null',
		'alone.a alone_a',
		'own.a mine',
		'parent.b b_there',
		'tied.id tid',
		'tied.a tied_a_not_null',
		'tied.b tied_b_not_null',
	]);
	await expectRoundTrip(engine, schema);
	await expectReadable(engine, schema);
});

test('rules that are not valid yet reach the children from the parent', async () => {
	const schema = await engine.build(`
		CREATE TABLE parent (a int, b int);
		CREATE TABLE child (c int) INHERITS (parent);
		ALTER TABLE parent ADD CONSTRAINT few CHECK (a < 100) NOT VALID, ADD CONSTRAINT there NOT NULL a NOT VALID;
		ALTER TABLE parent ADD CONSTRAINT wish CHECK (b > 0) NOT ENFORCED, ADD CONSTRAINT here CHECK (b < 9) NO INHERIT;
	`);
	expect(
		objectsOf(schema, 'check').map(({ relation, name, validated }) => [relation, name, validated]),
	).toStrictEqual([
		['child', 'few', false],
		['child', 'wish', false],
		['parent', 'few', false],
		['parent', 'here', true],
		['parent', 'wish', false],
	]);
	await expectRoundTrip(engine, schema);
});

test('tablespaces are used where they are, and missed nowhere', async () => {
	const make = `SET allow_in_place_tablespaces = on; CREATE TABLESPACE fast LOCATION '';`;
	const sql = `
		CREATE TABLE t (a int PRIMARY KEY) TABLESPACE fast;
		CREATE TABLE p (a int) PARTITION BY LIST (a) TABLESPACE fast;
		CREATE INDEX by_a ON t (a) TABLESPACE fast;
		CREATE MATERIALIZED VIEW m TABLESPACE fast AS SELECT 1 AS a;
	`;
	const schema = await engine.build(make + sql);
	const moved = schema.objects.filter((object) => 'tablespace' in object && object.tablespace === 'fast');
	expect(moved.map(({ kind, name }) => `${kind} ${name}`)).toStrictEqual([
		'table p',
		'table t',
		'index by_a',
		'materialized-view m',
	]);
	await expectRoundTrip(engine, schema);
	await engine.build('DROP TABLESPACE fast');
	const without = await engine.build(writeSchema(schema));
	const changes = compareSchemas(schema, without);
	expect(changes.length).toBe(moved.length);
	expect(
		changes.every((change) => change.kind === 'changed' && change.attributes[0]?.name === 'tablespace'),
	).toBe(true);
});

import { expect, test } from 'vitest';
import { writeObject } from '../../src/dialects/postgres/ddl/write-object.ts';
import { identifyRelation } from '../../src/model/identity.ts';
import type { Table } from '../../src/model/objects.ts';
import { objectsOf, partsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

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

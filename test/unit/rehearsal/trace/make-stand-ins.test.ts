import { expect, it } from 'vitest';
import type { Engine } from '../../../../src/dialects/dialect.ts';
import { postgres } from '../../../../src/dialects/postgres/postgres.ts';
import type { Migration } from '../../../../src/project/project.ts';
import { makeStandIns } from '../../../../src/rehearsal/trace/stand-ins/make-stand-ins.ts';
import { splitStatements } from '../../../../src/sql/split.ts';
import { useEngine } from '../../../support/engine.ts';

const engine = useEngine('citext', 'pg_trgm', 'btree_gist');

function migration(source: string, path = 'a.sql'): Migration {
	const statements = splitStatements(source);
	return {
		version: '1',
		name: 'a',
		path,
		source,
		statements,
		sections: [{ count: statements.length, transaction: 'none' }],
	};
}

/** What is assumed for SQL in an engine that has what `before` makes, and the first failure when it then runs. */
async function standIns(sql: string, before = '') {
	const fresh = await engine.fresh();
	expect(await failureOf(fresh, before)).toBeNull();
	const entries = await makeStandIns(postgres, fresh, [migration(sql)]);
	const { schema } = await postgres.introspect(fresh, []);
	return { entries, schema, failure: await failureOf(fresh, sql) };
}

async function failureOf(fresh: Engine, sql: string): Promise<string | null> {
	const statements = splitStatements(sql).map(({ text, copyData }) =>
		copyData === undefined ? { sql: text } : { sql: text, copyData },
	);
	const { failure } = await fresh.apply({ statements, transaction: 'none' });
	return failure && `${failure.sqlstate} ${failure.message}`;
}

const RUNNING: Readonly<Record<string, string>> = {
	'a column that is dropped': 'ALTER TABLE post DROP COLUMN body',
	'a table that is renamed': `ALTER TABLE post RENAME TO article; ALTER TABLE article RENAME COLUMN text TO body;
		UPDATE article SET body = lower(body), visits = visits + 1; CREATE INDEX ON article (body, written_at)`,
	'tables that change places': `ALTER TABLE post RENAME TO post_old; ALTER TABLE post_new RENAME TO post;
		INSERT INTO post (id, title) SELECT id, title FROM post_old WHERE written_at > now() - interval '1 day'`,
	'a namespace in the search path': `SET search_path TO blog, public; ALTER TABLE post ADD COLUMN x int; CREATE INDEX ON blog.post (title)`,
	'what IF EXISTS finds': `DROP TABLE IF EXISTS a; DROP INDEX CONCURRENTLY IF EXISTS b_c_idx; DROP VIEW IF EXISTS d;
		ALTER TABLE IF EXISTS e DROP COLUMN IF EXISTS f, DROP CONSTRAINT IF EXISTS e_g_key; DROP FUNCTION IF EXISTS h(int)`,
	'a block of PL/pgSQL': `DO $$ DECLARE r record; BEGIN
		FOR r IN SELECT id, name FROM shop WHERE region IS NULL LOOP UPDATE shop SET region = 'eu' WHERE id = r.id; END LOOP; END $$`,
	'SQL that is put together': `DO $$ BEGIN EXECUTE 'UPDATE shop SET label = ''x'''; END $$`,
	policies: `ALTER TABLE doc ENABLE ROW LEVEL SECURITY; DROP POLICY doc_read ON doc;
		CREATE POLICY doc_read ON doc TO reader USING (auth.uid() = owner_id OR is_public);
		CREATE POLICY doc_team ON doc USING (team_id IN (SELECT team_id FROM member WHERE user_id = auth.uid()))`,
	triggers: `CREATE TRIGGER a BEFORE UPDATE OF title ON post FOR EACH ROW WHEN (old.title <> new.title) EXECUTE FUNCTION touch();
		DROP TRIGGER b ON post; ALTER TABLE post DISABLE TRIGGER c; DROP RULE d ON post`,
	functions: `CREATE FUNCTION paid(u bigint) RETURNS numeric LANGUAGE sql AS $$ SELECT sum(amount) FROM payment WHERE user_id = u AND state = 'paid' $$;
		DROP FUNCTION old(bigint, text); DROP FUNCTION older; CALL refresh(1, 'x'); DROP AGGREGATE most(int); COMMENT ON FUNCTION f(int) IS 'x'`,
	'a function that gives rows':
		'CREATE FUNCTION all_posts() RETURNS SETOF post LANGUAGE sql AS $$ SELECT * FROM post WHERE active $$',
	'types of columns': `CREATE FUNCTION f(p bigint) RETURNS post.title%TYPE LANGUAGE plpgsql AS $$ DECLARE r post%ROWTYPE; BEGIN RETURN r.title; END $$`,
	views: `CREATE OR REPLACE VIEW v AS SELECT u.id, count(o.id) AS n FROM person u LEFT JOIN purchase o ON o.person_id = u.id WHERE u.left_at IS NULL GROUP BY u.id;
		DROP VIEW w; ALTER VIEW x RENAME TO y; REFRESH MATERIALIZED VIEW CONCURRENTLY stats; DROP MATERIALIZED VIEW stats_old`,
	'all columns of a join': 'CREATE VIEW v AS SELECT * FROM a JOIN b USING (a_id) WHERE b.kind = 1',
	'a partition that comes': `ALTER TABLE event ATTACH PARTITION event_24 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
		CREATE TABLE event_25 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')`,
	'partitions that go':
		'ALTER TABLE event DETACH PARTITION event_19; ALTER TABLE event DETACH PARTITION event_20 CONCURRENTLY',
	'a table that becomes a partition': `CREATE TABLE whole (id bigint NOT NULL, at timestamptz NOT NULL) PARTITION BY RANGE (at);
		ALTER TABLE whole ATTACH PARTITION log FOR VALUES FROM (MINVALUE) TO ('2024-01-01')`,
	'rows for partitions': `CREATE TABLE m_eu PARTITION OF measure FOR VALUES IN ('eu'); INSERT INTO measure (region, v) VALUES ('eu', 1.5), ('us', 2)`,
	'labels of an enum': `ALTER TYPE state ADD VALUE 'sent' AFTER 'paid'; ALTER TYPE mood RENAME VALUE 'sad' TO 'blue'; UPDATE bill SET state = 'open'::state`,
	'a column that becomes an enum': `ALTER TABLE bill ALTER state TYPE bill_state USING state::bill_state; ALTER TABLE bill ALTER state SET DEFAULT 'new'`,
	'rows without names of columns': `INSERT INTO setting VALUES (1, 'theme', true, now()); INSERT INTO role (name, rights) VALUES ('admin', '{"all": true}')
		ON CONFLICT (name) DO UPDATE SET rights = excluded.rights`,
	'keys of another type': `CREATE TABLE member (id uuid PRIMARY KEY, user_id uuid REFERENCES person (id), team uuid REFERENCES team, club_id text, FOREIGN KEY (club_id) REFERENCES club (code))`,
	'rows that are referred to':
		'CREATE TABLE bill (id int, person_id int REFERENCES person (id)); INSERT INTO bill VALUES (1, 42)',
	sequences: `ALTER SEQUENCE a_id_seq RESTART WITH 9; SELECT setval('b_id_seq', (SELECT max(id) FROM b)); ALTER TABLE c ALTER id SET DEFAULT nextval('c_seq')`,
	'identity, NOT NULL and defaults': `ALTER TABLE a ALTER id ADD GENERATED ALWAYS AS IDENTITY; ALTER TABLE b ALTER id DROP IDENTITY;
		ALTER TABLE c ALTER g DROP EXPRESSION; ALTER TABLE d ALTER x DROP NOT NULL, ALTER y DROP DEFAULT`,
	'types that change': `ALTER TABLE t ALTER a TYPE jsonb USING a::jsonb, ALTER b TYPE timestamptz, ALTER c TYPE numeric(10,2), ALTER d TYPE boolean USING d::boolean,
		ALTER e TYPE uuid, ALTER f TYPE text[] USING string_to_array(f, ','), ALTER g TYPE text, ALTER h TYPE date`,
	rights: `GRANT SELECT, INSERT ON a, b TO writer; GRANT SELECT (email) ON c TO auditor; GRANT USAGE ON SEQUENCE d_seq TO writer;
		REVOKE ALL ON SCHEMA e FROM reader; ALTER TABLE a OWNER TO owner; ALTER DEFAULT PRIVILEGES IN SCHEMA e GRANT SELECT ON TABLES TO reader`,
	'a role that is taken on': 'SET ROLE migrator; ALTER TABLE a ADD COLUMN x int; RESET ROLE',
	'indexes of other sorts': `CREATE INDEX ON post USING gin (tags); CREATE INDEX ON post USING gin (to_tsvector('english', body));
		CREATE INDEX ON post USING gin (title gin_trgm_ops); ALTER TABLE booking ADD EXCLUDE USING gist (room_id WITH =, during WITH &&)`,
	'commands about rows': `COPY land (code, name) FROM stdin;\nDE\tGermany\n\\.\nTRUNCATE a, other.b CASCADE; VACUUM (ANALYZE) c; CLUSTER d USING d_name_idx; REINDEX (CONCURRENTLY) INDEX e_idx`,
	merging: `MERGE INTO stock s USING delivery d ON s.item_id = d.item_id WHEN MATCHED THEN UPDATE SET quantity = s.quantity + d.quantity
		WHEN NOT MATCHED THEN INSERT (item_id, quantity) VALUES (d.item_id, d.quantity)`,
	'a query before a change': `WITH r AS (SELECT id, row_number() OVER (PARTITION BY mail ORDER BY made_at) AS n FROM person) DELETE FROM person USING r WHERE person.id = r.id AND r.n > 1`,
	'changes from elsewhere': `UPDATE bill b SET name = c.name, total = (SELECT sum(price * quantity) FROM line l WHERE l.bill_id = b.id) FROM customer c
		WHERE c.id = b.customer_id AND b.state IN ('open', 'paid') AND c.meta->>'tier' = 'gold' AND b.placed_at < now()`,
	constraints: `ALTER TABLE bill DROP CONSTRAINT bill_customer_id_fkey, DROP CONSTRAINT bill_code_key, DROP CONSTRAINT positive_total;
		ALTER TABLE line VALIDATE CONSTRAINT line_item_id_fkey; ALTER TABLE line RENAME CONSTRAINT a TO b; ALTER TABLE line ALTER CONSTRAINT c DEFERRABLE`,
	keys: `ALTER TABLE a DROP CONSTRAINT a_pkey; ALTER TABLE a ADD PRIMARY KEY (id, tenant_id); ALTER TABLE b ADD CONSTRAINT b_pk PRIMARY KEY USING INDEX b_id_idx;
		ALTER TABLE c ADD CONSTRAINT c_mail_key UNIQUE USING INDEX c_mail_idx; ALTER TABLE d REPLICA IDENTITY USING INDEX d_key`,
	domains: `ALTER DOMAIN mail ADD CONSTRAINT c CHECK (value ~ '@') NOT VALID; ALTER DOMAIN phone VALIDATE CONSTRAINT d; DROP DOMAIN zip`,
	'composite types':
		'ALTER TYPE address ADD ATTRIBUTE zip text; ALTER TYPE address DROP ATTRIBUTE street; DROP TYPE old_type',
	extensions: 'ALTER TABLE t ADD COLUMN mail citext; COMMENT ON EXTENSION pg_trgm IS $$x$$',
	inheritance:
		'ALTER TABLE child INHERIT parent; CREATE TABLE l (LIKE source INCLUDING ALL); CREATE TABLE k () INHERITS (base)',
	'names that need quotes': `ALTER TABLE "My Table" ADD CONSTRAINT "My Key" FOREIGN KEY ("aB") REFERENCES "Other""s" ("x y"); DROP INDEX "My Table_aB_key"`,
	'foreign tables and the like':
		'ALTER FOREIGN TABLE a ADD COLUMN x int; DROP FOREIGN TABLE b; DROP SERVER c; DROP STATISTICS d; DROP EVENT TRIGGER e; ALTER PUBLICATION f ADD TABLE g',
	arithmetic: `ALTER TABLE p ADD COLUMN s int GENERATED ALWAYS AS (a + b) STORED; UPDATE p SET x = coalesce(y, 0), z = CASE WHEN w THEN 1 ELSE 2 END, j = jsonb_set(j, '{a}', '1')`,
	'transactions of its own': 'BEGIN; ALTER TABLE a ADD x int; COMMIT; BEGIN; UPDATE a SET x = y; ROLLBACK',
};

it.each(Object.entries(RUNNING))('makes what it takes for %s', async (_, sql) => {
	const { failure, entries } = await standIns(sql);
	expect(failure).toBeNull();
	expect(entries.length).toBeGreaterThan(0);
});

it('says what it has assumed, where it was needed first', async () => {
	const { entries } = await standIns(
		`SELECT 1;
ALTER TABLE bill ADD COLUMN note text;
UPDATE bill SET note = code WHERE total > 1.5 AND is_paid AND sent_at < now() AND person_id = 7;
ALTER TABLE bill VALIDATE CONSTRAINT bill_person_id_fkey;
DROP INDEX bill_code_idx;
ALTER TYPE mood ADD VALUE 'new' BEFORE 'old';`,
	);
	expect(entries.map(({ line, message }) => `${line}: ${message}`)).toMatchInlineSnapshot(`
		[
		  "6: Nothing makes the type mood: it is taken to be an enum of 'old'.",
		  "2: Nothing makes the table bill: it is taken to be there with the columns id bigint, code text, is_paid boolean, total numeric, sent_at timestamptz, person_id bigint, primary key id.",
		  "4: Nothing makes the table persons: it is taken to be there with the column id bigint, primary key id.",
		  "5: Nothing makes the index bill_code_idx: it is taken to be one on bill (code).",
		  "4: Nothing makes the constraint bill_person_id_fkey of bill: it is taken to be FOREIGN KEY (person_id) REFERENCES public.persons (id) NOT VALID.",
		]
	`);
	expect(new Set(entries.map(({ kind, file }) => `${kind} ${file}`))).toStrictEqual(
		new Set(['assumed a.sql']),
	);
});

const FORMER: readonly (readonly [string, string])[] = [
	['ALTER TABLE t ALTER c TYPE bigint', 'integer'],
	['ALTER TABLE t ALTER c TYPE varchar(100)', 'character varying(50)'],
	['ALTER TABLE t ALTER c TYPE text USING c::text', 'integer'],
	['ALTER TABLE t ALTER c TYPE timestamptz', 'timestamp without time zone'],
	['ALTER TABLE t ALTER c TYPE jsonb USING c::jsonb', 'json'],
	['ALTER TABLE t ALTER c TYPE inet', 'inet'],
];

it.each(FORMER)('takes a column that changes its type for one of another type: %s', async (sql, type) => {
	const { schema } = await standIns(sql);
	const column = schema.objects.find((object) => object.kind === 'column' && object.name === 'c');
	expect(column).toMatchObject({ type });
});

const LEFT_ALONE: readonly (readonly [string, string, string])[] = [
	[
		'a column of a table that is there',
		'ALTER TABLE person DROP COLUMN x',
		'42703 column "x" of relation "person" does not exist',
	],
	[
		'a constraint of a table that is there',
		'ALTER TABLE person DROP CONSTRAINT x',
		'42704 constraint "x" of relation "person" does not exist',
	],
	[
		'an index of nobody knows which table',
		'DROP INDEX person_x_idx',
		'42704 index "person_x_idx" does not exist',
	],
	[
		'a table that an earlier statement fails to make',
		'CREATE TABLE a (x int, x int); ALTER TABLE a ADD y int',
		'42701 column "x" specified more than once',
	],
];

it.each(LEFT_ALONE)('does not make %s', async (_, sql, message) => {
	const { entries, failure } = await standIns(sql, 'CREATE TABLE person (id int PRIMARY KEY)');
	expect(entries).toStrictEqual([]);
	expect(failure).toBe(message);
});

it('takes IF EXISTS at its word where a schema tells what exists', async () => {
	const { entries } = await standIns(
		'DROP TABLE IF EXISTS a; DROP TABLE person',
		'CREATE TABLE person (id int)',
	);
	expect(entries).toStrictEqual([]);
});

it('makes a table beside those that are there', async () => {
	const { entries, failure } = await standIns(
		'ALTER TABLE person ADD COLUMN team_id int REFERENCES team (id)',
		'CREATE TABLE person (id int PRIMARY KEY)',
	);
	expect(entries.map(({ message }) => message)).toStrictEqual([
		'Nothing makes the table team: it is taken to be there with the column id integer, primary key id.',
	]);
	expect(failure).toBeNull();
});

const HOPELESS = [
	'SELEC 1',
	'ALTER TABLE',
	"SELECT 'open",
	'SELECT 1/0 FROM nowhere',
	`DO $$ BEGIN RAISE EXCEPTION 'no'; END $$`,
	'CREATE TABLE a (x int, x int)',
	'ALTER TABLE a ADD COLUMN g geometry(Point, 4326)',
	'ROLLBACK; COMMIT; BEGIN; SAVEPOINT attempt; ROLLBACK TO SAVEPOINT other',
	'INSERT INTO a (x) SELECT y FROM b WHERE z = ANY (1)',
];

it.each(HOPELESS)('leaves to the replay what nothing helps: %s', async (sql) => {
	await expect(standIns(sql)).resolves.toBeDefined();
});

it('works through a long file in one go', async () => {
	const tables = Array.from(
		{ length: 60 },
		(_, index) => `ALTER TABLE t${index} ADD COLUMN x${index} int, DROP COLUMN y;`,
	);
	const { entries, failure } = await standIns(tables.join('\n'));
	expect(failure).toBeNull();
	expect(entries).toHaveLength(60);
});

import { expect, it } from 'vitest';
import { postgres } from '../../../../src/dialects/postgres/postgres.ts';
import { makeTestRows } from '../../../../src/rehearsal/rows/make-test-rows.ts';
import { splitStatements } from '../../../../src/sql/split.ts';
import { useEngine } from '../../../support/engine.ts';

const engine = useEngine('citext', 'hstore', 'ltree', 'btree_gist');

/** The test rows of what these statements build. */
async function rowsFor(sql: string) {
	const fresh = await engine.fresh();
	const statements = splitStatements(sql).map(({ text }) => ({ sql: text }));
	const { failure } = await fresh.apply({ statements, transaction: 'none' });
	expect(failure).toBeNull();
	const { schema } = await postgres.introspect(fresh, []);
	return { made: await makeTestRows(postgres, fresh, schema), fresh };
}

const FILLED: readonly (readonly [string, string])[] = [
	[
		'ranges of numbers',
		'CREATE TABLE t (a int CHECK (a > 90 AND a <= 92), b numeric(3,2) CHECK (b BETWEEN 0 AND 1) NOT NULL)',
	],
	[
		'a list of values',
		`CREATE TABLE t (a text NOT NULL CHECK (a IN ('x', 'y')) , b char(2) NOT NULL CHECK (b = ANY ('{DE,PT}')))`,
	],
	[
		'an e-mail pattern',
		`CREATE TABLE t (a text NOT NULL CHECK (a ~* '^[A-Z0-9._%+-]+@[A-Z0-9.-]+\\.[A-Z]{2,}$') UNIQUE)`,
	],
	['a slug', `CREATE TABLE t (handle text PRIMARY KEY CHECK (handle ~ '^[a-z0-9]+(-[a-z0-9]+)*$'))`],
	['a hexadecimal digest', `CREATE TABLE t (d text NOT NULL UNIQUE CHECK (d ~ '^[0-9a-f]{40}$'))`],
	['a phone number', `CREATE TABLE t (n text NOT NULL CHECK (n ~ '^\\+[1-9]\\d{1,14}$'))`],
	[
		'a pattern of its own',
		`CREATE TABLE t (n text NOT NULL UNIQUE CHECK (n ~ '^(INV|CRN)/[0-9]{4}-Q[1-4]_[[:upper:]]{3}$'))`,
	],
	['a LIKE', `CREATE TABLE t (n text NOT NULL CHECK (n LIKE 'usr\\_%' AND length(n) >= 20))`],
	[
		'lengths',
		`CREATE TABLE t (a text NOT NULL CHECK (length(trim(a)) BETWEEN 30 AND 40), b varchar(3) NOT NULL, c text NOT NULL CHECK (a <> ''))`,
	],
	[
		'columns in an order',
		'CREATE TABLE t (z date NOT NULL, a date NOT NULL CHECK (a > z), n int NOT NULL, m int NOT NULL, CHECK (m < n))',
	],
	[
		'exactly one of three',
		'CREATE TABLE t (id int PRIMARY KEY, a int, b int, c int, CHECK (num_nonnulls(a, b, c) = 1))',
	],
	[
		'exactly one, counted',
		'CREATE TABLE t (a int, b text, CHECK ((a IS NOT NULL)::int + (b IS NOT NULL)::int = 1))',
	],
	['one or the other', 'CREATE TABLE t (a int, b text, CHECK ((a IS NULL) <> (b IS NULL)))'],
	[
		'an implication',
		`CREATE TABLE t (s text NOT NULL CHECK (s IN ('paid', 'open')), paid_at timestamptz, CHECK (s <> 'paid' OR paid_at IS NOT NULL))`,
	],
	[
		'flags of which one is set',
		'CREATE TABLE t (a bool NOT NULL, b bool NOT NULL, CHECK (a::int + b::int = 1))',
	],
	[
		'shapes of JSON',
		`CREATE TABLE t (a jsonb NOT NULL CHECK (jsonb_typeof(a) = 'array'), b jsonb NOT NULL CHECK (b ? 'key'), c jsonb NOT NULL CHECK (c ->> 'kind' = 'x'))`,
	],
	[
		'columns generated from JSON',
		`CREATE TABLE t (v jsonb NOT NULL, id int NOT NULL GENERATED ALWAYS AS ((v #>> '{a,id}')::int) STORED UNIQUE, k text NOT NULL GENERATED ALWAYS AS (v ->> 'k') STORED)`,
	],
	[
		'a function of the schema',
		`CREATE FUNCTION is_version(v text) RETURNS bool LANGUAGE sql IMMUTABLE AS $$ SELECT v ~ '^\\d+\\.\\d+\\.\\d+$' $$; CREATE TABLE t (num text NOT NULL CHECK (is_version(num)))`,
	],
	[
		'domains',
		`CREATE DOMAIN code AS text NOT NULL CHECK (VALUE ~ '^[A-Z]{3}\\d$'); CREATE DOMAIN codes AS code[] CHECK (cardinality(VALUE) > 1); CREATE TABLE t (a code, b codes UNIQUE)`,
	],
	[
		'enums and composites',
		`CREATE TYPE mood AS ENUM ('good', 'it''s "bad"'); CREATE TYPE pair AS (m mood, n numeric(4,1), words text[]); CREATE TABLE t (m mood NOT NULL, p pair NOT NULL, ps pair[] NOT NULL)`,
	],
	[
		'odd types',
		`CREATE TYPE span AS RANGE (subtype = numeric); CREATE TABLE t (a int4range NOT NULL, b tstzmultirange NOT NULL, c span NOT NULL, d bit(5) NOT NULL, e bit varying(2) NOT NULL, f tsvector NOT NULL, g tsquery NOT NULL, h polygon NOT NULL, i money NOT NULL, j xml NOT NULL, k interval NOT NULL, l inet NOT NULL, m cidr NOT NULL, n macaddr8 NOT NULL, o bytea NOT NULL, p "char" NOT NULL, q pg_lsn NOT NULL, r line NOT NULL, s time NOT NULL, u timetz NOT NULL, v name NOT NULL, w regclass NOT NULL, x jsonpath NOT NULL, y int[][] NOT NULL, z oid NOT NULL)`,
	],
	[
		'types of extensions',
		'CREATE EXTENSION citext; CREATE EXTENSION hstore; CREATE EXTENSION ltree; CREATE TABLE t (email citext NOT NULL UNIQUE, h hstore NOT NULL, l ltree NOT NULL)',
	],
	[
		'unique keys of all sorts',
		'CREATE TABLE t (a int, b bool NOT NULL, c text, UNIQUE NULLS NOT DISTINCT (a), UNIQUE (b, c)); CREATE UNIQUE INDEX ON t (lower(c)) WHERE b',
	],
	[
		'an exclusion',
		`CREATE EXTENSION btree_gist; CREATE TABLE t (room int NOT NULL, during tstzrange NOT NULL, EXCLUDE USING gist (room WITH =, during WITH &&))`,
	],
	['one row only', 'CREATE TABLE t (id int PRIMARY KEY DEFAULT 1 CHECK (id = 1), name text NOT NULL)'],
	[
		'identities',
		'CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n bigserial, s int GENERATED ALWAYS AS (id * 2) STORED)',
	],
	[
		'a key to itself',
		'CREATE TABLE t (id int PRIMARY KEY, parent int NOT NULL REFERENCES t, other int REFERENCES t)',
	],
	[
		'keys of several columns',
		'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a int REFERENCES a, n int, PRIMARY KEY (a, n)); CREATE TABLE c (a int REFERENCES a, n int, m int NOT NULL, FOREIGN KEY (a, n) REFERENCES b, FOREIGN KEY (a, m) REFERENCES b (a, n), CHECK (m <> n OR n IS NULL))',
	],
	[
		'keys in a circle',
		'CREATE TABLE a (id int PRIMARY KEY, b int NOT NULL); CREATE TABLE b (id int PRIMARY KEY, a int NOT NULL REFERENCES a); ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b',
	],
	[
		'a circle that may stay open',
		'CREATE TABLE a (id int PRIMARY KEY, b int); CREATE TABLE b (id int PRIMARY KEY, a int NOT NULL REFERENCES a); ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b DEFERRABLE INITIALLY DEFERRED',
	],
	[
		'sorts of one table',
		`CREATE TYPE sort AS ENUM ('x', 'y', 'z'); CREATE TABLE a (id int, s sort, PRIMARY KEY (id, s)); CREATE TABLE b (id int PRIMARY KEY, s sort GENERATED ALWAYS AS ('z') STORED, FOREIGN KEY (id, s) REFERENCES a); CREATE TABLE c (id int PRIMARY KEY, s sort NOT NULL CHECK (s = 'y'), FOREIGN KEY (id, s) REFERENCES a)`,
	],
	[
		'partitions',
		`CREATE TABLE t (at date NOT NULL, region text NOT NULL, n int) PARTITION BY RANGE (at); CREATE TABLE t1 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2020-02-01') PARTITION BY LIST (region); CREATE TABLE t2 PARTITION OF t1 FOR VALUES IN ('north', 'south')`,
	],
	[
		'inheritance',
		'CREATE TABLE p (id int PRIMARY KEY, n text NOT NULL); CREATE TABLE c (m int NOT NULL) INHERITS (p)',
	],
	[
		'a trigger that fills',
		`CREATE TABLE t (id int PRIMARY KEY, n text NOT NULL); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.id := 77; RETURN NEW; END $$; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW WHEN (NEW.id = 1001) EXECUTE FUNCTION f(); CREATE TABLE u (t int NOT NULL REFERENCES t)`,
	],
	[
		'row-level security',
		'CREATE TABLE t (id int PRIMARY KEY); ALTER TABLE t ENABLE ROW LEVEL SECURITY; ALTER TABLE t FORCE ROW LEVEL SECURITY',
	],
	[
		'odd names',
		'CREATE SCHEMA "A b"; CREATE TABLE "A b"."T""x" ("Id" int PRIMARY KEY, "select" text NOT NULL, "a""b" int CHECK ("a""b" > 5))',
	],
	['no columns', 'CREATE TABLE t ()'],
];

it.each(FILLED)('finds rows for %s', async (_, sql) => {
	const { made, fresh } = await rowsFor(sql);
	expect(made.filter(({ shortfall }) => shortfall !== null)).toEqual([]);
	// Each table has at least one row, whichever statement put it there.
	const { tables } = await postgres.readRows(fresh, []);
	const filled = new Set(tables.map(({ table }) => table));
	for (const { table } of made) if (sql !== 'CREATE TABLE t ()') expect(filled).toContain(table);
});

const REFUSED: readonly (readonly [string, string, RegExp])[] = [
	[
		'a trigger refuses all',
		`CREATE TABLE t (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not *here*'; END $$; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()`,
		/`not \*here\*`/,
	],
	['there is no partition', 'CREATE TABLE t (id int) PARTITION BY HASH (id)', /no partition/],
	[
		'a rule takes them away',
		'CREATE TABLE t (id int); CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING',
		/a rule or a trigger/,
	],
	[
		'nothing satisfies a rule',
		'CREATE TABLE t (id int NOT NULL CHECK (id > 5 AND id < 3))',
		/refuses every row/,
	],
];

it.each(REFUSED)('says that %s', async (_, sql, words) => {
	const { made } = await rowsFor(sql);
	expect(made).toMatchObject([{ statements: [], shortfall: expect.stringMatching(words) }]);
});

it('says which table has none to refer to', async () => {
	const { made } = await rowsFor(
		'CREATE TABLE a (id int PRIMARY KEY) PARTITION BY HASH (id); CREATE TABLE b (a int NOT NULL REFERENCES a)',
	);
	expect(made.map(({ shortfall }) => shortfall)).toEqual([
		'It has no partition that a row could go into.',
		'A row needs one of `a` to refer to, and none could be made there.',
	]);
});

it('writes rows that people can read, the same ones each time', async () => {
	const sql = `CREATE TABLE users (id bigserial PRIMARY KEY, email text NOT NULL UNIQUE, full_name text, created_at timestamptz NOT NULL DEFAULT now());
		CREATE TABLE orders (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id bigint NOT NULL REFERENCES users, total numeric(10,2) NOT NULL CHECK (total >= 0))`;
	const { made } = await rowsFor(sql);
	expect(made.flatMap(({ statements }) => statements)).toEqual([
		`INSERT INTO users (id, email, full_name) VALUES
    (1001, 'ada@example.com', 'Ada Lovelace'),
    (1002, 'grace@example.com', 'Grace Hopper')`,
		`INSERT INTO orders (id, user_id, total) VALUES
    ('325e96ec-0000-4000-8000-000000000001', 1001, 20),
    ('325e96ec-0000-4000-8000-000000000002', 1002, 40)`,
	]);
	const again = await rowsFor(`${sql}; CREATE TABLE added (id int)`);
	expect(again.made.filter(({ table }) => table !== 'added')).toEqual(made);
});

it('refers to different rows where two keys lead to one table', async () => {
	const { made } = await rowsFor(`CREATE TABLE users (id int PRIMARY KEY);
		CREATE TABLE shares (from_user int NOT NULL REFERENCES users, to_user int NOT NULL REFERENCES users)`);
	expect(made[1]?.statements).toEqual([
		'INSERT INTO shares (from_user, to_user) VALUES\n    (1001, 1002),\n    (1002, 1001)',
	]);
});

it('keeps moments in order, also where the engine would take its own time', async () => {
	const { made } = await rowsFor(`CREATE FUNCTION now_micros() RETURNS bigint LANGUAGE sql AS 'SELECT 1';
		CREATE TABLE sessions (id int PRIMARY KEY, created_at timestamptz NOT NULL DEFAULT now(), expires_at timestamptz NOT NULL);
		CREATE TABLE tokens (id int PRIMARY KEY, creation_time bigint NOT NULL DEFAULT now_micros(), expiration_time bigint NOT NULL);
		CREATE TABLE visits (id int PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())`);
	expect(made.flatMap(({ statements }) => statements)).toEqual([
		`INSERT INTO sessions (id, created_at, expires_at) VALUES
    (1001, '2024-03-01 09:00:00+00', '2024-04-01 09:00:00+00'),
    (1002, '2024-03-02 09:00:00+00', '2024-04-02 09:00:00+00')`,
		`INSERT INTO tokens (id, creation_time, expiration_time) VALUES
    (1001, 1709283600000000, 1711962000000000),
    (1002, 1709370000000000, 1712048400000000)`,
		'INSERT INTO visits (id) VALUES\n    (1001),\n    (1002)',
	]);
});

it('changes one thing at a time where a trigger does not say what is wrong', async () => {
	const { made } =
		await rowsFor(`CREATE TABLE t (id serial PRIMARY KEY, num text NOT NULL, title text, n int DEFAULT 5);
		CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.num !~ '^\\d+[.]\\d+[.]' THEN RAISE 'no'; END IF; RETURN NEW; END $$;
		CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()`);
	expect(made[0]?.statements).toEqual([
		`INSERT INTO t (id, num, title) VALUES\n    (1001, '1.0.0', 'First t'),\n    (1002, '1.1.0', 'Second t')`,
	]);
});

it('refers to no row by a key that a trigger makes anew each time', async () => {
	const { made } = await rowsFor(`
		CREATE TABLE users (id uuid PRIMARY KEY);
		CREATE TABLE homes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid UNIQUE REFERENCES users);
		CREATE FUNCTION settle() RETURNS trigger LANGUAGE plpgsql AS $$
			BEGIN INSERT INTO homes (user_id) VALUES (new.id); RETURN new; END $$;
		CREATE TRIGGER settle AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION settle();
		CREATE TABLE rooms (id int PRIMARY KEY, home_id uuid NOT NULL REFERENCES homes (id));
		CREATE TABLE keys (id int PRIMARY KEY, user_id uuid NOT NULL REFERENCES homes (user_id))`);
	const written = (table: string) => made.find((rows) => rows.table === table)?.statements.join('\n') ?? '';
	const homes = written('homes');
	const referred = [...written('rooms').matchAll(/\(\d+, '([^']+)'\)/g)].map(([, id]) => id);
	expect(referred).not.toHaveLength(0);
	for (const id of referred) expect(homes).toContain(`('${id}'`);
	expect(written('keys')).toMatch(/\(1002, '[0-9a-f-]{36}'\)/);
});

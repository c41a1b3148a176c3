import { describe, expect, it } from 'vitest';
import { introspect } from '../../../src/dialects/postgres/introspect/introspect.ts';
import { tryQueries } from '../../../src/rehearsal/queries/try-queries.ts';
import { writtenIn } from '../../../src/rehearsal/queries/written.ts';
import type { PlannedQuery } from '../../../src/specification/rehearsed.ts';
import { splitStatements } from '../../../src/sql/split.ts';
import { useEngine } from '../../support/engine.ts';

const database = useEngine('CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gist');

/** What is asked of a schema with these rows; the engine is left as it was. */
async function queriesFor(schema: string, rows: string): Promise<readonly PlannedQuery[]> {
	const engine = await database.fresh();
	const statements = splitStatements(`${schema};\n${rows}`).map(({ text }) => ({ sql: text }));
	expect((await engine.apply({ statements, transaction: 'none' })).failure).toBeNull();
	const { schema: built } = await introspect(engine, []);
	const written = splitStatements(rows).map(({ text }) => text);
	const queries = await tryQueries(engine, built, [{ statements: written }]);
	expect((await introspect(engine, [])).schema).toEqual(built);
	return queries;
}

const CUSTOMERS =
	'CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL UNIQUE, password_hash text)';
const ADA = "INSERT INTO customers VALUES (1, 'ada@example.com', 'x')";

describe('a query is one that a key or an index is made for', () => {
	it.each<[string, string, string, string, string | null, string]>([
		[
			'the one row of a unique index',
			CUSTOMERS,
			ADA,
			'The one customer with this `email`.',
			'customers_email_key',
			"SELECT id, email\nFROM customers\nWHERE email = 'ada@example.com'",
		],
		[
			'the one row of a unique index over an expression',
			`CREATE TABLE "user" (id int PRIMARY KEY, email text); CREATE UNIQUE INDEX user_email ON "user" (lower(email))`,
			`INSERT INTO "user" VALUES (1, 'Ada@example.com')`,
			'The one user with this `lower(email)`.',
			'user_email',
			`SELECT id, email\nFROM "user"\nWHERE lower(email) = 'ada@example.com'`,
		],
		[
			'what belongs to a row, by what people know that one by',
			`${CUSTOMERS}; CREATE TABLE orders (id int PRIMARY KEY, customer_id bigint REFERENCES customers, placed_at timestamptz);
				CREATE INDEX orders_customer ON orders (customer_id)`,
			`${ADA}; INSERT INTO orders VALUES (1, 1, '2025-03-04')`,
			'Orders that belong to the customer with this `email`, newest first.',
			'orders_customer',
			`SELECT orders.id, orders.placed_at
FROM orders
JOIN customers ON customers.id = orders.customer_id
WHERE customers.email = 'ada@example.com'
ORDER BY orders.placed_at DESC
LIMIT 20`,
		],
		[
			'what belongs to a row, without an index for it',
			'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a)',
			'INSERT INTO a VALUES (7); INSERT INTO b VALUES (1, 7)',
			'Bs that belong to one a. No index serves it: every row is read.',
			null,
			'SELECT id\nFROM b\nWHERE a_id = 7\nLIMIT 20',
		],
		[
			'the other side of a junction',
			`CREATE TABLE roles (id int PRIMARY KEY, name text); ${CUSTOMERS};
				CREATE TABLE customer_roles (role_id int REFERENCES roles, customer_id bigint REFERENCES customers, PRIMARY KEY (customer_id, role_id))`,
			`${ADA}; INSERT INTO roles VALUES (2, 'admin'); INSERT INTO customer_roles VALUES (2, 1)`,
			'Roles of one customer.',
			'customer_roles_pkey',
			`SELECT roles.id, roles.name
FROM customer_roles
JOIN roles ON roles.id = customer_roles.role_id
WHERE customer_roles.customer_id = 1`,
		],
		[
			'all that is below a row, though rows may go round in a circle',
			'CREATE TABLE categories (id int PRIMARY KEY, parent_id int REFERENCES categories); CREATE INDEX categories_parent ON categories (parent_id)',
			'INSERT INTO categories VALUES (1, 1)',
			'Categories below one category, at any depth, by `parent_id`.',
			'categories_parent',
			`WITH RECURSIVE below AS (
  SELECT id, parent_id
  FROM categories
  WHERE parent_id = 1
  UNION
  SELECT child.id, child.parent_id
  FROM categories AS child
  JOIN below ON child.parent_id = below.id
)
SELECT id, parent_id
FROM below`,
		],
		[
			'words, with the configuration that the index has',
			`CREATE TABLE posts (id int PRIMARY KEY, body text); CREATE INDEX posts_words ON posts USING gin (to_tsvector('english', body))`,
			"INSERT INTO posts VALUES (1, 'The databases of poets')",
			'Posts in which a word occurs.',
			'posts_words',
			`SELECT id, body
FROM posts
WHERE to_tsvector('english'::regconfig, body) @@ websearch_to_tsquery('english', 'poet')
LIMIT 20`,
		],
		[
			'parts of words',
			'CREATE EXTENSION pg_trgm; CREATE TABLE posts (id int PRIMARY KEY, title text); CREATE INDEX posts_parts ON posts USING gin (title gin_trgm_ops)',
			"INSERT INTO posts VALUES (1, 'Databases')",
			'Posts whose `title` contains these letters.',
			'posts_parts',
			"SELECT id, title\nFROM posts\nWHERE title ILIKE '%Database%'\nLIMIT 20",
		],
		[
			'what a document contains',
			'CREATE TABLE jobs (id int PRIMARY KEY, data jsonb); CREATE INDEX jobs_data ON jobs USING gin (data jsonb_path_ops)',
			`INSERT INTO jobs VALUES (1, '{"kind": "mail", "tries": 2}')`,
			'Jobs whose `data` contains this.',
			'jobs_data',
			`SELECT id\nFROM jobs\nWHERE data @> '{"kind": "mail"}'\nLIMIT 20`,
		],
		[
			'what overlaps, as an exclusion constraint has it',
			'CREATE EXTENSION btree_gist; CREATE TABLE stays (room int, nights daterange, EXCLUDE USING gist (room WITH =, nights WITH &&))',
			"INSERT INTO stays VALUES (3, '[2025-03-04,2025-03-06)')",
			'Stays whose `nights` overlaps this one, for one `room`.',
			'stays_room_nights_excl',
			`SELECT room, nights
FROM stays
WHERE room = 3
  AND nights && '[2025-03-04,2025-03-06)'
LIMIT 20`,
		],
		[
			'the next page of a list',
			'CREATE TABLE notes (id int PRIMARY KEY, written_at timestamptz NOT NULL); CREATE INDEX notes_time ON notes (written_at DESC, id DESC)',
			"INSERT INTO notes VALUES (1, '2025-03-04 10:00+00'), (2, '2025-03-05 10:00:00+00')",
			'Notes, newest first, from where the page before ended.',
			'notes_time',
			`SELECT id, written_at
FROM notes
WHERE (written_at, id) < ('2025-03-05 10:00:00+00', 2)
ORDER BY written_at DESC, id DESC
LIMIT 20`,
		],
		[
			'some rows, with the condition of a partial index',
			`CREATE TABLE tasks (id int PRIMARY KEY, owner int, done boolean); CREATE INDEX tasks_open ON tasks (owner) WHERE NOT done`,
			'INSERT INTO tasks VALUES (1, 5, false)',
			'Tasks with this `owner`, where `done` is false.',
			'tasks_open',
			'SELECT id, owner, done\nFROM tasks\nWHERE owner = 5\n  AND NOT done\nLIMIT 20',
		],
		[
			'one row, without the condition of a partial index that a value already satisfies',
			`CREATE TABLE seats (id int PRIMARY KEY, owner int, state text); CREATE UNIQUE INDEX seats_taken ON seats (owner, state) WHERE state IN ('held', 'sold')`,
			"INSERT INTO seats VALUES (1, 5, 'sold')",
			'The one seat with this `owner` and `state`, where `state` is one of `held` or `sold`.',
			'seats_taken',
			"SELECT id, owner, state\nFROM seats\nWHERE owner = 5\n  AND state = 'sold'",
		],
		[
			'the newest rows',
			'CREATE TABLE logs (id int PRIMARY KEY, at timestamptz NOT NULL); CREATE INDEX logs_at ON logs (at)',
			"INSERT INTO logs VALUES (1, '2025-03-04')",
			'The logs with the latest `at`.',
			'logs_at',
			'SELECT id, at\nFROM logs\nORDER BY at DESC\nLIMIT 20',
		],
		[
			'how many there are of each label',
			"CREATE TYPE state AS ENUM ('new', 'done'); CREATE TABLE jobs (id int PRIMARY KEY, state state)",
			"INSERT INTO jobs VALUES (1, 'new')",
			'How many jobs there are of each `state`.',
			null,
			'SELECT state, count(*)\nFROM jobs\nGROUP BY state\nORDER BY count(*) DESC',
		],
	])('%s', async (_, schema, rows, question, index, sql) => {
		expect(await queriesFor(schema, rows)).toContainEqual(expect.objectContaining({ question, index, sql }));
	});
});

describe('a query is not shown', () => {
	it.each<[string, string, string]>([
		['without rows', CUSTOMERS, 'SELECT 1'],
		[
			'for all rows of one where an index holds only some of them, once those are asked for',
			'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a_id int REFERENCES a, x int); CREATE INDEX ON b (a_id) WHERE x > 5',
			'INSERT INTO a VALUES (7); INSERT INTO b VALUES (7, 1)',
		],
		[
			'for what a row refers to and can do without, where no index serves it',
			'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a ON DELETE SET NULL)',
			'INSERT INTO a VALUES (7); INSERT INTO b VALUES (1, 7)',
		],
		[
			'for a table by what is a detail of it, or by what is its primary key already',
			`CREATE TABLE "TeamSettings" (id int PRIMARY KEY);
				CREATE TABLE "Team" (id int PRIMARY KEY, "settingsId" int UNIQUE REFERENCES "TeamSettings"); CREATE UNIQUE INDEX ON "Team" (id)`,
			'INSERT INTO "TeamSettings" VALUES (7); INSERT INTO "Team" VALUES (1, 7)',
		],
		[
			'for an index that the planner cannot use',
			'CREATE TABLE a (x text); CREATE INDEX ON a USING hash (x)',
			"INSERT INTO a VALUES ('y')",
		],
		[
			'when it would be asked with what nobody wrote, such as the time of day',
			'CREATE TABLE a (at text UNIQUE DEFAULT clock_timestamp()::text, key uuid UNIQUE DEFAULT gen_random_uuid())',
			'INSERT INTO a DEFAULT VALUES',
		],
	])('%s', async (_, schema, rows) => {
		expect(await queriesFor(schema, rows)).toEqual([]);
	});

	it('with a column that holds a secret, nor more than three to a table', async () => {
		const queries = await queriesFor(
			`${CUSTOMERS}; ALTER TABLE customers ADD a int UNIQUE, ADD b int UNIQUE, ADD c int UNIQUE`,
			"INSERT INTO customers VALUES (1, 'ada@example.com', 'x', 1, 2, 3)",
		);
		expect(queries).toHaveLength(3);
		for (const { sql } of queries) expect(sql).not.toContain('password');
	});
});

it('a value was written down, whole or in parts, or was not', () => {
	const isWritten = writtenIn([
		`INSERT INTO a VALUES ('Ada@x.org', '2025-03-04', '2025-03-04 10:11:12.5+00')`,
	]);
	const values = ['ada@x.org', 'Ada', '42', '2025-03-04 00:00:00+00', '["2025-03-04 10:11:12.5+00",)'];
	expect(values.map(isWritten)).toEqual([true, true, true, true, true]);
	const others = [
		'Bob',
		'12345678',
		'2025-03-04 10:11:12+00:00',
		'2026-01-01 12:00:00+00',
		'3fa85f64-5717-4562-b3fc-2c963f66afa6',
	];
	expect(others.map(isWritten)).toEqual([false, false, true, false, false]);
});

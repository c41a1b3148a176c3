import { describe, expect, it } from 'vitest';
import { postgres } from '../../../../src/dialects/postgres/postgres.ts';
import type { Migration, MigrationHistory, WayBack } from '../../../../src/project/project.ts';
import { tryRollbacks } from '../../../../src/rehearsal/rollbacks/try-rollbacks.ts';
import { firstTried } from '../../../../src/rehearsal/rollbacks/window.ts';
import { splitStatements } from '../../../../src/sql/split.ts';

const limits = { migrationSeconds: 60, runSeconds: 600, memoryMegabytes: 1024 };

function part(path: string, source: string): WayBack {
	const statements = splitStatements(source);
	return { path, source, statements, sections: [{ count: statements.length, transaction: 'transaction' }] };
}

function migration(number: number, up: string, down?: string): Migration {
	const path = `m/${number}.sql`;
	const common = { version: String(number), name: '', ...part(path, up) };
	return down === undefined ? common : { ...common, down: part(`m/${number}.down.sql`, down) };
}

/** What comes of each migration after the first, in short. */
async function outcomes(start: string, ...pairs: readonly (readonly [up: string, down?: string])[]) {
	const history: MigrationHistory = {
		layout: 'golang-migrate',
		directory: 'm',
		migrations: [migration(1, start), ...pairs.map(([up, down], at) => migration(at + 2, up, down))],
		preludes: [],
		dumps: [],
		bookkeepingTables: [],
		ledger: [],
	};
	const { rollbacks } = await tryRollbacks(postgres, history, limits);
	return rollbacks.slice(1).map(({ source, outcome, statements, losses, place }) => ({
		is: `${source} ${outcome.kind}`,
		...(outcome.kind === 'unproven' ? { why: outcome.plain, line: place?.line ?? null } : {}),
		...(source === 'written' ? { sql: statements.join(';\n') } : {}),
		losses,
	}));
}

describe('a way back of the tool', () => {
	it('is proven, fails, or leaves a difference, and those after it are tried all the same', async () => {
		const found = await outcomes(
			'CREATE TABLE a (id int PRIMARY KEY, n int); CREATE INDEX a_n ON a (n)',
			['ALTER TABLE a ADD b text', 'ALTER TABLE a DROP b'],
			['ALTER TABLE a ADD c text', 'SELECT 1;\n\nALTER TABLE a DROP d'],
			['CREATE TABLE e (); ALTER TABLE a ADD f text', 'DROP TABLE e'],
			['DROP INDEX a_n', 'SELECT 1'],
			['ALTER TABLE a ALTER n TYPE bigint', 'ALTER TABLE a ALTER n TYPE smallint'],
			['CREATE INDEX a_f ON a (f)', 'BEGIN; DROP INDEX CONCURRENTLY a_f; COMMIT'],
			['ALTER TABLE a RENAME COLUMN f TO g', 'ALTER TABLE a RENAME COLUMN g TO f'],
			['CREATE TABLE h (); INSERT INTO a (id) VALUES (1)', 'DROP TABLE h'],
			['ALTER TABLE a DROP g', 'ALTER TABLE a ADD g text; CREATE INDEX a_f ON a (g)'],
			['ALTER TABLE a DROP c', 'ALTER TABLE a ADD c text, DROP n, ADD n bigint'],
		);
		expect(found).toEqual([
			{ is: 'down proven', losses: ['Drops column `a.b` with all values.'] },
			{
				is: 'down unproven',
				why: 'It fails: column "d" of relation "a" does not exist (42703).',
				line: 3,
				losses: [],
			},
			{
				is: 'down unproven',
				why: 'It does not lead back to the schema before: column a.f was not there before.',
				line: 1,
				losses: [],
			},
			{
				is: 'down unproven',
				why: 'It does not lead back to the schema before: index a_n is missing.',
				line: 1,
				losses: [],
			},
			{
				is: 'down unproven',
				why: 'It does not lead back to the schema before: column a.n differs in its type.',
				line: 1,
				losses: [],
			},
			{ is: 'down proven', losses: [] },
			{ is: 'down proven', losses: [] },
			{
				is: 'down unproven',
				why: 'After it the migration cannot run again: duplicate key value violates unique constraint "a_pkey".',
				line: 1,
				losses: [],
			},
			{ is: 'down proven', losses: ['Brings back column `a.g` without the values.'] },
			{
				is: 'down proven',
				losses: [
					'Makes column `a.n` anew, without what is in there.',
					'Brings back column `a.c` without the values.',
					'The order of columns is not as before: `a.n`.',
				],
			},
		]);
	});
});

const START = `CREATE TYPE mood AS ENUM ('sad', 'ok');
	CREATE DOMAIN short AS text CHECK (length(VALUE) < 9);
	CREATE TABLE a (id serial PRIMARY KEY, n int NOT NULL DEFAULT 1, m mood DEFAULT 'ok', t varchar(9), v text, s short);
	CREATE TABLE b (id int PRIMARY KEY, a_id int NOT NULL REFERENCES a);
	CREATE INDEX a_v ON a (v);
	CREATE VIEW w AS SELECT v, s FROM a;
	CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
	CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
	CREATE TRIGGER tr BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION g();
	CREATE POLICY p ON a USING (true);
	CREATE SEQUENCE q`;

it.each<[string, string | RegExp]>([
	[
		'CREATE TABLE c (id serial PRIMARY KEY, a_id int REFERENCES a); CREATE INDEX c_a ON c (a_id)',
		'DROP TABLE c',
	],
	[
		'ALTER TABLE a ADD x int UNIQUE, ADD CHECK (x > 0)',
		'ALTER TABLE a DROP CONSTRAINT a_x_check;\nALTER TABLE a DROP CONSTRAINT a_x_key;\nALTER TABLE a DROP COLUMN x',
	],
	['DROP TABLE b', /^CREATE TABLE b \(.*REFERENCES a\(id\)\n\)$/s],
	[
		'DROP TABLE b; DROP VIEW w; DROP TABLE a',
		/CREATE TABLE a [^;]*serial.*CREATE TABLE b.*CREATE VIEW w.*CREATE POLICY p/s,
	],
	[
		'ALTER TABLE a ALTER n TYPE text, ALTER n DROP NOT NULL',
		'ALTER TABLE a ALTER COLUMN n TYPE integer USING n::integer;\nALTER TABLE a ALTER COLUMN n SET NOT NULL',
	],
	[
		'ALTER TABLE b DROP CONSTRAINT b_a_id_fkey; ALTER TABLE a ALTER id TYPE bigint; ALTER TABLE b ALTER a_id TYPE bigint; ALTER TABLE b ADD FOREIGN KEY (a_id) REFERENCES a',
		/DROP CONSTRAINT b_a_id_fkey.*ADD CONSTRAINT b_a_id_fkey/s,
	],
	[
		"ALTER TYPE mood ADD VALUE 'glad'",
		/RENAME TO mood_before_rollback.*DROP DEFAULT.*USING m::text::public\.mood.*SET DEFAULT 'ok'/s,
	],
	["ALTER TYPE mood RENAME VALUE 'sad' TO 'low'", "ALTER TYPE public.mood RENAME VALUE 'low' TO 'sad'"],
	[
		'ALTER TABLE a RENAME TO z; ALTER TABLE z RENAME n TO number; ALTER INDEX a_v RENAME TO z_v',
		/ALTER TABLE z RENAME TO a.*RENAME COLUMN number TO n.*ALTER INDEX z_v RENAME TO a_v/s,
	],
	['DROP VIEW w; CREATE VIEW w AS SELECT v FROM a', /CREATE OR REPLACE VIEW w/],
	[
		"CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2'",
		/CREATE OR REPLACE FUNCTION public\.f/,
	],
	[
		'DROP FUNCTION f(); CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT current_user::text $$',
		/./,
	],
	[
		'DROP TRIGGER tr ON a; DROP FUNCTION g(); DROP POLICY p ON a',
		/CREATE OR REPLACE FUNCTION public\.g.*CREATE TRIGGER tr.*CREATE POLICY p/s,
	],
	[
		'ALTER TABLE a ENABLE ROW LEVEL SECURITY, SET (fillfactor = 70)',
		/DISABLE ROW LEVEL SECURITY.*RESET \(fillfactor\)/s,
	],
	[
		"COMMENT ON TABLE a IS 'x'; COMMENT ON COLUMN a.n IS 'y'; COMMENT ON INDEX a_v IS 'z'",
		'COMMENT ON TABLE a IS NULL;\nCOMMENT ON COLUMN a.n IS NULL;\nCOMMENT ON INDEX a_v IS NULL',
	],
	[
		'ALTER SEQUENCE q INCREMENT 5 CACHE 3; ALTER DOMAIN short DROP CONSTRAINT short_check; ALTER DOMAIN short SET DEFAULT 1',
		/ADD CONSTRAINT short_check.*|ALTER SEQUENCE q INCREMENT BY 1 CACHE 1/s,
	],
	[
		'ALTER TABLE a ADD lower text GENERATED ALWAYS AS (lower(v)) STORED, ALTER t TYPE text',
		/DROP COLUMN lower.*TYPE character varying\(9\)/s,
	],
	[
		'ALTER TABLE b ALTER id ADD GENERATED ALWAYS AS IDENTITY; ALTER TABLE a ALTER id DROP DEFAULT; DROP SEQUENCE a_id_seq',
		/CREATE SEQUENCE a_id_seq.*DROP IDENTITY.*OWNED BY a\.id/s,
	],
	[
		'CREATE SCHEMA other; CREATE TABLE other.t (x mood); CREATE FUNCTION other.n() RETURNS SETOF other.t LANGUAGE sql AS $$ SELECT * FROM other.t $$; CREATE POLICY o ON other.t USING (EXISTS (SELECT FROM other.n()))',
		/DROP POLICY o ON other\.t.*DROP SCHEMA other/s,
	],
])('%s is undone', async (up, sql) => {
	const [found] = await outcomes(START, [up]);
	expect(found).toMatchObject({ is: 'written proven' });
	if (typeof sql === 'string') expect(found?.sql).toBe(sql);
	else expect(found?.sql).toMatch(sql);
});

it('says what of the rows an inverse does not give back, and what has none', async () => {
	const found = await outcomes(
		START,
		["INSERT INTO a (v) VALUES ('x'); UPDATE b SET a_id = 1; UPDATE a SET n = 2"],
		['ALTER TABLE a ALTER n DROP NOT NULL, ALTER n TYPE bigint'],
		['DELETE FROM b; ALTER TABLE a ADD c int'],
		['CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int)'],
		['ALTER TABLE a ALTER v SET STATISTICS 10'],
		['DO $$ BEGIN DELETE FROM b; END $$'],
	);
	expect(found.map(({ is, losses }) => [is, ...losses])).toEqual([
		[
			'none proven',
			'The rows that it puts into `a` stay.',
			'The values that it changes in `a` and `b` stay changed.',
		],
		['written proven', 'Casts the values of `a.n` from `bigint` to `integer`.'],
		[
			'written proven',
			'Drops column `a.c` with all values.',
			'The rows that it takes out of `b` do not come back.',
		],
		['written proven'],
		['none unproven'],
		['none proven', 'It may change rows by code, and those stay as it left them.'],
	]);
	expect(found[4]).toMatchObject({
		why: expect.stringContaining('column a.v differs in its statistics target'),
	});
});

it('offers no inverse that is too long to be read', async () => {
	const columns = Array.from({ length: 41 }, (_, number) => `ADD c${number} int`).join(', ');
	const [found] = await outcomes(START, [`ALTER TABLE a ${columns}`]);
	expect(found).toMatchObject({ is: 'none unproven', why: expect.stringContaining('too much to be undone') });
});

it('moves its window only once in many migrations', () => {
	expect([0, 1, 49, 50, 74, 75, 285].map(firstTried)).toEqual([0, 0, 0, 25, 25, 50, 250]);
});

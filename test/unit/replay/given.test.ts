import { describe, expect, it } from 'vitest';
import { isProven, proveSchema } from '../../../src/compare/prove-schema.ts';
import { postgres } from '../../../src/dialects/postgres/postgres.ts';
import { identify } from '../../../src/model/identity.ts';
import type { Migration, MigrationHistory } from '../../../src/project/project.ts';
import type { Replay } from '../../../src/replay/replay.ts';
import { replayHistory } from '../../../src/replay/replay-history.ts';
import { splitStatements } from '../../../src/sql/split.ts';

const limits = { migrationSeconds: 60, runSeconds: 600, memoryMegabytes: 1024 };

const PRELUDE = `
CREATE SCHEMA auth;
CREATE TYPE auth.level AS ENUM ('low', 'high');
CREATE TABLE auth.users (id uuid PRIMARY KEY, email text, level auth.level);
CREATE INDEX users_email ON auth.users (email);
CREATE TABLE auth.events (id int, at date) PARTITION BY RANGE (at);
CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid';
CREATE FUNCTION auth.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE VIEW auth.names AS SELECT email FROM auth.users;
CREATE PUBLICATION live;
CREATE AGGREGATE auth.total(int) (SFUNC = int4pl, STYPE = int);
GRANT SELECT ON auth.users TO pg_monitor;
COMMENT ON TABLE auth.users IS 'people';
SET search_path = auth, public;
`;

async function replay(source: string): Promise<Replay> {
	const statements = splitStatements(source);
	const migration: Migration = {
		...{ version: '1', name: 'a', path: 'm/1.sql', source, statements },
		sections: [{ count: statements.length, transaction: 'implicit' }],
	};
	const history: MigrationHistory = {
		...{ layout: 'numbered', directory: 'm', migrations: [migration], dumps: [] },
		preludes: [{ path: 'p.sql', source: PRELUDE, statements: splitStatements(PRELUDE) }],
		...{ bookkeepingTables: [{ name: 'versions', sql: '' }], ledger: [] },
	};
	return (await replayHistory({ dialect: postgres, history, limits, baseCount: null })).head;
}

describe('what the migrations add to what is given', () => {
	it('is the schema, which its script builds on top of the prelude', async () => {
		const { schema, ledger } = await replay(`
			CREATE TYPE public.plan AS ENUM ('free');
			CREATE SEQUENCE public.numbers;
			ALTER TABLE users ADD COLUMN plan public.plan NOT NULL DEFAULT 'free', ADD COLUMN number bigint DEFAULT nextval('public.numbers');
			COMMENT ON COLUMN users.plan IS 'what is paid for';
			ALTER TABLE users ADD CONSTRAINT users_number_key UNIQUE (number), ADD CONSTRAINT users_plan_check CHECK (plan IS NOT NULL);
			CREATE INDEX users_plan ON users (plan);
			CREATE TABLE public.posts (id int PRIMARY KEY, author uuid REFERENCES users);
			ALTER TABLE users ADD COLUMN post int REFERENCES public.posts;
			CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
			CREATE POLICY own ON users USING (id = uid());
			CREATE RULE keep AS ON DELETE TO users DO INSTEAD NOTHING;
			CREATE TABLE public.events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
			CREATE OR REPLACE FUNCTION uid() RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()';
			ALTER PUBLICATION live ADD TABLE public.posts, users (id);
			CREATE VIEW public.paying AS SELECT id, plan FROM users WHERE plan = 'free';
			CREATE TABLE versions (id int);
		`);
		expect(ledger.filter(({ kind }) => kind === 'not-understood')).toEqual([]);
		expect(schema.objects.map(identify)).toEqual([
			'namespace public',
			'enum public.plan',
			'sequence public.numbers',
			'function auth.uid()',
			'table public.events_2026',
			'table public.posts',
			'column auth.users.plan',
			'column auth.users.number',
			'column auth.users.post',
			'column public.events_2026.id',
			'column public.events_2026.at',
			'column public.posts.id',
			'column public.posts.author',
			'primary-key public.posts.posts_pkey',
			'unique auth.users.users_number_key',
			'foreign-key auth.users.users_post_fkey',
			'foreign-key public.posts.posts_author_fkey',
			'check auth.users.users_plan_check',
			'index auth.users_number_key',
			'index auth.users_plan',
			'index public.posts_pkey',
			'view public.paying',
			'trigger auth.users.touch',
			'rule auth.users.keep',
			'policy auth.users.own',
			'publication live',
		]);
		expect(schema.others).toEqual([]);
		const script = postgres.writeSchema(schema);
		const engine = await postgres.openEngine({ limits, sources: [script] });
		const proof = await proveSchema(postgres, engine, schema, script).finally(() => engine.close());
		expect(proof).toEqual({ changes: [], failure: null });
		expect(isProven(proof)).toBe(true);
	});

	it('leaves what else they do to it to the ledger', async () => {
		const { schema, ledger } = await replay(`
			COMMENT ON TABLE users IS 'customers';
			ALTER TABLE users ALTER COLUMN email SET NOT NULL;
			DROP INDEX users_email;
			ALTER TYPE level ADD VALUE 'middle';

			DROP VIEW names;
			DROP TABLE events;
		`);
		expect(schema.objects.map(identify)).toEqual(['namespace public']);
		const told = ledger.filter(({ kind }) => kind === 'not-understood');
		expect(told.map(({ message, line }) => `${line}: ${message.split(',')[0]}`)).toEqual([
			'5: The migrations change enum auth.level',
			'8: The migrations drop table auth.events',
			'2: The migrations change table auth.users',
			'3: The migrations change column auth.users.email',
			'4: The migrations drop index auth.users_email',
			'7: The migrations drop view auth.names',
		]);
	});
});

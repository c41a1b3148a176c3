import { describe, expect, it } from 'vitest';
import { compareSpecification } from '../../../src/compare/compare-specification.ts';
import { loadDocument } from '../../../src/compare/document-schema.ts';
import type { Drift, MissingName } from '../../../src/compare/drift.ts';
import { postgres } from '../../../src/dialects/postgres/postgres.ts';
import { parseDocument } from '../../../src/specification/parse-document.ts';
import { useEngine } from '../../support/engine.ts';

const engine = useEngine('citext');
const limits = { migrationSeconds: 60, runSeconds: 600, memoryMegabytes: 700 };

function claim(sql: string): string {
	return `\`\`\`sql\n${sql}\n\`\`\`\n`;
}

function block(id: string, sql: string): string {
	return `<!-- spec:begin ${id} -->\n${claim(sql)}<!-- spec:end ${id} -->\n`;
}

async function driftOf(markdown: string, migrations: string): Promise<readonly string[]> {
	const built = await engine.build(migrations);
	const document = parseDocument('spec.md', markdown);
	return compareSpecification(await loadDocument(postgres, document, limits, built), built, () => false).map(
		describeDrift,
	);
}

function describeDrift(drift: Drift): string {
	if (drift.kind === 'broken-claim')
		return `broken-claim ${drift.failure.message} at ${drift.statement.line}`;
	if (drift.kind === 'missing-name') return describeMissing(drift);
	if (drift.kind !== 'differs') return `${drift.kind} ${drift.identity}`;
	return `differs ${drift.identity} ${drift.attributes.map(({ name }) => name).join()}`;
}

function describeMissing({ what, name, uses, madeAt }: MissingName): string {
	const lines = new Set(uses.map(({ statement }) => statement.line));
	const made = madeAt ? `, which line ${madeAt.line} ${madeAt.isOpen ? 'leaves open' : 'does not make'}` : '';
	return `missing-name ${what} ${name} at ${[...lines].join()}${made}`;
}

describe('a document and a schema', () => {
	const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
		['that agree', block('t', 'CREATE TABLE t (a int);'), 'CREATE TABLE t (a int);', []],
		[
			'where the migrations have more',
			block('t', 'CREATE TABLE t (a int);'),
			'CREATE TABLE t (a int, b int); CREATE INDEX i ON t (a); CREATE TABLE u (id int PRIMARY KEY);',
			['undocumented table public.u', 'undocumented column public.t.b', 'undocumented index public.i'],
		],
		[
			'where a generated block has more',
			block('t', 'CREATE TABLE t (a int, b int);') + block('u', 'CREATE TABLE u (id int PRIMARY KEY);'),
			'CREATE TABLE t (a int);',
			['removed table public.u', 'removed column public.t.b'],
		],
		[
			'where people plan more',
			block('t', 'CREATE TABLE t (a int);') +
				claim('CREATE TABLE u (id int);\nALTER TABLE t ADD COLUMN c text;'),
			'CREATE TABLE t (a int);',
			['planned table public.u', 'planned column public.t.c'],
		],
		[
			'that differ',
			claim(`CREATE TABLE t (a varchar(20) NOT NULL, s text DEFAULT 'x');`),
			'CREATE TABLE t (a text, s text);',
			['differs column public.t.a type,not null', 'differs column public.t.s default'],
		],
		[
			'that name the same keys differently, where only the migrations chose a name',
			claim(
				'CREATE TABLE t (id int PRIMARY KEY, email text UNIQUE, age int CHECK (age > 0));\nCREATE INDEX ON t (age);',
			),
			`CREATE TABLE t (id int CONSTRAINT pk PRIMARY KEY, email text CONSTRAINT one_email UNIQUE, age int CONSTRAINT adult CHECK (age > 0));
			CREATE INDEX by_age ON t (age);`,
			[],
		],
		[
			'that name the same key differently on purpose',
			claim('CREATE TABLE t (email text CONSTRAINT mine UNIQUE);'),
			'CREATE TABLE t (email text CONSTRAINT yours UNIQUE);',
			['undocumented unique public.t.yours', 'planned unique public.t.mine'],
		],
		[
			'where a claim says again what a block says, and something else',
			claim('CREATE TABLE t (a varchar(20), later int);') + block('t', 'CREATE TABLE t (a text, b int);'),
			'CREATE TABLE t (a text, b int);',
			['differs column public.t.a type', 'planned column public.t.later'],
		],
		[
			'where such a claim needs what stands below it',
			claim(
				`CREATE TABLE t (a mood, u_id int REFERENCES u);\nCREATE TYPE mood AS ENUM ('good');\nCREATE INDEX ON t (u_id);`,
			) +
				block('t', 'CREATE TABLE t (a text);') +
				block('u', 'CREATE TABLE u (id int PRIMARY KEY);'),
			'CREATE TABLE t (a text); CREATE TABLE u (id int PRIMARY KEY);',
			[
				'differs column public.t.a type',
				'planned column public.t.u_id',
				'planned enum public.mood',
				'planned foreign-key public.t.t_u_id_fkey',
				'planned index public.t_u_id_idx',
			],
		],
		[
			'where a claim repeats a table with its key, and asks whether it is there',
			claim('CREATE TABLE IF NOT EXISTS t (id int PRIMARY KEY, u_id int REFERENCES u);') +
				block('u', 'CREATE TABLE u (id int PRIMARY KEY);') +
				block('t', 'CREATE TABLE t (id int PRIMARY KEY, u_id int CONSTRAINT t_u_id_fkey REFERENCES u);'),
			'CREATE TABLE u (id int PRIMARY KEY); CREATE TABLE t (id int PRIMARY KEY, u_id int REFERENCES u);',
			[],
		],
		[
			'where a claim leaves unsaid what few tables have, and a block does not',
			claim('CREATE TABLE t (a text);') + block('u', 'CREATE TABLE u (a text);'),
			`CREATE TABLE t (a text STORAGE EXTERNAL); ALTER TABLE t REPLICA IDENTITY FULL;
			CREATE TABLE u (a text STORAGE EXTERNAL); ALTER TABLE u REPLICA IDENTITY FULL;`,
			['differs table public.u replica identity', 'differs column public.u.a storage'],
		],
		[
			'where a claim says it otherwise',
			claim('CREATE TABLE t (a text STORAGE MAIN); ALTER TABLE t REPLICA IDENTITY NOTHING;'),
			'CREATE TABLE t (a text STORAGE EXTERNAL); ALTER TABLE t REPLICA IDENTITY FULL;',
			['differs table public.t replica identity', 'differs column public.t.a storage'],
		],
		[
			'where names of constraints and rights come from a former name or are nobody’s business',
			block('t', 'CREATE TABLE t (a int NOT NULL, b int GENERATED ALWAYS AS IDENTITY);'),
			`CREATE TABLE former (a int NOT NULL, b int GENERATED ALWAYS AS IDENTITY);
			ALTER TABLE former RENAME TO t; GRANT ALL ON t TO PUBLIC;`,
			[],
		],
		[
			'where comments are left unsaid by a claim and said by a block',
			claim('CREATE TABLE t (a int);') + block('u', 'CREATE TABLE u (a int);'),
			`CREATE TABLE t (a int); CREATE TABLE u (a int); COMMENT ON TABLE t IS 'x'; COMMENT ON TABLE u IS 'x';`,
			['differs table public.u comment'],
		],
	];

	it.each(cases)('%s', async (_, markdown, migrations, expected) => {
		expect((await driftOf(markdown, migrations)).toSorted()).toEqual(expected.toSorted());
	});

	it('load in any order, circular keys and all, and one broken claim hides no other', async () => {
		const markdown = claim(
			`CREATE TABLE a (id int PRIMARY KEY, b_id int REFERENCES b, m mood);
CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a);
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE c (id int PRIMARY KEY, gone_id int REFERENCES gone (id));
CREATE INDEX soon ON a (id) WHERE id > extract(epoch from now());`,
		);
		const migrations = `CREATE TYPE mood AS ENUM ('good', 'bad');
			CREATE TABLE a (id int PRIMARY KEY, b_id int, m mood);
			CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a);
			ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b;
			CREATE TABLE c (id int PRIMARY KEY, gone_id bigint);`;
		expect((await driftOf(markdown, migrations)).toSorted()).toEqual([
			'broken-claim functions in index predicate must be marked IMMUTABLE at 6',
			'differs column public.c.gone_id type',
			'missing-name relation gone at 5',
		]);
	});

	it('misses each name once, with all lines that use it', async () => {
		const markdown = claim(
			`CREATE TABLE a (id int PRIMARY KEY,
  b_id int REFERENCES app.b,
  m mood);
ALTER TABLE a ADD n mood;
CREATE TABLE c (x int, y later (...));
CREATE TABLE later (...);
CREATE INDEX ON later (id);
CREATE VIEW v AS SELECT 1 FROM w;
CREATE VIEW w AS SELECT nothing();`,
		);
		expect(await driftOf(markdown, 'SELECT 1')).toEqual([
			'missing-name type mood at 2',
			'missing-name relation a at 5, which line 2 does not make',
			'missing-name relation later at 8, which line 7 leaves open',
			'missing-name relation w at 9, which line 10 does not make',
			'missing-name function nothing() at 10',
		]);
	});

	it('borrows an extension that nobody creates, and says so', async () => {
		const markdown = claim(
			`CREATE TABLE a (name citext);
CREATE VIEW v AS SELECT total_time FROM pg_stat_statements;`,
		);
		expect(await driftOf(markdown, 'SELECT 1')).toEqual([
			'planned table public.a',
			'missing-name extension citext at 2',
			'missing-name extension pg_stat_statements at 3',
			'broken-claim column "total_time" does not exist at 3',
		]);
		expect(await driftOf(claim('CREATE TABLE a (name citext);'), 'CREATE EXTENSION citext;')).toEqual([
			'undocumented extension citext',
			'planned table public.a',
		]);
	});

	it('takes from the migrations what claims need and the document does not say', async () => {
		const migrations = `CREATE SCHEMA app; CREATE TYPE app.mood AS ENUM ('good');
			CREATE TABLE app.users (id int PRIMARY KEY, mood app.mood); CREATE INDEX by_mood ON app.users (mood);
			CREATE TABLE fines (id int PRIMARY KEY, user_id int REFERENCES app.users);`;
		const markdown = claim(
			`CREATE TABLE fines (id int PRIMARY KEY, user_id int REFERENCES app.users);
ALTER TABLE app.users ADD COLUMN email text, ADD COLUMN since date;
CREATE INDEX ON app.users (email);
CREATE VIEW gone_users AS SELECT * FROM gone;`,
		);
		expect(await driftOf(markdown, migrations)).toEqual([
			'undocumented namespace app',
			'undocumented enum app.mood',
			'undocumented table app.users',
			'planned column app.users.email',
			'planned column app.users.since',
			'planned index app.users_email_idx',
			'missing-name relation gone at 5',
		]);
	});

	it('plans what stands beside a planned table, and not its columns', async () => {
		const markdown = claim(
			`CREATE TABLE a (id int PRIMARY KEY, b text UNIQUE);
CREATE INDEX by_b ON a (b);
ALTER TABLE a ADD CHECK (id > 0);
ALTER TABLE a ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON a USING (true);`,
		);
		expect(await driftOf(markdown, 'SELECT 1')).toEqual([
			'planned table public.a',
			'planned index public.by_b',
			'planned policy public.a.own',
		]);
	});
});

import { describe, expect, it } from 'vitest';
import { compareSpecification } from '../../../src/compare/compare-specification.ts';
import { loadDocument } from '../../../src/compare/document-schema.ts';
import type { Drift } from '../../../src/compare/drift.ts';
import { postgres } from '../../../src/dialects/postgres/postgres.ts';
import { parseDocument } from '../../../src/specification/parse-document.ts';
import { useEngine } from '../../support/engine.ts';

const engine = useEngine();
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
	return compareSpecification(await loadDocument(postgres, document, limits), built, () => false).map(
		describeDrift,
	);
}

function describeDrift(drift: Drift): string {
	if (drift.kind === 'broken-claim')
		return `broken-claim ${drift.failure.message} at ${drift.statement.line}`;
	if (drift.kind !== 'differs') return `${drift.kind} ${drift.identity}`;
	return `differs ${drift.identity} ${drift.attributes.map(({ name }) => name).join()}`;
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
			'broken-claim relation "gone" does not exist at 5',
			'differs column public.c.gone_id type',
		]);
	});
});

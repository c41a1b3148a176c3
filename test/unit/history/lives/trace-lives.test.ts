import { beforeAll, describe, expect, it } from 'vitest';
import { findCircles } from '../../../../src/history/find-churn.ts';
import type { Life, TableLife, Turn } from '../../../../src/history/lives/life.ts';
import { traceLives } from '../../../../src/history/lives/trace-lives.ts';
import type { Replay } from '../../../../src/replay/replay.ts';
import { churnFindings } from '../../../../src/report/findings/churn-findings.ts';
import { replaySources } from '../replay-sources.ts';

interface Case {
	/** What is expected of `T`. */
	readonly says: string;
	/** Migrations; `T` stands for the case's own table, which the first one makes. */
	readonly sql: readonly string[];
	/** What was told of each part that was more than made, and of the table. */
	readonly lives: readonly string[];
	/** Where the last migration is all that is added, what it is told. */
	readonly circles?: readonly string[];
	/** Where all but the first are added. */
	readonly together?: readonly string[];
}

const MADE = 'CREATE TABLE T (id int PRIMARY KEY, a text, b int NOT NULL DEFAULT 1);';

const CASES: readonly Case[] = [
	{
		says: 'a column that is dropped and made again by a later migration is one column',
		sql: [MADE, 'ALTER TABLE T DROP COLUMN a;', 'ALTER TABLE T ADD COLUMN a int;'],
		lives: ['column T.a: made 0, dropped 1, again 2'],
		circles: ['info column T.a is made again, after 2.sql had dropped it'],
		together: ['warning column T.a is dropped and made again by this pull request'],
	},
	{
		says: 'what a migration drops and makes again itself is replaced',
		sql: [
			MADE,
			'ALTER TABLE T DROP COLUMN a, ADD COLUMN a int; ALTER TABLE T ADD CONSTRAINT c CHECK (b > 0);',
			'ALTER TABLE T DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (b > 1);',
		],
		lives: ['column T.a: made 0, replaced 1', 'check T.c: made 1, replaced 2'],
	},
	{
		says: 'a type that comes back is told with the migration that took it',
		sql: [MADE, 'ALTER TABLE T ALTER COLUMN a TYPE varchar(9);', 'ALTER TABLE T ALTER COLUMN a TYPE text;'],
		lives: [
			'column T.a: made 0, changed 1 (type text → character varying(9)), changed 2 (type character varying(9) → text, undoes 1)',
		],
		circles: ['info column T.a has the type text again, as it was before 2.sql changed that'],
		together: ['warning column T.a has the type text again, as it was before 2.sql of this pull request'],
	},
	{
		says: 'a constraint that the engine makes anew with its column’s type has not changed',
		sql: [
			'CREATE TABLE T (id int PRIMARY KEY, a int CHECK (a > 0) UNIQUE);',
			'ALTER TABLE T ALTER COLUMN a TYPE bigint;',
			'ALTER TABLE T DROP CONSTRAINT T_a_key;',
		],
		lives: ['column T.a: made 0, changed 1 (type integer → bigint)', 'unique T.T_a_key: made 0, dropped 2'],
	},
	{
		says: 'NOT NULL there and back',
		sql: [MADE, 'ALTER TABLE T ALTER COLUMN b DROP NOT NULL;', 'ALTER TABLE T ALTER COLUMN b SET NOT NULL;'],
		lives: [
			'column T.b: made 0, changed 1 (not null set → not set), changed 2 (not null not set → set, undoes 1)',
		],
		circles: ['info column T.b is NOT NULL again, as it was before 2.sql changed that'],
	},
	{
		says: 'a default there and back, and that it was only out of the way is no change',
		sql: [
			MADE,
			'ALTER TABLE T ALTER COLUMN b DROP DEFAULT;',
			'ALTER TABLE T ALTER COLUMN b SET DEFAULT 2;',
			'ALTER TABLE T ALTER COLUMN b DROP DEFAULT; ALTER TABLE T ALTER COLUMN b SET DEFAULT 2;',
		],
		lives: [
			'column T.b: made 0, changed 1 (default set → not set), changed 2 (default not set → set, undoes 1)',
		],
	},
	{
		says: 'a default that is set once more is a change, and no way back',
		sql: [
			MADE,
			'ALTER TABLE T ALTER COLUMN b SET DEFAULT 2;',
			'ALTER TABLE T ALTER COLUMN b SET DEFAULT 3;',
			'ALTER TABLE T ALTER COLUMN b SET DEFAULT 4;',
		],
		lives: [
			'column T.b: made 0, changed 1 (default null → set), changed 2 (default set → set), changed 3 (default set → set)',
		],
		circles: ['info column T.b is changed for the 3rd time'],
	},
	{
		says: 'a name that comes back',
		sql: [MADE, 'ALTER TABLE T RENAME COLUMN a TO z;', 'ALTER TABLE T RENAME COLUMN z TO a;'],
		lives: ['column T.a: made 0, changed 1 (name a → z), changed 2 (name z → a, undoes 1)'],
		circles: ['info column T.a has this name again, as it was before 2.sql changed that'],
	},
	{
		says: 'a new column under the name that another one had is another column',
		sql: [MADE, 'ALTER TABLE T RENAME COLUMN a TO z; ALTER TABLE T ADD COLUMN a int;'],
		lives: ['column T.z: made 0, changed 1 (name a → z)'],
	},
	{
		says: 'a table is one table under all of its names, with what it is made of',
		sql: [
			MADE,
			'ALTER TABLE T RENAME TO T_old;',
			'ALTER TABLE T_old RENAME TO T; ALTER TABLE T ALTER COLUMN a SET NOT NULL;',
		],
		lives: [
			'column T.a: made 0, changed 2 (not null not set → set)',
			'table T: made 0, changed 1 (name public.T → public.T_old), changed 2 (name public.T_old → public.T, undoes 1)',
		],
	},
	{
		says: 'a table that goes takes its parts along, and brings them back',
		sql: [MADE, 'CREATE INDEX T_a ON T (a); DROP TABLE T;', MADE],
		lives: [
			'primary key T.T_pkey: made 0, dropped along 1, again 2',
			'column T.a: made 0, dropped along 1, again 2',
			'column T.b: made 0, dropped along 1, again 2',
			'column T.id: made 0, dropped along 1, again 2',
			'table T: made 0, dropped 1, again 2',
		],
		circles: ['info table T is made again, after 2.sql had dropped it'],
	},
	{
		says: 'what a column takes along is not told by itself',
		sql: [
			MADE,
			'CREATE INDEX T_a ON T (a); ALTER TABLE T ADD CONSTRAINT c CHECK (a <> id::text);',
			'ALTER TABLE T DROP COLUMN a;',
		],
		lives: [
			'check T.c: made 1, dropped along 2',
			'column T.a: made 0, dropped 2',
			'index T_a: made 1, dropped along 2',
		],
		together: [],
	},
	{
		says: 'an index comes and goes by its name, with its table from the statement’s own words',
		sql: [
			MADE,
			'CREATE INDEX IF NOT EXISTS T_i ON ONLY public.T USING btree (a);',
			'DROP INDEX T_i;',
			'CREATE INDEX T_i ON "T" (b);',
		],
		lives: ['index T_i: made 1, dropped 2, again 3'],
		circles: ['info index T_i is made again, after 3.sql had dropped it'],
	},
	{
		says: 'an index that a block of code makes is found by the schema',
		sql: [MADE, "DO $$ BEGIN EXECUTE 'CREATE INDEX T_i ON T (a)'; END $$;", 'ALTER INDEX T_i RENAME TO T_j;'],
		lives: ['index T_j: made 1, changed 2 (name public.T_i → public.T_j)'],
	},
	{
		says: 'what a migration makes and alters itself was made so',
		sql: [
			`${MADE} ALTER TABLE T ALTER COLUMN a SET NOT NULL, ALTER COLUMN b DROP DEFAULT;`,
			'ALTER TABLE T ALTER COLUMN a DROP NOT NULL;',
		],
		lives: ['column T.a: made 0, changed 1 (not null set → not set)'],
		circles: [],
	},
	{
		says: 'what a migration changes and puts back has not changed',
		sql: [MADE, 'ALTER TABLE T ALTER COLUMN b DROP NOT NULL; ALTER TABLE T ALTER COLUMN b SET NOT NULL;'],
		lives: [],
	},
	{
		says: 'what comes and goes within a migration was never there',
		sql: [
			MADE,
			'ALTER TABLE T ADD COLUMN c int; ALTER TABLE T DROP COLUMN c; CREATE TABLE T_tmp (id int); DROP TABLE T_tmp;',
		],
		lives: [],
	},
	{
		says: 'comments, validation, statistics and triggers that rest are upkeep',
		sql: [
			'CREATE TABLE T (a int);',
			`ALTER TABLE T ADD CONSTRAINT c CHECK (a > 0) NOT VALID;`,
			`ALTER TABLE T VALIDATE CONSTRAINT c; COMMENT ON COLUMN T.a IS 'a'; ALTER TABLE T DISABLE TRIGGER ALL; ALTER TABLE T ENABLE TRIGGER ALL;
			ALTER TABLE T ALTER COLUMN a SET STATISTICS 9, SET (fillfactor = 70);`,
		],
		lives: [],
	},
	{
		says: 'row-level security on and off',
		sql: [MADE, 'ALTER TABLE T ENABLE ROW LEVEL SECURITY;', 'ALTER TABLE T DISABLE ROW LEVEL SECURITY;'],
		lives: [
			'table T: made 0, changed 1 (row-level security off → on), changed 2 (row-level security on → off, undoes 1)',
		],
		circles: ['info table T has row-level security off again, as it was before 2.sql changed that'],
	},
	{
		says: 'an enum that is made anew under its name leaves the column as it was',
		sql: [
			"CREATE TYPE T_kind AS ENUM ('x', 'y'); CREATE TABLE T (k T_kind);",
			"CREATE TYPE T_kind_new AS ENUM ('x'); ALTER TABLE T ALTER COLUMN k TYPE T_kind_new USING k::text::T_kind_new; ALTER TYPE T_kind RENAME TO T_kind_old; ALTER TYPE T_kind_new RENAME TO T_kind; DROP TYPE T_kind_old;",
			'ALTER TABLE T ADD COLUMN l T_kind[];',
		],
		lives: [],
	},
	{
		says: 'rows that are changed on the way excuse what is put back',
		sql: [
			MADE,
			'ALTER TABLE T ALTER COLUMN b DROP NOT NULL;',
			'UPDATE T SET b = 1; ALTER TABLE T ALTER COLUMN b SET NOT NULL;',
		],
		lives: [
			'column T.b: made 0, changed 1 (not null set → not set), changed 2 (not null not set → set, undoes 1)',
		],
		together: [],
	},
	{
		says: 'a policy that is written anew is no going back',
		sql: [
			MADE,
			'CREATE POLICY p ON T USING (true);',
			'DROP POLICY p ON T;',
			'CREATE POLICY p ON T USING (false);',
		],
		lives: ['policy T.p: made 1, dropped 2, again 3'],
		circles: [],
	},
];

/** Each case's migrations side by side with those of all others. */
const LENGTH = Math.max(...CASES.map(({ sql }) => sql.length));
const tableOf = (at: number): string => `t${String(at).padStart(2, '0')}`;
/** A case that is over earlier ends with the others. */
const SHIFTED = CASES.map(({ sql }, at) => ({ shift: LENGTH - sql.length, table: tableOf(at), sql }));

const LEFT_OUT = `ALTER TABLE given ADD COLUMN b int;
ALTER TABLE versions ADD COLUMN b int;
CREATE TABLE parted (at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE parted_2024 PARTITION OF parted FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');`;

let replay: Replay;
let lives: readonly TableLife[];

beforeAll(async () => {
	const sources = Array.from({ length: LENGTH }, (_, place) =>
		SHIFTED.flatMap(
			({ shift, table, sql }) => sql[place - shift]?.replaceAll(/\bT(?=\b|_)/g, table) ?? [],
		).join('\n'),
	);
	replay = await replaySources([...sources, LEFT_OUT], 'CREATE TABLE given (id int, a text);');
	lives = traceLives(replay);
});

describe.each(CASES.map((one, at) => ({ ...one, at })))(
	'$says',
	({ at, sql, lives: told, circles, together }) => {
		const { shift, table } = SHIFTED[at]!;
		const own = (text: string): string => text.replaceAll(table, 'T');
		const life = () => lives.find(({ name }) => name === `public.${table}`)!;

		it('is told so', () => {
			const found = [...life().parts, life()].filter(
				({ turns }) => turns.length > 1 || turns[0]?.kind !== 'made',
			);
			expect(found.map((one) => own(describeLife(one, shift))).sort()).toEqual([...told].sort());
		});

		it.each([
			['the last migration', sql.length - 1, circles],
			['all migrations but the first', 1, together],
		])('of %s', (_, from, expected) => {
			if (!expected) return;
			const found = findCircles([life()], replay.migrations, (place) => place >= from + shift);
			const messages = churnFindings(found).map(({ severity, message }) => own(`${severity} ${message}`));
			const shifted = expected.map((text) =>
				text.replace(/(\d+)\.sql/, (_, number) => `${Number(number) + shift}.sql`),
			);
			expect(messages).toEqual(shifted);
		});
	},
);

function describeLife({ kind, name, turns }: Life, shift: number): string {
	return `${kind.replace('-', ' ')} ${name.replace('public.', '')}: ${turns.map((turn) => describeTurn(turn, shift)).join(', ')}`;
}

function describeTurn({ kind, place, goesAlong, changes }: Turn, shift: number): string {
	const told = changes.map(({ trait, before, after, undoes }) => {
		const back = undoes === null ? '' : `, undoes ${undoes - shift}`;
		return ` (${trait} ${before} → ${after}${back})`;
	});
	return `${kind}${goesAlong ? ' along' : ''} ${place - shift}${told.join('')}`;
}

it('leaves out what was there before, a tool’s own tables and partitions', () => {
	const names = lives.map(({ name }) => name.replace('public.', '')).filter((name) => !/^t\d\d/.test(name));
	expect(names).toEqual(['parted']);
});

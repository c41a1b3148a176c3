import { describe, expect, it } from 'vitest';
import { judgeIntegrity } from '../../../../src/history/integrity/index.ts';
import { compare, type Files } from './compare.ts';

type Layout = Parameters<typeof compare>[0];
type Around = NonNullable<Parameters<typeof compare>[3]>;

const A = 'CREATE TABLE a (at timestamptz);\n';
const B = 'CREATE TABLE b (at timestamptz);\n';
const C = 'CREATE TABLE c (at timestamptz);\n';
const NOTE = '-- a note\n';

/** What is said, as `severity code file:line`. */
async function judge(layout: Layout, base: Files, head: Files, around: Around = {}) {
	return judgeIntegrity(await compare(layout, base, head, around)).map(
		({ severity, code, place }) =>
			`${severity} ${code.replace('history/', '')}${place ? ` ${place.file.replace('m/', '')}:${place.line}` : ''}`,
	);
}

type Case = readonly [string, Layout, Files, Files, readonly string[], Around?];

function judges(cases: readonly Case[]): void {
	for (const [name, layout, base, head, expected, around] of cases) {
		it(name, async () => {
			expect(await judge(layout, base, head, around)).toEqual(expected);
		});
	}
}

const goose = (up: string, down: string): string => `-- +goose Up\n${up}-- +goose Down\n${down}`;
const dbmate = (up: string): string => `-- migrate:up\n${up}-- migrate:down\n`;
const journal = (...entries: readonly (readonly [string, number])[]): string =>
	JSON.stringify({ entries: entries.map(([tag, when], idx) => ({ idx, tag, when })) });

describe('an edited migration', () => {
	judges([
		[
			'an error where the schema changes',
			'goose',
			{ '1_a.sql': goose(A, '') },
			{ '1_a.sql': goose(B, '') },
			['error edited 1_a.sql:2'],
			{ changedBy: ['m/1_a.sql'] },
		],
		[
			'is a warning where the schema stays the same',
			'goose',
			{ '1_a.sql': goose(A, '') },
			{ '1_a.sql': goose(B, '') },
			['warning edited 1_a.sql:2'],
		],
		[
			'is an error where nobody knows what changes',
			'goose',
			{ '1_a.sql': goose(A, '') },
			{ '1_a.sql': goose(B, '') },
			['error edited 1_a.sql:2'],
			{ changedBy: [null] },
		],
		[
			'is an error where the tool keeps checksums',
			'sqlx',
			{ '1_a.sql': A },
			{ '1_a.sql': B },
			['error edited 1_a.sql:1'],
		],
		[
			'is none where only the way back is',
			'goose',
			{ '1_a.sql': goose(A, 'DROP TABLE a;\n') },
			{ '1_a.sql': goose(A, 'DROP TABLE IF EXISTS a;\n') },
			['info comment-edited 1_a.sql:4'],
		],
		['may be repeatable', 'flyway', { 'V1__a.sql': A, 'R__v.sql': B }, { 'V1__a.sql': A, 'R__v.sql': C }, []],
		[
			'may grow where the tool knows its changesets',
			'liquibase',
			{ 'changelog.sql': `--liquibase formatted sql\n--changeset x:1\n${A}` },
			{ 'changelog.sql': `--liquibase formatted sql\n--changeset x:1\n${A}--changeset x:2\n${B}` },
			[],
		],
		[
			'is one where such a changeset is',
			'liquibase',
			{ 'changelog.sql': `--liquibase formatted sql\n--changeset x:1\n${A}` },
			{ 'changelog.sql': `--liquibase formatted sql\n--changeset x:1\n${C}--changeset x:2\n${B}` },
			['error edited changelog.sql:3'],
		],
		[
			'may be a changeset that runs on change',
			'liquibase',
			{ 'changelog.sql': `--liquibase formatted sql\n--changeset x:1 runOnChange:true\n${A}` },
			{ 'changelog.sql': `--liquibase formatted sql\n--changeset x:1 runOnChange:true\n${B}` },
			[],
		],
		[
			'may be a changeset that accepts its old form',
			'liquibase',
			{ 'changelog.sql': `--liquibase formatted sql\n--changeset x:1\n${A}` },
			{ 'changelog.sql': `--liquibase formatted sql\n--changeset x:1\n--validCheckSum 8:abc\n${B}` },
			[],
		],
		[
			'may be another one of its version',
			'golang-migrate',
			{ '1_a.up.sql': A },
			{ '01_b.up.sql': B },
			['warning edited 01_b.up.sql:1'],
		],
		[
			'may be reworked, with its old form beside it',
			'sqitch',
			{
				'sqitch.plan': '%project=x\na 2026-01-01T00:00:00Z X <x@y>\n@v1 2026-01-01T00:00:00Z X <x@y>\n',
				'deploy/a.sql': A,
			},
			{
				'sqitch.plan':
					'%project=x\na 2026-01-01T00:00:00Z X <x@y>\n@v1 2026-01-01T00:00:00Z X <x@y>\na [a@v1] 2026-01-01T00:00:00Z X <x@y>\n',
				'deploy/a.sql': B,
				'deploy/a@v1.sql': A,
			},
			[],
		],
		[
			'is said once of many',
			'goose',
			Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`${n}_a.sql`, goose(A, '')])),
			Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`${n}_a.sql`, goose(B, '')])),
			['warning edited 1_a.sql:2'],
		],
	]);
});

describe('a comment that is edited', () => {
	judges([
		[
			'is a note where nobody looks',
			'golang-migrate',
			{ '1_a.up.sql': A },
			{ '1_a.up.sql': NOTE + A },
			['info comment-edited 1_a.up.sql:1'],
		],
		[
			'is an error to SQLx',
			'sqlx',
			{ '1_a.sql': A },
			{ '1_a.sql': NOTE + A },
			['error comment-edited 1_a.sql:1'],
		],
		[
			'is an error to refinery',
			'refinery',
			{ 'V1__a.sql': A },
			{ 'V1__a.sql': NOTE + A },
			['error comment-edited V1__a.sql:1'],
		],
		[
			'is an error to Postgrator',
			'postgrator',
			{ '1.do.a.sql': A },
			{ '1.do.a.sql': NOTE + A },
			['error comment-edited 1.do.a.sql:1'],
		],
		[
			'is a warning to Prisma',
			'prisma',
			{ '1_a/migration.sql': A },
			{ '1_a/migration.sql': NOTE + A },
			['warning comment-edited 1_a/migration.sql:1'],
		],
		[
			'is an error to Flyway',
			'flyway',
			{ 'V1__a.sql': A },
			{ 'V1__a.sql': NOTE + A },
			['error comment-edited V1__a.sql:1'],
		],
		[
			'is a note where Flyway does not see the end of a line',
			'flyway',
			{ 'V1__a.sql': A },
			{ 'V1__a.sql': A.replace('\n', '\r\n') },
			['info comment-edited V1__a.sql:1'],
		],
		[
			'is an error where SQLx sees it',
			'sqlx',
			{ '1_a.sql': A },
			{ '1_a.sql': A.replace('\n', '\r\n') },
			['error comment-edited 1_a.sql:1'],
		],
		[
			'may be the case of words and what is in a body',
			'numbered',
			{ '1_f.sql': 'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$SELECT 1$$;' },
			{ '1_f.sql': 'create function f() returns int language sql as $x$ select 1 $x$;' },
			['info comment-edited 1_f.sql:1'],
		],
		[
			'is none where the case of a name is kept',
			'numbered',
			{ '1_a.sql': 'CREATE TABLE "A" (at timestamptz);' },
			{ '1_a.sql': 'CREATE TABLE "a" (at timestamptz);' },
			['warning edited 1_a.sql:1'],
		],
	]);
});

describe('a renamed migration', () => {
	judges([
		[
			'is a note where the tool knows the version',
			'golang-migrate',
			{ '1_a.up.sql': A },
			{ '0001_first.up.sql': A },
			['info renamed 0001_first.up.sql:1'],
		],
		[
			'is an error where the tool stops at the gap',
			'golang-migrate',
			{ '1_a.up.sql': A },
			{ '2_a.up.sql': A },
			['error renamed 2_a.up.sql:1'],
		],
		[
			'is an error where the tool knows the name too',
			'flyway',
			{ 'V1__a.sql': A },
			{ 'V1__first.sql': A },
			['error renamed V1__first.sql:1'],
		],
		[
			'is a warning where the tool runs it again',
			'goose',
			{ '1_a.sql': goose(A, '') },
			{ '2_a.sql': goose(A, '') },
			['warning renamed 2_a.sql:1'],
		],
		[
			'is a note where two had its version',
			'numbered',
			{ '1_a.sql': A, '1_b.sql': B },
			{ '1_a.sql': A, '2_b.sql': B },
			['info renamed 2_b.sql:1'],
		],
		[
			'is none where only its folder is another one',
			'flyway',
			{ 'V1__a.sql': A },
			{ 'old/V1__a.sql': A },
			['info renamed old/V1__a.sql:1'],
		],
		[
			'is none where Drizzle knows it by its time',
			'drizzle',
			{ '0000_a.sql': A, 'meta/_journal.json': journal(['0000_a', 7]) },
			{ '0000_first.sql': A, 'meta/_journal.json': journal(['0000_first', 7]) },
			[],
		],
	]);
});

describe('a deleted migration', () => {
	judges([
		[
			'is an error',
			'goose',
			{ '1_a.sql': goose(A, ''), '2_b.sql': goose(B, '') },
			{ '1_a.sql': goose(A, '') },
			['error deleted'],
		],
		[
			'is said once of many',
			'goose',
			{ '1_a.sql': goose(A, ''), '2_b.sql': goose(B, ''), '3_c.sql': goose(C, '') },
			{ '1_a.sql': goose(A, '') },
			['error deleted'],
		],
		[
			'may have a baseline in its place',
			'flyway',
			{ 'V1__a.sql': A, 'V2__b.sql': B },
			{ 'V1__a.sql': A, 'V2__b.sql': B, 'B2__all.sql': A + B },
			[],
		],
		[
			'is one that the journal does not name any more',
			'drizzle',
			{ '0000_a.sql': A, '0001_b.sql': B, 'meta/_journal.json': journal(['0000_a', 1], ['0001_b', 2]) },
			{ '0000_a.sql': A, '0001_b.sql': B, 'meta/_journal.json': journal(['0000_a', 1]) },
			['error deleted', 'warning checksum 0001_b.sql:1'],
		],
		[
			'is folded where fewer build the same',
			'numbered',
			{ '1_a.sql': A, '2_b.sql': B, '3_c.sql': C },
			{ '3_all.sql': A + B + C },
			['info squashed 3_all.sql:1'],
		],
		[
			'is folded into the first one',
			'numbered',
			{ '1_a.sql': A, '2_b.sql': B, '3_c.sql': C },
			{ '1_a.sql': A + B + C },
			['info squashed 1_a.sql:1'],
		],
		[
			'is folded beside one that adds something',
			'numbered',
			{ '1_a.sql': A, '2_b.sql': B },
			{ '1_all.sql': A + B, '3_c.sql': C },
			['error deleted'],
			{ changedBy: ['m/3_c.sql'] },
		],
		[
			'is folded beside one more, as long as they are fewer',
			'numbered',
			{ '1_a.sql': A, '2_b.sql': B, '3_d.sql': 'SELECT now();' },
			{ '1_all.sql': A + B, '4_c.sql': C },
			['info squashed 1_all.sql:1'],
			{ changedBy: ['m/4_c.sql'] },
		],
		[
			'is not folded where the schema is another one',
			'numbered',
			{ '1_a.sql': A, '2_b.sql': B, '3_c.sql': C },
			{ '3_all.sql': A + B },
			['error deleted'],
			{ changedBy: [null] },
		],
	]);
});

describe('the order', () => {
	const plan = (...names: readonly string[]): Files => ({
		'sqitch.plan': `%project=x\n${names.map((name) => `${name} 2026-01-01T00:00:00Z X <x@y>\n`).join('')}`,
		...{ 'deploy/a.sql': A, 'deploy/b.sql': B, 'deploy/c.sql': C },
	});
	judges([
		[
			'of a plan may not change',
			'sqitch',
			plan('a', 'b', 'c'),
			plan('b', 'a', 'c'),
			['error reordered deploy/b.sql:1'],
		],
		[
			'of a plan may not get something in between',
			'sqitch',
			{ ...plan('a', 'b'), 'deploy/c.sql': C },
			plan('a', 'c', 'b'),
			['warning out-of-order deploy/c.sql:1'],
		],
		[
			'passes a late one over',
			'golang-migrate',
			{ '1_a.up.sql': A, '3_c.up.sql': C },
			{ '1_a.up.sql': A, '2_b.up.sql': B, '3_c.up.sql': C },
			['warning out-of-order 2_b.up.sql:1'],
		],
		[
			'refuses a late one',
			'supabase',
			{ '1_a.sql': A, '3_c.sql': C },
			{ '1_a.sql': A, '2_b.sql': B, '3_c.sql': C },
			['warning out-of-order 2_b.sql:1'],
		],
		[
			'takes a late one',
			'prisma',
			{ '1_a/migration.sql': A, '3_c/migration.sql': C },
			{ '1_a/migration.sql': A, '2_b/migration.sql': B, '3_c/migration.sql': C },
			['info out-of-order 2_b/migration.sql:1'],
		],
		[
			'takes a late one where it is allowed',
			'flyway',
			{ 'flyway.conf': 'flyway.outOfOrder=true', 'V1__a.sql': A, 'V3__c.sql': C },
			{ 'flyway.conf': 'flyway.outOfOrder=true', 'V1__a.sql': A, 'V2__b.sql': B, 'V3__c.sql': C },
			['info out-of-order V2__b.sql:1'],
		],
		[
			'knows files that may come late',
			'refinery',
			{ 'V1__a.sql': A, 'V3__c.sql': C },
			{ 'V1__a.sql': A, 'U2__b.sql': B, 'V3__c.sql': C },
			[],
		],
		[
			'does not count what runs again',
			'flyway',
			{ 'V1__a.sql': A, 'R__v.sql': C },
			{ 'V1__a.sql': A, 'V2__b.sql': B, 'R__v.sql': C },
			[],
		],
		[
			'goes by time in Drizzle',
			'drizzle',
			{ '0000_a.sql': A, 'meta/_journal.json': journal(['0000_a', 9]) },
			{ '0000_a.sql': A, '0001_b.sql': B, 'meta/_journal.json': journal(['0000_a', 9], ['0001_b', 8]) },
			['warning out-of-order 0001_b.sql:1'],
		],
		[
			'goes by the base branch as it is now',
			'goose',
			{ '1_a.sql': goose(A, '') },
			{ '1_a.sql': goose(A, ''), '2_b.sql': goose(B, '') },
			['warning out-of-order 2_b.sql:1'],
			{ tip: [{ path: 'm/3_c.sql', version: '3' }], merged: ['m/2_b.sql', 'm/3_c.sql'] },
		],
	]);
});

describe('a version', () => {
	const added = { '1_a.up.sql': A, '2_b.up.sql': B };
	const rival = (number: number, isFork = false): Around => ({
		pullRequest: 5,
		pullRequests: [{ number, isFork, migrations: [{ path: 'm/02_c.up.sql', version: '2' }] }],
	});
	judges([
		['may be free', 'golang-migrate', { '1_a.up.sql': A }, added, []],
		[
			'is taken on the base branch',
			'golang-migrate',
			{ '1_a.up.sql': A },
			added,
			['error version-taken 2_b.up.sql:1'],
			{ tip: [{ path: 'm/2_c.up.sql', version: '2' }] },
		],
		[
			'is that of the same file on the base branch',
			'golang-migrate',
			{ '1_a.up.sql': A },
			added,
			[],
			{ tip: [{ path: 'm/2_b.up.sql', version: '2' }] },
		],
		[
			'is taken by an older pull request',
			'golang-migrate',
			{ '1_a.up.sql': A },
			added,
			['error version-taken 2_b.up.sql:1'],
			rival(4),
		],
		[
			'is taken by a newer pull request',
			'golang-migrate',
			{ '1_a.up.sql': A },
			added,
			['info version-taken 2_b.up.sql:1'],
			rival(6),
		],
		[
			'is taken by a stranger',
			'golang-migrate',
			{ '1_a.up.sql': A },
			added,
			['warning version-taken 2_b.up.sql:1'],
			rival(4, true),
		],
		[
			'is taken twice at the head',
			'diesel',
			{ '1_a/up.sql': A },
			{ '1_a/up.sql': A, '1_b/up.sql': B },
			['error version-taken 1_b/up.sql:1'],
		],
		[
			'is taken by another new one',
			'dbmate',
			{ '0_c.sql': dbmate(C) },
			{ '0_c.sql': dbmate(C), '1_a.sql': dbmate(A), '1_b.sql': dbmate(B) },
			['error version-taken 1_b.sql:1'],
		],
		[
			'is a warning where the tool is not known',
			'numbered',
			{ '1_a.sql': A },
			{ '1_a.sql': A, '01_b.sql': B },
			['warning version-taken 01_b.sql:1'],
		],
		[
			'may be shared where that is the custom',
			'numbered',
			{ '1_a.sql': A, '1_b.sql': B },
			{ '1_a.sql': A, '1_b.sql': B, '1_c.sql': C },
			[],
		],
		[
			'is no version where the tool knows files',
			'node-pg-migrate',
			{ '1_a.sql': A },
			{ '1_a.sql': A, '1_b.sql': B },
			[],
		],
	]);
});

describe('a way back', () => {
	const pair = (n: number): Files => ({ [`${n}_a.up.sql`]: A, [`${n}_a.down.sql`]: 'DROP TABLE a;' });
	const three = { ...pair(1), ...pair(2), ...pair(3) };
	judges([
		[
			'is missed where the others have one',
			'golang-migrate',
			three,
			{ ...three, '4_b.up.sql': B },
			['info missing-down 4_b.up.sql:1'],
		],
		[
			'may be a file without a statement',
			'golang-migrate',
			three,
			{ ...three, '4_b.up.sql': B, '4_b.down.sql': '-- there is none\n' },
			[],
		],
		[
			'is not missed where it is no habit',
			'golang-migrate',
			{ ...pair(1), ...pair(2), '3_c.up.sql': C },
			{ ...pair(1), ...pair(2), '3_c.up.sql': C, '4_b.up.sql': B },
			[],
		],
	]);
});

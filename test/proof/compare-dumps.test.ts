import { expect, test } from 'vitest';
import { compareDumps } from '../../src/compare/dumps/compare-dumps.ts';

const START = `--
-- PostgreSQL database dump
--

SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

`;
const END = `--
-- PostgreSQL database dump complete
--

`;

/** A dump of entries, each written \`TYPE NAME: SQL\`. */
function dump(...entries: readonly string[]): string {
	const texts = entries.map((entry) => {
		const [, type, name, sql] = /^([A-Z ]+) (\S+): (.*)$/s.exec(entry) ?? [];
		return `--\n-- Name: ${name}; Type: ${type}; Schema: public; Owner: -\n--\n\n${sql}\n\n\n`;
	});
	return `${START}${texts.join('')}${END}`;
}

function compare(expected: string, found: string) {
	return compareDumps(expected, found, ({ title }) => title === 'TABLE public.ignored');
}

const A = 'TABLE a: CREATE TABLE public.a (\n    id integer\n);';
const B = 'VIEW b: CREATE VIEW public.b AS\n SELECT 1;';

test('two dumps are equal whatever the order of their entries', () => {
	expect(compare(dump(A, B), dump(B, A))).toEqual({ entries: 2, differences: [] });
});

test('says what is missing, extra and different, and how', () => {
	const changed = A.replace('integer', 'bigint');
	const { entries, differences } = compare(
		dump(A, B),
		dump(changed, 'SEQUENCE c: CREATE SEQUENCE public.c;'),
	);
	expect(entries).toBe(2);
	expect(differences.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
		'extra SEQUENCE public.c',
		'different TABLE public.a',
		'missing VIEW public.b',
	]);
	expect(differences[1]?.diff).toContain('-    id integer\n+    id bigint\n');
});

test('leaves out what it is told to, in both', () => {
	const ignored = 'TABLE ignored: CREATE TABLE public.ignored ();';
	expect(compare(dump(A, ignored), dump(A))).toEqual({ entries: 1, differences: [] });
	expect(compare(dump(A), dump(ignored, A))).toEqual({ entries: 1, differences: [] });
});

test('holds the access method against a table though it stands above the entry before', () => {
	const SET = '\n\n\nSET default_table_access_method = own_heap;';
	expect(compare(dump(`${B}${SET}`, A), dump(B, A)).differences).toMatchObject([{ title: 'TABLE public.a' }]);
	expect(compare(dump(`${A}${SET}`, B), dump(A, B)).differences).toEqual([]);
});

test.each([
	[
		'POLICY p: CREATE POLICY p TO x, "Y z" USING (true);',
		'POLICY p: CREATE POLICY p TO "Y z", x USING (true);',
	],
	[`TABLE t: CREATE TABLE t ()\nWITH (b='1', a='2');`, `TABLE t: CREATE TABLE t ()\nWITH (a='2', b='1');`],
	[
		'ACL t: GRANT SELECT ON t TO x;\nGRANT ALL ON t TO y;',
		'ACL t: GRANT ALL ON t TO y;\nGRANT SELECT ON t TO x;',
	],
	['CONSTRAINT c: CHECK (((a) AND ((b) AND (c))));', 'CONSTRAINT c: CHECK (((a) AND (b) AND (c)));'],
])('takes %s for %s', (left, right) => {
	expect(compare(dump(left), dump(right)).differences).toEqual([]);
});

test.each([
	['CONSTRAINT c: CHECK (((a) AND ((b) OR (c))));', 'CONSTRAINT c: CHECK ((((a) AND (b)) OR (c)));'],
	['CONSTRAINT c: CHECK ((NOT ((a) AND (b))));', 'CONSTRAINT c: CHECK ((NOT (a) AND (b)));'],
	[
		'ACL t: GRANT ALL ON t TO x;',
		'ACL t: SET SESSION AUTHORIZATION y;\nGRANT ALL ON t TO x;\nRESET SESSION AUTHORIZATION;',
	],
])('tells %s from %s', (left, right) => {
	expect(compare(dump(left), dump(right)).differences).toHaveLength(1);
});

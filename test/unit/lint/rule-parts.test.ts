import { describe, expect, it } from 'vitest';
import { callsPerRow } from '../../../src/lint/calls-per-row.ts';
import { isSameForClients } from '../../../src/lint/column-types.ts';
import { cutNames } from '../../../src/lint/cut-names.ts';
import { argumentTypes } from '../../../src/lint/function-arguments.ts';
import { readGrants } from '../../../src/lint/grants.ts';
import { rolePowers, secretsIn } from '../../../src/lint/role-statements.ts';
import { parseOne } from '../../../src/sql/parse-one.ts';

describe('a type for clients', () => {
	it.each([
		['character varying(10)', 'character varying(20)', true],
		['character varying(10)', 'text', true],
		['text', 'character varying(10)', false],
		['numeric(10,2)', 'numeric(12,2)', true],
		['numeric(10,2)', 'numeric(10,4)', false],
		['numeric(10,2)', 'numeric', true],
		['integer', 'bigint', false],
		['text', 'text[]', false],
	])('%s → %s stays the same: %s', (before, after, expected) => {
		expect(isSameForClients(before, after)).toBe(expected);
	});
});

describe('the types of arguments', () => {
	it.each([
		['a integer, b character varying', ['integer', 'character varying']],
		['timestamp with time zone, double precision', ['timestamp with time zone', 'double precision']],
		['"Odd, name" numeric(10,2), VARIADIC rest text[]', ['numeric(10,2)', 'text[]']],
		['', []],
	])('of %s', (text, types) => {
		expect(argumentTypes(text)).toEqual(types);
	});
});

describe('calls for each row', () => {
	it.each([
		["owner = current_setting('a.b'::text)", ['current_setting()']],
		["owner = ( SELECT current_setting('a.b'::text) AS current_setting)", []],
		["( SELECT (auth.jwt() ->> 'role'::text)) = 'x'::text", []],
		['EXISTS ( SELECT 1 FROM members m WHERE m.id = auth.uid())', ['auth.uid()']],
		['EXISTS ( SELECT 1 FROM members m WHERE m.id = ( SELECT auth.uid() AS uid))', []],
		["note = 'current_setting()'::text", []],
		['team = my_team() AND other(my_team)', ['my_team()']],
	])('of %s', (condition, calls) => {
		expect(callsPerRow(condition, new Set(['my_team']))).toEqual(calls);
	});
});

describe('names that are cut', () => {
	const long = 'n'.repeat(64);

	it.each([
		[`CREATE TABLE ${'n'.repeat(63)} (id int)`, []],
		[`CREATE TABLE ${long} (id int)`, ['n'.repeat(63)]],
		[`CREATE TABLE "${'é'.repeat(32)}" (id int)`, ['é'.repeat(31)]],
		[`COMMENT ON TABLE t IS '${long}' -- ${long}`, []],
	])('%s', (sql, kept) => {
		expect(cutNames(sql).map((name) => name.kept)).toEqual(kept);
	});
});

describe('statements about roles and rights', () => {
	it.each([
		['CREATE ROLE a SUPERUSER NOCREATEROLE', [{ role: 'a', powers: ['SUPERUSER'] }]],
		['ALTER ROLE a BYPASSRLS', [{ role: 'a', powers: ['BYPASSRLS'] }]],
		['GRANT pg_write_server_files TO a', [{ role: 'a', powers: ['pg_write_server_files'] }]],
		['REVOKE pg_write_server_files FROM a', []],
	])('%s', async (sql, powers) => {
		expect(rolePowers(await parseOne(sql))).toEqual(powers);
	});

	it.each([
		["ALTER ROLE a PASSWORD 'x'", ['role a']],
		['ALTER ROLE a PASSWORD NULL', []],
		["CREATE USER MAPPING FOR a SERVER s OPTIONS (user 'u', password 'x')", ['user mapping for s']],
		["CREATE SUBSCRIPTION s CONNECTION 'host=h password=x' PUBLICATION p", ['subscription s']],
		["CREATE SUBSCRIPTION s CONNECTION 'host=h' PUBLICATION p", []],
	])('%s', async (sql, subjects) => {
		expect(secretsIn(await parseOne(sql))).toEqual(subjects);
	});

	it.each([
		['GRANT SELECT ON a, b.c TO PUBLIC', 'tables a, b.c', true],
		['GRANT ALL ON ALL TABLES IN SCHEMA s TO PUBLIC', 'all tables in s', true],
		[
			'ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC',
			'all tables that are made from now on',
			true,
		],
		['GRANT USAGE ON SCHEMA s TO PUBLIC', 'schema s', false],
		['GRANT EXECUTE ON FUNCTION f() TO PUBLIC', ' ', false],
	])('%s', async (sql, on, isOnData) => {
		expect(readGrants(await parseOne(sql)).map((each) => [each.on, each.isOnData])).toEqual([[on, isOnData]]);
	});
});

import { describe, expect, it } from 'vitest';
import { extensionLeftOut, reasonToLeaveOut } from '../../../src/replay/left-out.ts';

const reasonFor = (sql: string) => reasonToLeaveOut(sql, new Set(['citext', 'plpgsql']));

describe('a statement that is left out', () => {
	it.each([
		['CREATE DATABASE a', 'skipped', /a database of the server/],
		['DROP DATABASE IF EXISTS other', 'skipped', /a database of the server/],
		['alter database a set x = y', 'skipped', /a database of the server/],
		['GRANT CONNECT, TEMP ON DATABASE a TO b', 'skipped', /a database of the server/],
		['revoke all\non database a from public', 'skipped', /a database of the server/],
		["COMMENT ON DATABASE a IS 'b'", 'skipped', /a database of the server/],
		['ALTER SYSTEM SET wal_level = logical', 'skipped', /settings/],
		["CREATE TABLESPACE a LOCATION '/mnt/a'", 'skipped', /disks/],
		["LOAD 'auto_explain'", 'skipped', /library/],
		["SELECT pg_create_logical_replication_slot('a', 'pgoutput')", 'skipped', /replication slot/],
		["SELECT * FROM pg_drop_replication_slot ('a')", 'skipped', /replication slot/],
		["CREATE SUBSCRIPTION a CONNECTION 'x' PUBLICATION b", 'assumed', /no subscriptions/],
		['CREATE EXTENSION IF NOT EXISTS "pg_cron" WITH SCHEMA x', 'assumed', /extension "pg_cron"/],
		['CREATE OR REPLACE TRUSTED LANGUAGE plv8', 'assumed', /extension "plv8"/],
	])('is told: %s', (sql, kind, message) => {
		expect(reasonFor(sql)).toEqual({ kind, message: expect.stringMatching(message) });
	});

	it.each([
		'COMMENT ON EXTENSION postgis IS NULL',
		'ALTER EXTENSION postgis UPDATE',
		'DROP EXTENSION postgis',
	])('follows from another one: %s', (sql) => expect(reasonFor(sql)).toBe('unmentioned'));

	it.each([
		'CREATE EXTENSION citext',
		'DROP DATABASE postgres',
		'drop database if exists "postgres"',
		'ALTER EXTENSION citext SET SCHEMA a',
		'CREATE TABLE database (a int)',
		'GRANT SELECT ON database TO a',
		"COMMENT ON TABLE a IS 'rights on database a'",
		'CREATE LANGUAGE mine HANDLER h',
		'SELECT pg_advisory_lock(1)',
		'LISTEN a',
		'VACUUM',
	])('is not %s', (sql) => expect(reasonFor(sql)).toBeNull());
});

describe('an entry of the ledger about an extension', () => {
	it('names it', () => {
		const reason = reasonFor('CREATE EXTENSION "post gis"');
		if (reason === null || reason === 'unmentioned') throw new Error('it is left out');
		expect(extensionLeftOut({ ...reason, file: 'a', line: 1 })).toBe('post gis');
		expect(extensionLeftOut({ kind: 'assumed', message: 'The role "a" …', file: 'a', line: 1 })).toBeNull();
	});
});

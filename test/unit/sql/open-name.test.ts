import { expect, it } from 'vitest';
import { openName } from '../../../src/sql/open-name.ts';

it.each<readonly [string, string | null]>([
	['CREATE TABLE users (...)', 'table users'],
	['create table if not exists App.Users (…)', 'table app.users'],
	['CREATE UNLOGGED TABLE "Odd ""one""" (...)', 'table "Odd ""one"""'],
	['CREATE TYPE mood AS ENUM (...)', 'type mood'],
	['CREATE OR REPLACE FUNCTION app.f(...) ...', 'function app.f'],
	['CREATE UNIQUE INDEX CONCURRENTLY by_name ON users (...)', 'index by_name'],
	['CREATE MATERIALIZED VIEW v AS ...', 'materialized view v'],
	['CREATE /* soon */ VIEW v AS ...', 'view v'],
	['CREATE INDEX ...', null],
	['CREATE OR REPLACE FUNCTION ...', null],
	['CREATE TABLE …', null],
	['CREATE ...', null],
	['INSERT INTO users VALUES (...)', null],
	['ALTER TABLE users ...', null],
	['', null],
])('%s', (sql, expected) => {
	const open = openName(sql);
	expect(open && `${open.noun} ${open.name}`).toBe(expected);
});

import { describe, expect, it } from 'vitest';
import { findMaker, missingName } from '../../../src/replay/find-maker.ts';
import { splitStatements } from '../../../src/sql/split.ts';

it.each([
	['relation "app.users" does not exist', 'users'],
	['schema "auth" does not exist', 'auth'],
	['type "mood" does not exist', 'mood'],
	['function app.f(integer, text) does not exist', 'f'],
	['function "F"() does not exist', 'F'],
	['column "a" does not exist', null],
])('%s names what is missing', (message, name) => expect(missingName(message)).toBe(name));

describe('the maker of a name', () => {
	it.each([
		['CREATE TABLE users (a int)', true],
		['create unlogged table if not exists app."users"(a int)', true],
		['CREATE OR REPLACE FUNCTION users() RETURNS int RETURN 1', true],
		['ALTER TABLE people\nRENAME TO users', true],
		['CREATE INDEX users_a ON people (users)', false],
		['CREATE TABLE all_users (a int)', false],
		['CREATE TABLE posts (a int REFERENCES users)', false],
		['INSERT INTO users VALUES (1)', false],
	])('of users: %s', (sql, isMaker) => {
		const source = `SELECT 1;\n${sql};`;
		const scripts = [{ path: 'm/2.sql', source, statements: splitStatements(source) }];
		expect(findMaker(scripts, 'users')).toBe(isMaker ? 'm/2.sql:2' : null);
	});
});

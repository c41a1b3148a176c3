import { describe, expect, it } from 'vitest';
import { findMaker, type Missing, missingThing } from '../../../src/replay/find-maker.ts';
import { splitStatements } from '../../../src/sql/split.ts';

it.each([
	['relation "app.users" does not exist', 'other', 'users', 'relation', 'app.users'],
	['schema "auth" does not exist', 'schema', 'auth', 'schema', 'auth'],
	['type "mood" does not exist', 'other', 'mood', 'type', 'mood'],
	['function app.f(integer, text) does not exist', 'routine', 'f', 'function', 'app.f(integer, text)'],
	['function "F"() does not exist', 'routine', 'F', 'function', '"F"()'],
])('%s names what is missing', (message, kind, name, what, fullName) =>
	expect(missingThing(message)).toEqual({ kind, name, what, fullName }),
);

it('finds no name of a column, which no statement makes alone', () => {
	expect(missingThing('column "a" does not exist')).toBeNull();
});

function makerIn(sql: string, missing: Pick<Missing, 'kind' | 'name'>): string | null {
	const source = `SELECT 1;\n${sql};`;
	return findMaker([{ path: 'm/2.sql', source, statements: splitStatements(source) }], missing);
}

describe('the maker of a name', () => {
	it.each([
		['CREATE TABLE users (a int)', true],
		['create unlogged table if not exists app."users"(a int)', true],
		['CREATE OR REPLACE VIEW users AS SELECT 1', true],
		['CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS users ON people (a)', true],
		['CREATE OR REPLACE FUNCTION users() RETURNS int RETURN 1', false],
		['CREATE SCHEMA users', false],
		['ALTER TABLE people\nRENAME TO users', true],
		['CREATE INDEX users_a ON people (users)', false],
		['CREATE TABLE all_users (a int)', false],
		['CREATE TABLE posts (a int REFERENCES users)', false],
		['CREATE INDEX ON users.posts (a)', false],
		['INSERT INTO users VALUES (1)', false],
	])('of a table users: %s', (sql, isMaker) => {
		expect(makerIn(sql, { kind: 'other', name: 'users' })).toBe(isMaker ? 'm/2.sql:2' : null);
	});

	it.each<[string, Missing['kind'], boolean]>([
		['CREATE SCHEMA IF NOT EXISTS users', 'schema', true],
		['CREATE TABLE users.posts (a int)', 'schema', false],
		['CREATE INDEX ON users.posts (a)', 'schema', false],
		['CREATE TABLE users (a int)', 'schema', false],
		['CREATE OR REPLACE FUNCTION "app"."users"() RETURNS int RETURN 1', 'routine', true],
		['CREATE TABLE users (a int)', 'routine', false],
	])('by its kind: %s', (sql, kind, isMaker) => {
		expect(makerIn(sql, { kind, name: 'users' })).toBe(isMaker ? 'm/2.sql:2' : null);
	});
});

import { expect, it } from 'vitest';
import { bodyLineOffset, createdRoutine } from '../../../src/sql/routine-body.ts';

it.each<[string, number, string | null]>([
	['DO $$\nBEGIN\n\tPERFORM 1;\nEND $$', 3, 'PERFORM 1;'],
	['DO $$BEGIN\n  PERFORM 1;\nEND $$', 2, 'PERFORM 1;'],
	["DO LANGUAGE plpgsql 'BEGIN\n PERFORM 1; END'", 2, "PERFORM 1; END'"],
	[
		"CREATE FUNCTION f(a text DEFAULT 'x') RETURNS int LANGUAGE plpgsql AS $b$\nBEGIN\n RETURN 1;\nEND $b$",
		3,
		'RETURN 1;',
	],
	['DO $$\nBEGIN\nEND $$\nLANGUAGE plpgsql', 9, 'END $$'],
	['SELECT 1', 1, null],
])('line of a body: %j', (statement, line, text) => {
	const offset = bodyLineOffset(statement, line);
	expect(offset === null ? null : statement.slice(offset).split('\n')[0]).toBe(text);
});

it.each([
	['CREATE FUNCTION f() RETURNS int', 'f'],
	['create or replace procedure app."My ""f""" (a int)', 'My "f"'],
	['CREATE FUNCTION APP.F(a int)', 'f'],
	['CREATE TABLE f (a int)', null],
])('the routine that %s makes', (statement, name) => expect(createdRoutine(statement)).toBe(name));

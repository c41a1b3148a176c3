import { describe, expect, it } from 'vitest';
import { isPlaceholder } from '../../../src/sql/placeholder.ts';

describe('isPlaceholder', () => {
	it.each([
		'CREATE TABLE users (...)',
		'CREATE TABLE users ( id bigint, ... )',
		"CREATE TYPE status AS ENUM ('a', ...)",
		'CREATE INDEX ...',
		'CREATE INDEX idx ON users(...)',
		'CREATE OR REPLACE FUNCTION ...',
		'...',
		'…',
		'CREATE TABLE users (…)',
		'CREATE TABLE users (id…)',
	])('%s is one', (statement) => {
		expect(isPlaceholder(statement)).toBe(true);
	});

	it.each([
		"SELECT 'wait...'",
		"COMMENT ON TABLE t IS 'more … to come'",
		'CREATE TABLE t (\n  id int -- ... and so on\n)',
		'CREATE TABLE t (/* … */ id int)',
		'CREATE FUNCTION f() RETURNS void AS $$ -- ...\n BEGIN END $$',
		'CREATE TABLE "a..." (id int)',
		'SELECT a.b.c FROM a',
		'SELECT 1. .5',
		'',
	])('%s is none', (statement) => {
		expect(isPlaceholder(statement)).toBe(false);
	});
});

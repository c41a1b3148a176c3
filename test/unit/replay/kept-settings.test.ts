import { describe, expect, it } from 'vitest';
import { keptSettings } from '../../../src/replay/kept-settings.ts';
import { splitStatements } from '../../../src/sql/split.ts';

function kept(source: string): readonly string[] {
	return keptSettings({ path: 'prelude.sql', source, statements: splitStatements(source) });
}

describe('the settings of a prelude that last', () => {
	it.each([
		['SET search_path = a, public', 'SET search_path = a, public'],
		['set session app.tenant to 5', 'set session app.tenant to 5'],
		["SELECT set_config('app.a', 'b', false)", "SELECT set_config('app.a', 'b', false)"],
		["SELECT pg_catalog.set_config('a.a', 'b', false)", "SELECT pg_catalog.set_config('a.a', 'b', false)"],
		['ALTER DATABASE "my app" SET search_path TO a', 'SET search_path TO a'],
		['ALTER ROLE postgres SET app.a = 1', 'SET app.a = 1'],
		['ALTER ROLE ALL IN DATABASE x SET app.a = 1', 'SET app.a = 1'],
		['ALTER USER current_user\nSET app.a = 1', 'SET app.a = 1'],
	])('are made by %s', (statement, setting) => {
		expect(kept(`CREATE SCHEMA a; ${statement};`)).toEqual([setting]);
	});

	it.each([
		'SET LOCAL search_path = a',
		'SET ROLE a',
		'SET SESSION AUTHORIZATION a',
		'SET TRANSACTION READ ONLY',
		'SET CONSTRAINTS ALL DEFERRED',
		'ALTER ROLE somebody SET app.a = 1',
		'ALTER DATABASE x OWNER TO y',
		'SELECT 1',
	])('are not made by %s', (statement) => {
		expect(kept(statement)).toEqual([]);
	});

	it('are none where it is a dump, which sets what it needs for itself', () => {
		expect(
			kept("--\n-- PostgreSQL database dump\n--\n\nSELECT set_config('search_path', '', false);"),
		).toEqual([]);
	});
});

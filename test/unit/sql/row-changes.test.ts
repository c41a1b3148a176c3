import { describe, expect, it } from 'vitest';
import { bodyOf, listRowChanges } from '../../../src/sql/row-changes.ts';

/** A change in a line: its verb, its relation, what it sets, and whether it goes by age. */
function shown(body: string): readonly string[] {
	return listRowChanges(body).map(({ verb, namespace, relation, assignments, isTimed }) => {
		const name = [namespace, relation].filter((part) => part !== null).join('.');
		const sets = assignments.map(
			({ column, value }) => `${column}=${value.map(({ text }) => text).join('')}`,
		);
		return [verb, name, ...sets, ...(isTimed ? ['timed'] : [])].filter(Boolean).join(' ');
	});
}

describe('the row changes of a body', () => {
	it.each<[string, readonly string[]]>([
		[
			"UPDATE users SET name = NULL, email = 'x' || id WHERE id = p",
			["update users name=NULL email='x'||id"],
		],
		['UPDATE ONLY app."User" AS u SET "firstName" = $1', ['update app.User firstName=$1']],
		[
			'UPDATE users u SET a = (SELECT max(b, c) FROM x), d = 1 FROM y',
			['update users a=(SELECTmax(b,c)FROMx) d=1'],
		],
		[
			"DELETE FROM logs WHERE at < now() - interval '1 year'; DELETE FROM jobs",
			['delete logs timed', 'delete jobs'],
		],
		['DELETE FROM ONLY sessions WHERE expires_at < p', ['delete sessions timed']],
		['TRUNCATE TABLE a; TRUNCATE b', ['truncate a', 'truncate b']],
		[
			'BEGIN NEW.email := NULL; IF NEW.a = 1 THEN NEW.b = 2; END IF; END',
			['assign email=NULL', 'assign b=2'],
		],
		[
			'SELECT * FROM t FOR UPDATE; INSERT INTO t VALUES (1) ON CONFLICT (a) DO UPDATE SET b = 2',
			['insert t'],
		],
		['INSERT INTO audit."Log" SELECT old.*', ['insert audit.Log']],
		["-- DELETE FROM a\nPERFORM 'DELETE FROM b'; /* UPDATE c SET d = 1 */", []],
		['UPDATE', []],
		['DELETE FROM', []],
	])('%s', (body, changes) => {
		expect(shown(body)).toEqual(changes);
	});

	it('are read in one pass', () => {
		const started = performance.now();
		expect(shown('UPDATE t SET a = 1;'.repeat(5000))).toHaveLength(5000);
		expect(performance.now() - started).toBeLessThan(1500);
	});
});

describe('the body of a routine', () => {
	it.each([
		['CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $function$DELETE FROM a$function$', 'DELETE FROM a'],
		["CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'SELECT ''x'''", "SELECT 'x'"],
		['CREATE FUNCTION f() RETURNS void LANGUAGE sql\nBEGIN ATOMIC\n DELETE FROM a;\nEND', null],
	])('%s', (definition, body) => {
		expect(bodyOf(definition)).toBe(body ?? definition);
	});
});

import { describe, expect, it } from 'vitest';
import type { EngineFailure } from '../../../src/dialects/dialect.ts';
import type { LedgerEntry, Migration } from '../../../src/project/project.ts';
import { replayError } from '../../../src/replay/replay-failure.ts';
import { splitStatements } from '../../../src/sql/split.ts';

function errorFor(source: string, failure: Partial<EngineFailure>, ledger: readonly LedgerEntry[] = []) {
	const migration: Migration = {
		...{ version: '1', name: 'a', path: 'm/1_a.sql', source },
		...{ statements: splitStatements(source), sections: [] },
	};
	const none = { sqlstate: '', message: '', detail: null, hint: null, offset: null, ended: null };
	return replayError(migration, { ...none, index: 0, ...failure }, ledger);
}

describe('a statement that failed', () => {
	it('is told with place, code, detail, the engine’s hint and itself', () => {
		const error = errorFor('SELECT 1;\n\nSELECT\n  missing;\n', {
			...{ index: 1, sqlstate: '42703', message: 'column "missing" does not exist', offset: 9 },
			...{ detail: 'more', hint: 'Perhaps you meant something else.' },
		});
		expect(error).toMatchObject({
			code: 'replay',
			message: 'the engine refused this statement: column "missing" does not exist',
			location: { file: 'm/1_a.sql', line: 4 },
			facts: {
				SQLSTATE: '42703',
				detail: 'more',
				'engine hint': 'Perhaps you meant something else.',
				statement: 'SELECT\n  missing',
			},
		});
	});

	it('is cut when it is long', () => {
		const { facts } = errorFor(`SELECT '${'x'.repeat(5000)}'`, { sqlstate: '22000', message: 'm' });
		expect(facts.statement).toHaveLength(402);
	});

	it('comes with what was left out before it, and with a guess of the kind of database', () => {
		const entries: readonly LedgerEntry[] = [
			{ kind: 'skipped', message: 'Left out.', file: 'm/0_a.sql', line: 3 },
			{ kind: 'assumed', message: 'Something else.', file: 'm', line: null },
			{
				...{ kind: 'assumed', file: 'm', line: null },
				message: 'Nothing in these files tells which kind of database they are for: PostgreSQL is assumed.',
			},
		];
		expect(errorFor('SELECT 1', { sqlstate: '42601', message: 'm' }, entries).facts).toMatchObject({
			'not run': 'm/0_a.sql:3: Left out.',
			assumed: entries[2]?.message,
		});
	});
});

const EXTENSION: LedgerEntry = {
	...{ kind: 'skipped', file: 'm/0.sql', line: 1 },
	message: 'The embedded engine does not have the extension "postgis": replayed without it.',
};

describe('the way out', () => {
	it.each<[string, Partial<EngineFailure>, RegExp, string, (readonly LedgerEntry[])?]>([
		['too slow', { ended: 'time' }, /`limits\.migration-seconds` or.*`limits\.run-seconds`/, 'limit'],
		['too large', { ended: 'memory' }, /`limits\.memory-megabytes`/, 'limit'],
		['too large by its own word', { sqlstate: '53200' }, /`limits\.memory-megabytes`/, 'replay'],
		['a crash', { ended: 'crash' }, /report it with the statement/, 'replay'],
		['a server’s file', { sqlstate: '58P01' }, /COPY … FROM stdin/, 'replay'],
		[
			'a function of an extension',
			{ sqlstate: '42883', message: 'function uuid_generate_v4() does not exist' },
			/extension uuid-ossp/,
			'replay',
		],
		['a missing table', { sqlstate: '42P01' }, /order of the migrations/, 'replay'],
		[
			'a missing type after a missing extension',
			{ sqlstate: '42704' },
			/cannot be replayed/,
			'replay',
			[EXTENSION],
		],
		['a table that is there', { sqlstate: '42P07' }, /two migrations that do the same/, 'replay'],
		['no SQL', { sqlstate: '42601' }, /placeholders/, 'replay'],
		['anything else', { sqlstate: '23505' }, /on an empty PostgreSQL/, 'replay'],
	])('of %s', (_, failure, hint, code, ledger = []) => {
		const error = errorFor('SELECT 1', failure, ledger);
		expect(error.hint).toMatch(hint);
		expect(error.code).toBe(code);
	});

	it('of COPY PROGRAM says that there are no programs, without a success that was none', () => {
		const error = errorFor(`COPY a FROM PROGRAM 'b'`, {
			...{ sqlstate: 'XX000', message: 'could not execute command "b": Success' },
		});
		expect(error.message).toBe('the engine refused this statement: could not execute command "b"');
		expect(error.hint).toContain('COPY … PROGRAM runs commands of the database server');
	});
});

import { describe, expect, it } from 'vitest';
import { commandEnvironment, withoutDatabase } from '../../../src/replay/command-environment.ts';

describe('the environment of a command', () => {
	it.each([
		[
			'postgresql://me:p%40ss@db.example.org/shop?sslmode=verify-ca&sslrootcert=%2Fca.pem',
			{
				PGHOST: 'db.example.org',
				PGPORT: '5432',
				PGUSER: 'me',
				PGPASSWORD: 'p@ss',
				PGDATABASE: 'shop',
				PGSSLMODE: 'verify-ca',
				PGSSLROOTCERT: '/ca.pem',
			},
		],
		[
			'postgresql://me@%2Fvar%2Frun%2Fpostgresql:5433/shop',
			{ PGHOST: '/var/run/postgresql', PGPORT: '5433', PGUSER: 'me', PGDATABASE: 'shop' },
		],
		[
			'postgresql:///shop?host=/run/pg&port=5434&user=me&password=secret',
			{ PGHOST: '/run/pg', PGPORT: '5434', PGUSER: 'me', PGPASSWORD: 'secret', PGDATABASE: 'shop' },
		],
	])('names the database of %s', (url, expected) => {
		const { PATH, HOME, LANG, ...rest } = commandEnvironment(url);
		expect([PATH, HOME, LANG].every(Boolean)).toBe(true);
		expect(rest).toEqual({ DATABASE_URL: url, ...expected });
	});
});

describe('what a command printed', () => {
	it.each([
		['postgresql://me:p%40ss@db.example.org/shop', 'p@ss p%40ss at db.example.org', '*** *** at ***'],
		['postgresql:///shop?host=/run/pg&password=secret', 'secret at /run/pg', '*** at ***'],
		['postgresql://me:secret@localhost/shop', 'secret at localhost', '*** at localhost'],
		['postgresql://me:secret@h/shop', 'see postgresql://me:secret@h/shop', 'see ***'],
	])('is shown without %s', (url, output, shown) => {
		expect(withoutDatabase(output, url)).toBe(shown);
	});
});

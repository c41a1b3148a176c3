import type { DatabaseConfig } from '../config/config.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { postgres, postgresOn } from '../dialects/postgres/postgres.ts';
import { UserError } from '../errors.ts';
import type { RunSettings } from './run-input.ts';

/**
 * The dialect with the engine that a database is configured for. Throws a UserError where there is no server for it, and
 * where a fork's code would run.
 */
export function chooseDialect(
	{ engine, migrateCommand }: DatabaseConfig,
	{ databaseUrl, isFork }: Pick<RunSettings, 'databaseUrl' | 'isFork'>,
): Dialect {
	if (migrateCommand !== null && isFork) {
		throw new UserError('config', '`migrate-command` is not for a pull request from a fork', {
			hint: 'It runs foreign code: check such a pull request after a look at it, on a branch of this repository.',
		});
	}
	if (engine === 'embedded') return postgres;
	if (isFork) {
		throw new UserError('config', '`engine: server` is not for a pull request from a fork', {
			hint: 'Its migrations are foreign code, and a server is no sandbox: check forks with `engine: embedded`.',
		});
	}
	if (!databaseUrl) {
		throw new UserError('config', '`engine: server` needs the address of a server', {
			hint: 'Set the environment variable DATABASE_URL, or give --database-url; the config file must not hold it.',
		});
	}
	return postgresOn(databaseUrl);
}

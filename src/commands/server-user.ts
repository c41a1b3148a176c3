import type { DatabaseConfig } from '../config/config.ts';
import type { RunSettings } from './run-input.ts';

/** A database with the server's user for what migration tools fill in with the user that they connect as. */
export function withServerUser(
	database: DatabaseConfig,
	{ databaseUrl }: Pick<RunSettings, 'databaseUrl'>,
): DatabaseConfig {
	const user = database.engine === 'server' ? userOf(databaseUrl) : null;
	if (user === null) return database;
	const known = Object.fromEntries(NAMES.map((name) => [name, user]));
	return { ...database, placeholders: { ...known, ...database.placeholders } };
}

/** As Flyway and graphile-migrate call it. */
const NAMES = ['flyway:user', 'DATABASE_OWNER'];

/** Null for what is no address, which is told when it is used. */
function userOf(databaseUrl: string | null): string | null {
	if (databaseUrl === null || !URL.canParse(databaseUrl)) return null;
	const { username, searchParams } = new URL(databaseUrl);
	try {
		return (searchParams.get('user') ?? decodeURIComponent(username)) || null;
	} catch {
		return null;
	}
}

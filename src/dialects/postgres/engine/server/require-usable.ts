import type { Client } from 'pg';
import { UserError } from '../../../../errors.ts';

/** What a server says it is. */
export interface ServerKind {
	/** `PostgreSQL`, or another product that speaks its protocol, as it calls itself. */
	readonly product: string;
	/** The major version of PostgreSQL that it is, or says to be compatible with. */
	readonly major: number;
}

const OLDEST_MAJOR = 14;

/** Asks a server what it is, the whole line of its version, and whether it is a standby. */
export async function readServerKind(
	client: Client,
): Promise<{ readonly kind: ServerKind; readonly version: string; readonly standby: boolean }> {
	const { rows } = await client.query<{ version: string; number: string; standby: boolean }>(
		`SELECT version() AS version, current_setting('server_version_num') AS number, pg_is_in_recovery() AS standby`,
	);
	const { version = '', number = '0', standby = false } = rows[0] ?? {};
	return {
		kind: { product: productOf(version), major: Math.floor(Number(number) / 10_000) },
		version,
		standby,
	};
}

/** Asks a server what it is; throws the UserError for one that a replay cannot use. */
export async function requireUsable(maintenance: Client): Promise<ServerKind> {
	const { kind, version, standby } = await readServerKind(maintenance);
	if (kind.major < OLDEST_MAJOR) {
		throw new UserError('config', `the server is PostgreSQL ${kind.major}, which is too old`, {
			facts: { version },
			hint: `Use PostgreSQL ${OLDEST_MAJOR} or newer, or \`engine: embedded\`, which is PostgreSQL 18.`,
		});
	}
	if (standby) {
		throw new UserError('config', 'the server is a standby, on which nothing can be written', {
			hint: 'Use the address of the primary server.',
		});
	}
	return kind;
}

/** Products that say `PostgreSQL` first name themselves later in the same line. */
function productOf(version: string): string {
	const named = /CockroachDB|Yugabyte(?:DB)?|-YB-|Greenplum|Citus|EnterpriseDB|Redshift|Materialize/i.exec(
		version,
	)?.[0];
	if (named === '-YB-') return 'YugabyteDB';
	return named ?? 'PostgreSQL';
}

/**
 * Throws a UserError where a pooler stands between this connection and the server: who is behind it changes from one
 * transaction to the next, and with it settings, locks and temporary tables.
 */
export async function requireDirect(client: Client & { readonly processID?: number }): Promise<void> {
	const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
	if (client.processID === undefined || rows[0]?.pid === client.processID) return;
	throw new UserError('config', 'the database URL leads to a connection pooler', {
		hint: 'Use the address of the server itself.',
	});
}

import type { Client } from 'pg';
import { UserError } from '../../../../errors.ts';
import { connect } from './connect.ts';
import { lockNumber, newScratchName } from './scratch-name.ts';

/** The comment that says whose a database is; a database with another comment is never touched. */
export const SCRATCH_COMMENT = 'Scratch database of auggie-database-spec; dropped by itself.';

/** An unusual number that a database is made with, so that one is marked from its first moment on. */
export const CONNECTION_LIMIT = 97;

/**
 * Makes a scratch database and gives its name. The lock on the maintenance connection, held before there is anything to
 * drop, tells other runs that this one lives.
 */
export async function createScratchDatabase(maintenance: Client): Promise<string> {
	const name = newScratchName();
	await maintenance.query(`SELECT pg_advisory_lock(${lockNumber(name)})`);
	const create = `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' CONNECTION LIMIT ${CONNECTION_LIMIT}`;
	try {
		await maintenance.query(create).catch((error: { readonly code?: string }) => {
			// The server's own locale is for another encoding.
			if (error.code === INVALID_PARAMETER) return maintenance.query(`${create} LC_COLLATE 'C' LC_CTYPE 'C'`);
			throw error;
		});
		await maintenance.query(`COMMENT ON DATABASE ${name} IS '${SCRATCH_COMMENT}'`);
	} catch (error) {
		await maintenance.query(`DROP DATABASE IF EXISTS ${name}`).catch(() => {});
		throw creationError(error as { readonly code?: string; readonly message: string });
	}
	return name;
}

const INVALID_PARAMETER = '22023';

/** Drops a scratch database with whoever is in it, and what would keep the server from dropping it. */
export async function dropScratchDatabase(maintenance: Client, address: URL, name: string): Promise<void> {
	const drop = `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`;
	try {
		await maintenance.query(drop);
	} catch {
		await clearObstacles(address, name);
		await maintenance.query(drop);
	}
	await maintenance.query(`SELECT pg_advisory_unlock(${lockNumber(name)})`);
}

/** Prepared transactions and subscriptions outlive their sessions and keep a database from being dropped. */
async function clearObstacles(address: URL, database: string): Promise<void> {
	const client = await connect(address, { database, settings: {} });
	try {
		const { rows } = await client.query<{ sql: string }>(
			`SELECT 0 AS place, format('ROLLBACK PREPARED %L', gid) AS sql
			FROM pg_prepared_xacts WHERE database = current_database()
			UNION ALL
			SELECT place, format(step, subname) FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid,
				(VALUES (1, 'ALTER SUBSCRIPTION %I DISABLE'), (2, 'ALTER SUBSCRIPTION %I SET (slot_name = NONE)'),
					(3, 'DROP SUBSCRIPTION %I')) AS steps(place, step)
			WHERE d.datname = current_database()
			ORDER BY place`,
		);
		for (const { sql } of rows) await client.query(sql);
	} finally {
		await client.end();
	}
}

function creationError({ code, message }: { readonly code?: string; readonly message: string }): UserError {
	const facts = { SQLSTATE: code ?? '', reason: message };
	if (code === '42501') {
		return new UserError('config', 'the user of the database URL may not create databases', {
			facts,
			hint: 'The replay makes a scratch database and drops it: let an administrator run ALTER ROLE … CREATEDB for this user, or use `engine: embedded`.',
		});
	}
	if (code === '25006') {
		return new UserError('config', 'the database server does not let anything be written', {
			facts,
			hint: 'Use the address of the primary server.',
		});
	}
	return new UserError('config', 'the server does not make a scratch database', {
		facts,
		hint: 'Use a PostgreSQL server on which databases can be made, or `engine: embedded`.',
	});
}

import type { Client } from 'pg';
import { UserError } from '../../../../errors.ts';
import type { EngineLimits } from '../../../dialect.ts';
import { addressFor, parseAddress } from './address.ts';
import { connect } from './connect.ts';
import { dropLeftovers } from './leftovers.ts';
import { onSignal } from './on-signal.ts';
import { requireDirect, requireUsable, type ServerKind } from './require-usable.ts';
import { createScratchDatabase, dropScratchDatabase } from './scratch-database.ts';

/** A database of the server that nobody else knows of, and the connection to it. */
export interface Scratch {
	readonly client: Client;
	readonly kind: ServerKind;
	/** What a former run left behind and could not be dropped, a sentence each. */
	readonly remarks: readonly string[];
	/** The address of the database itself, for programs with a client of their own. */
	readonly url: string;
	/** Ends every session in it but our own. */
	endOthers(): Promise<void>;
	/** Ends our own session, from outside. */
	interrupt(): Promise<void>;
	/** Drops it; throws the UserError that names it where the server will not. */
	drop(): Promise<void>;
}

/** Drops what killed runs have left, then makes a scratch database that goes with `drop`, or with a signal. */
export async function openScratch(url: string, limits: EngineLimits): Promise<Scratch> {
	const address = parseAddress(url);
	const maintenance = await connect(address, { database: null, settings: {} });
	try {
		const kind = await requireUsable(maintenance);
		await requireDirect(maintenance);
		const remarks = await dropLeftovers(maintenance, address);
		const creation = createScratchDatabase(maintenance);
		const drop = onceOnly(async () => dropAndLeave(maintenance, address, await creation));
		// A signal may come while the server is still at making it.
		const forget = onSignal(drop);
		const database = await creation.catch((error) => {
			forget();
			throw error;
		});
		try {
			await noticeLostClients(maintenance, database);
			const words = { database, settings: sessionSettings(limits) };
			const client = await connect(address, words);
			const pid = await backendOf(client);
			return {
				client,
				kind,
				remarks,
				url: addressFor(address, words),
				endOthers: () => endSessions(maintenance, database, '<>', pid),
				interrupt: () => endSessions(maintenance, database, '=', pid),
				async drop() {
					await client.end();
					await drop();
					forget();
				},
			};
		} catch (error) {
			await drop();
			forget();
			throw error;
		}
	} catch (error) {
		await maintenance.end();
		throw error;
	}
}

/** A server that only looks for its client between two statements would let a killed run's last one go on for ever. */
async function noticeLostClients(maintenance: Client, database: string): Promise<void> {
	// Not every operating system has a way to notice.
	await maintenance
		.query(`ALTER DATABASE ${database} SET client_connection_check_interval = '1s'`)
		.catch(() => {});
}

async function backendOf(client: Client): Promise<number> {
	const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
	return rows[0]?.pid ?? 0;
}

async function endSessions(
	maintenance: Client,
	database: string,
	comparison: '=' | '<>',
	pid: number,
): Promise<void> {
	const sql = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid ${comparison} $2`;
	// Where this does not work, dropping the database ends what runs in it.
	await maintenance.query(sql, [database, pid]).catch(() => {});
}

const MOST_LOCK_SECONDS = 30;

/** Settings that the server itself ends runaway work by, and those that the meaning of a migration depends on. */
function sessionSettings({ migrationSeconds }: EngineLimits): Readonly<Record<string, string>> {
	return {
		// Our own clock comes first, and says more; this one is for when we are gone.
		statement_timeout: String(migrationSeconds * 1000 + 1000),
		idle_in_transaction_session_timeout: String(migrationSeconds * 1000 + 1000),
		lock_timeout: String(Math.min(migrationSeconds, MOST_LOCK_SECONDS) * 1000),
		search_path: 'public',
		TimeZone: 'UTC',
		DateStyle: 'ISO,MDY',
		IntervalStyle: 'postgres',
	};
}

async function dropAndLeave(maintenance: Client, address: URL, database: string): Promise<void> {
	try {
		await dropScratchDatabase(maintenance, address, database);
	} catch {
		await dropAnew(address, database);
	} finally {
		await maintenance.end();
	}
}

/** The connection that made it may have been lost on the way. */
async function dropAnew(address: URL, database: string): Promise<void> {
	try {
		const client = await connect(address, { database: null, settings: {} });
		await dropScratchDatabase(client, address, database).finally(() => client.end());
	} catch (cause) {
		throw new UserError('replay', `the scratch database ${database} could not be dropped`, {
			hint: 'The next run drops it; to do it by hand: DROP DATABASE … WITH (FORCE).',
			cause,
		});
	}
}

function onceOnly(act: () => Promise<void>): () => Promise<void> {
	let running: Promise<void> | null = null;
	return () => {
		running ??= act();
		return running;
	};
}
